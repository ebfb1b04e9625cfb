import {
  evidenceOf,
  judgePassive,
  LIVENESS_FRAMES,
  type LivenessFrame,
} from '../../electron/core/liveness/passive.ts';
import { rateOverPeople } from '../../native-models/evaluate/intervals.ts';
import { cutLivenessCrop, cutLivenessCrops } from '../../native-models/face/liveness-crop.ts';
import { lookAtFaces } from '../../native-models/host/liveness.ts';
import { goldenCrop } from '../../native-models/runtime/golden.ts';
import { OnnxNetwork } from '../../native-models/runtime/onnx-network.ts';
import { startOnnxOfNode } from '../../native-models/runtime/onnx-node.ts';
import type { OnnxFiles } from '../../native-models/vocabulary/host-contract.ts';
import {
  livenessCropNames,
  onnxRuntime,
  type LivenessState,
} from '../../native-models/vocabulary/index.ts';
import { livenessFiles } from '../support/liveness-pack.ts';
import { loadFinder } from '../support/sample-faces.ts';
import { areaUnder } from './area-under.ts';
import { clipTracks, inTurn, lfwFrames, nuaaPhotos, type NuaaPhoto } from './liveness-faces.ts';
import { percent, quantile, type Figure } from './report.ts';

/** The people of NUAA by whom the thresholds were set; the others are the test. */
const SET_BY: ReadonlySet<string> = new Set(['0001', '0002', '0003']);
/** People of LFW who are looked at, one photo each. */
const LFW = 1000;
/** Frames of a clip that are judged together, as a track is: one second. */
const WINDOW = 12;
const ROUNDS = 40;

/** The passive liveness check: printed pictures and people of NUAA, webcam clips, photos of LFW, what it costs, and both runtimes. */
export async function benchLiveness(): Promise<Figure[]> {
  const files = (await livenessFiles())!;
  const ort = await startOnnxOfNode('onnxruntime-node');
  const network = await OnnxNetwork.load(ort, files);
  const feed = { ...files.feed, channels: 'RGB' as const };
  const swapped = await OnnxNetwork.load(ort, { ...files, feed });
  const lookers = { finder: await loadFinder(), network };
  const { photos, faceless } = await nuaaPhotos(lookers, swapped);
  const figures = [
    nuaa(photos, faceless),
    nuaaTracks(photos),
    colors(photos),
    clips(await clipTracks(lookers)),
    lfw(await lfwFrames(lookers, LFW)),
    ...(await runtimes(files)),
  ];
  lookers.finder.dispose();
  return figures;
}

/** Single frames of people by whom nothing was set: prints that pass for a person, and people who do not. */
function nuaa(photos: readonly NuaaPhoto[], faceless: number): Figure {
  const tested = photos.filter(({ person }) => !SET_BY.has(person));
  const people = [...new Set(tested.map(({ person }) => person))];
  const rate = (kind: NuaaPhoto['kind'], errs: (state: LivenessState) => boolean) =>
    rateOverPeople(
      people.map((person) => {
        const own = tested.filter((photo) => photo.kind === kind && photo.person === person);
        const states = own.map(({ frame }) => judgePassive([frame], 1).state);
        return { errors: states.filter(errs).length, trials: states.length };
      }),
    );
  const apcer = rate('printed', (state) => state === 'live');
  const bpcer = rate('live', (state) => state !== 'live');
  const evidence = (kind: NuaaPhoto['kind']): number[] => evidenceIn(tested, kind, 'frame');
  const gap = [Math.max(...evidence('printed')), Math.min(...evidence('live'))];
  return {
    what: `NUAA, single frames of ${people.length} people by whom nothing was set (${tested.length} frames, ${faceless} without a face): prints taken for a person (APCER), people not (BPCER)`,
    measured: `${percent(apcer.value)} (at most ${percent(apcer.high)}), ${percent(bpcer.value)} (at most ${percent(bpcer.high)}); evidence of prints up to ${gap[0]!.toFixed(2)}, of people from ${gap[1]!.toFixed(2)}`,
    bound: '≤ 1%, ≤ 1%',
    holds: apcer.value <= 0.01 && bpcer.value <= 0.01,
    numbers: { apcer: apcer.value, apcerHigh: apcer.high, bpcer: bpcer.value, bpcerHigh: bpcer.high, mostOfPrints: gap[0]!, leastOfPeople: gap[1]! }, // prettier-ignore
  };
}

/** The same by four frames in a row of which one crop each is looked at: the least by which a track is judged. */
function nuaaTracks(photos: readonly NuaaPhoto[]): Figure {
  const tested = photos.filter(({ person }) => !SET_BY.has(person));
  const rate = (kind: NuaaPhoto['kind'], errs: (state: LivenessState) => boolean) => {
    const people = Map.groupBy(
      tested.filter((photo) => photo.kind === kind),
      ({ person }) => person,
    );
    return rateOverPeople(
      [...people.values()].map((own) => {
        const frames = inTurn(own.map(({ frame }) => frame));
        const states = inARow(frames, LIVENESS_FRAMES).map((four) => judgePassive(four).state);
        return { errors: states.filter(errs).length, trials: states.length };
      }),
    );
  };
  const apcer = rate('printed', (state) => state === 'live');
  const bpcer = rate('live', (state) => state !== 'live');
  return {
    what: `the same, ${LIVENESS_FRAMES} frames in a row, one crop of each by turns: prints taken for a person, people not`,
    measured: `${percent(apcer.value)} (at most ${percent(apcer.high)}), ${percent(bpcer.value)} (at most ${percent(bpcer.high)})`,
    bound: '≤ 1%, ≤ 1%',
    holds: apcer.value <= 0.01 && bpcer.value <= 0.01,
    numbers: { apcer: apcer.value, apcerHigh: apcer.high, bpcer: bpcer.value, bpcerHigh: bpcer.high }, // prettier-ignore
  };
}

/** What the order of the colors is worth. */
function colors(photos: readonly NuaaPhoto[]): Figure {
  const auc = (by: 'frame' | 'swapped'): number =>
    areaUnder(evidenceIn(photos, 'live', by), evidenceIn(photos, 'printed', by));
  const [right, wrong] = [auc('frame'), auc('swapped')];
  return {
    what: 'NUAA, all people: area under the curve, fed as blue, green, red, and the other way round',
    measured: `${right.toFixed(4)}, ${wrong.toFixed(4)}`,
    bound: 'the first is higher',
    holds: right > wrong,
    numbers: { bgr: right, rgb: wrong },
  };
}

/** People before webcams whom the check would not let pass, by their whole track and by every second of it. */
function clips(tracks: readonly { name: string; frames: readonly LivenessFrame[] }[]): Figure {
  const long = tracks
    .filter(({ frames }) => frames.length >= LIVENESS_FRAMES)
    .map(({ frames }) => inTurn(frames));
  const isDenied = (frames: readonly LivenessFrame[]) => judgePassive(frames).state !== 'live';
  const denied = long.filter(isDenied);
  const windowsOf = (length: number) => long.flatMap((frames) => inARow(frames, length));
  const [seconds, fours] = [windowsOf(WINDOW), windowsOf(LIVENESS_FRAMES)];
  const [deniedSeconds, deniedFours] = [seconds.filter(isDenied), fours.filter(isDenied)];
  const rate = denied.length / long.length;
  return {
    what: `webcam clips, ${long.length} tracks of people, one crop of a frame by turns: not found live over all their frames, over ${WINDOW} in a row, and over ${LIVENESS_FRAMES}`,
    measured: `${percent(rate)}, ${percent(deniedSeconds.length / seconds.length)} of ${seconds.length}, ${percent(deniedFours.length / fours.length)} of ${fours.length}`,
    bound: '≤ 2%, ≤ 2%, ≤ 2%',
    holds:
      rate <= 0.02 &&
      deniedSeconds.length <= 0.02 * seconds.length &&
      deniedFours.length <= 0.02 * fours.length,
    numbers: { tracks: long.length, denied: denied.length, windows: seconds.length, deniedWindows: deniedSeconds.length, fours: fours.length, deniedFours: deniedFours.length }, // prettier-ignore
  };
}

/** All runs of so many frames, or all frames where there are fewer. */
function inARow(frames: readonly LivenessFrame[], length: number): (readonly LivenessFrame[])[] {
  return Array.from({ length: Math.max(1, frames.length - length + 1) }, (_, at) =>
    frames.slice(at, at + length),
  );
}

/** Photos of people that were never before this camera: press photos, one by one. */
function lfw(frames: readonly (LivenessFrame | null)[]): Figure {
  const judged = frames.flatMap((frame) => (frame ? [judgePassive([frame], 1)] : []));
  const share = (state: LivenessState): number =>
    judged.filter((one) => one.state === state).length / judged.length;
  const [not, cannot] = [share('not live'), share('cannot tell')];
  return {
    what: `LFW, one photo each of ${judged.length} people: called not live, and cannot tell`,
    measured: `${percent(not)}, ${percent(cannot)}`,
    bound: '≤ 5%',
    holds: not <= 0.05,
    numbers: { photos: judged.length, notLive: not, cannotTell: cannot },
  };
}

/** What a face costs on each runtime, from the picture to the shares, and how far each is off the golden output. */
async function runtimes(files: OnnxFiles): Promise<Figure[]> {
  const figures: Figure[] = [];
  const picture = { width: 640, height: 480, channels: 4 as const, data: new Uint8Array(640 * 480 * 4).fill(90) }; // prettier-ignore
  const box = { x: 240, y: 140, width: 130, height: 170 };
  for (const runtime of onnxRuntime.options) {
    const network = await OnnxNetwork.load(await startOnnxOfNode(runtime), files);
    const output = await network.run(goldenCrop(files.feed.width));
    const difference = Math.max(...files.golden.map((value, i) => Math.abs(value - output[i]!)));
    const times: number[] = [];
    const photoTimes: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const crop = livenessCropNames[round % 2]!;
      const cut = () => cutLivenessCrop(picture, box, crop);
      times.push(await timeOf(() => lookAtFaces(network, [{ near: null, wide: null, [crop]: cut() }]))); // prettier-ignore
      photoTimes.push(await timeOf(() => lookAtFaces(network, [cutLivenessCrops(picture, box)])));
    }
    const [time, photoTime] = [quantile(times, 0.5), quantile(photoTimes, 0.5)];
    figures.push({
      what: `liveness of a face on ${runtime}: one crop cut of 640×480 and looked at, as of a frame, median of the processor’s time; both, as of a photo; difference from the golden output`,
      measured: `${time.toFixed(1)} ms; ${photoTime.toFixed(1)} ms; ${difference.toExponential(1)}`,
      bound: '≤ 12 ms, ≤ 1e-3',
      holds: time <= 12 && difference <= 1e-3,
      numbers: { milliseconds: time, photo: photoTime, difference },
    });
  }
  return figures;
}

/** Milliseconds of the processor’s time: one thread computes, and others may be at work on this machine. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function evidenceIn(
  photos: readonly NuaaPhoto[],
  kind: NuaaPhoto['kind'],
  by: 'frame' | 'swapped',
): number[] {
  return photos.flatMap((photo) =>
    photo.kind === kind && photo[by].look ? (evidenceOf([photo[by].look]) ?? []) : [],
  );
}
