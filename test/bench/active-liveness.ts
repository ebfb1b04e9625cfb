import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FaceFinder, FoundFace } from '../../native-models/face/finder.ts';
import type { PixelImage } from '../../native-models/face/image.ts';
import { viewOf } from '../../native-models/face/relief.ts';
import { TurnCheck, type TurnEvidence } from '../../native-models/face/turn-check.ts';
import { Tracker } from '../../native-models/face/tracker.ts';
import { rateOverPeople } from '../../native-models/evaluate/intervals.ts';
import { framesOf } from '../support/clips.ts';
import { dataFolder } from '../support/needs.ts';
import { decodePhoto } from '../support/photo-reading.ts';
import { loadFinder } from '../support/sample-faces.ts';
import { percent, type Figure } from './report.ts';
import { shown, type Held } from '../support/shown-picture.ts';

/** Frames of the clips in a second; a check looks at six seconds, and one begins every two. */
const RATE = 12;
const LONG = 6 * RATE;
const EVERY = 2 * RATE;
const DETECT_EVERY = 15;
/** The clips whose stills, moved as pictures, set the check's bounds, with NUAA's people as heads; the other clips are the test. */
const SET_BY: ReadonlySet<string> = new Set(['one-man-head-pose', 'person-a', 'person-b']);
/** Frames of a picture that is moved once around. */
const AROUND = 24;
const DEGREE = Math.PI / 180;

/** One run of the check, and whose clip or print it was. */
interface Checked extends TurnEvidence {
  readonly of: string;
}

type Frames = { readonly length: number; readonly at: (i: number) => Promise<PixelImage> };

/** Ways to move a picture, by the part of the way around, 0 to 1. */
const MOVES: Record<string, (phase: number) => Held> = {
  'tilted by 25°': (phase) => held(phase, 25, 0),
  'tilted by 40°': (phase) => held(phase, 40, 0),
  'bent back, tilted by 25°': (phase) => held(phase, 25, 1 / 600),
  'bent forward, tilted by 25°': (phase) => held(phase, 25, -1 / 600),
  'bent more and less, tilted by 35°': (phase) => held(phase, 35, Math.sin(6 * Math.PI * phase) / 450),
}; // prettier-ignore

/**
 * The check of turns on people before webcams, on stills of the same clips that are moved as pictures, flat and bent, on the
 * clips played on a screen that is tilted, and on NUAA's recordings of people and of prints that were held and bent by hand.
 */
export async function benchActiveLiveness(): Promise<Figure[]> {
  const finder = await loadFinder();
  const live: Checked[] = [];
  const pictures = new Map<string, Checked[]>(Object.keys(MOVES).map((name) => [name, []]));
  const played: Checked[] = [];
  for (const file of readdirSync(join(dataFolder, 'webcam')).toSorted()) {
    const name = basename(file, '.mjpeg');
    const clip = clipFrames(join(dataFolder, 'webcam', file));
    const tracks = await followed(finder, clip);
    live.push(...inWindows(tracks).map((evidence) => ({ ...evidence, of: name })));
    const faces = tracks.flat().toSorted((a, b) => fromFront(a.face) - fromFront(b.face));
    for (const [kind, move] of Object.entries(MOVES)) {
      for (const still of [faces[0]!, faces.at(-1)!]) {
        const picture = await clip.at(still.frame);
        const frames = { length: AROUND, at: async (i: number) => shown(picture, middleOf(still.face), move(i / AROUND)) }; // prettier-ignore
        const seen = await followed(finder, frames);
        pictures.get(kind)!.push({ ...best(seen.map(checked)), of: name });
      }
    }
    if (inWindows(tracks).every(({ verdict }) => verdict === 'cannot tell')) continue;
    const center = middleOf(faces[0]!.face);
    const replay = { length: clip.length, at: async (i: number) => shown(await clip.at(i), center, held(i / LONG, 10, 0)) }; // prettier-ignore
    played.push(...inWindows(await followed(finder, replay)).map((one) => ({ ...one, of: name })));
    process.stderr.write(`\r${name}          `);
  }
  const [people, prints] = [await nuaa(finder, 'live'), await nuaa(finder, 'printed')];
  finder.dispose();
  process.stderr.write('\n');
  const tested = (checks: readonly Checked[]) => checks.filter(({ of }) => !SET_BY.has(of));
  const moved = [...pictures.values()].flat();
  return [
    refused('people before webcams, six seconds each', tested(live)),
    refused('NUAA’s people, by whom its bounds were set', people),
    accepted('stills of the clips by which nothing was set, moved as pictures', tested(moved), '≤ 5%'), // prettier-ignore
    ...[...pictures].map(([kind, checks]) => accepted(`of these, ${kind}`, tested(checks), '≤ 5%')),
    accepted('stills of the clips by which its bounds were set, moved as pictures', moved.filter(({ of }) => SET_BY.has(of)), '≤ 5%'), // prettier-ignore
    accepted('NUAA’s prints, bent by hand', prints, '≤ 5%'),
    accepted('the clips played that turn, played on a screen that is tilted by 10°', played, null),
  ];
}

/** Of the checks that had an answer, how many people were refused. */
function refused(what: string, checks: readonly Checked[]): Figure {
  const told = checks.filter(({ verdict }) => verdict !== 'cannot tell');
  const rate = rateOf(told, ({ verdict }) => verdict === 'not live');
  return {
    what: `check of turns: ${what}, who turned enough: refused`,
    measured: `${described(rate)} of ${told.length} checks of ${peopleOf(told)} people, lowest share ${lowest(told)}; ${checks.length - told.length} others did not turn enough`,
    bound: '≤ 5%',
    holds: rate.value <= 0.05,
    numbers: { refused: rate.value, low: rate.low, high: rate.high, checks: told.length, people: peopleOf(told), unanswered: checks.length - told.length }, // prettier-ignore
  };
}

/** How many of all attacks were accepted; one without an answer is not. */
function accepted(what: string, checks: readonly Checked[], bound: string | null): Figure {
  const rate = rateOf(checks, ({ verdict }) => verdict === 'live');
  const told = checks.filter(({ verdict }) => verdict !== 'cannot tell');
  const shares = told.map(({ share }) => share!);
  return {
    what: `check of turns: ${what}: accepted`,
    measured: `${described(rate)} of ${checks.length} checks of ${peopleOf(checks)} people, highest share ${shares.length === 0 ? 'none' : Math.max(...shares).toFixed(2)}; ${told.length} were taken for turns`,
    bound: bound ?? 'not defended against',
    holds: bound === null || rate.value <= 0.05,
    numbers: { accepted: rate.value, low: rate.low, high: rate.high, checks: checks.length, answered: told.length }, // prettier-ignore
  };
}

interface Seen {
  readonly frame: number;
  readonly image: PixelImage;
  readonly face: FoundFace;
}

/** The faces of a clip, followed as the page does, by their tracks. */
async function followed(finder: FaceFinder, frames: Frames, apart = false): Promise<Seen[][]> {
  const tracker = new Tracker();
  const tracks = new Map<number, Seen[]>();
  let known: FoundFace['region'][] = [];
  for (let frame = 0; frame < frames.length; frame++) {
    const image = await frames.at(frame);
    const detect = apart || known.length === 0 || frame % DETECT_EVERY === 0 ? 'quick' : 'rest';
    const found = await finder.find(image, { known: apart ? [] : known, detect });
    known = found.map(({ region }) => region);
    const numbers = tracker.update(found.map(({ box }) => box));
    found.forEach((face, i) => {
      // Of frames far apart, whoever is biggest is the one.
      const track = apart ? 0 : numbers[i]!;
      if (apart && i > 0) return;
      tracks.set(track, [...(tracks.get(track) ?? []), { frame, image, face }]);
    });
  }
  return [...tracks.values()];
}

function checked(seen: readonly Seen[]): TurnEvidence {
  const check = new TurnCheck();
  for (const { image, face } of seen) {
    const { HeadPoseYaw: yaw, HeadPosePitch: pitch } = face.quality;
    if (check.wants({ yaw, pitch })) check.add(viewOf(image, face.points), { yaw, pitch });
  }
  return check.evidence();
}

function inWindows(tracks: readonly (readonly Seen[])[]): TurnEvidence[] {
  return tracks
    .filter(({ length }) => length >= LONG / 2)
    .flatMap((track) => {
      const starts = Math.max(1, Math.floor((track.length - LONG) / EVERY) + 1);
      return Array.from({ length: starts }, (_, i) =>
        checked(track.slice(i * EVERY, i * EVERY + LONG)),
      );
    });
}

/** The best that a picture came to, where it was lost and found again. */
function best(checks: readonly TurnEvidence[]): TurnEvidence {
  const order = ['live', 'not live', 'cannot tell'];
  const sorted = checks.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  return sorted[0] ?? { verdict: 'cannot tell', share: null, pairs: 0 };
}

/** NUAA's recordings: about one picture in sixty of a video is there, so that nothing can be followed from one to the next. */
async function nuaa(finder: FaceFinder, kind: 'live' | 'printed'): Promise<Checked[]> {
  const checks: Checked[] = [];
  const folder = join(dataFolder, 'spoof', kind);
  for (const person of readdirSync(folder).toSorted()) {
    const recordings = new Map<string, string[]>();
    const order = new Intl.Collator('en', { numeric: true });
    for (const file of readdirSync(join(folder, person)).toSorted(order.compare)) {
      const recording = file.slice(0, file.lastIndexOf('_'));
      recordings.set(recording, [...(recordings.get(recording) ?? []), file]);
    }
    for (const files of recordings.values()) {
      const at = async (i: number) => (await decodePhoto(readFileSync(join(folder, person, files[i]!)), files[i]!)).image; // prettier-ignore
      const [seen = []] = await followed(finder, { length: files.length, at }, true);
      checks.push({ ...checked(seen), of: person });
    }
  }
  return checks;
}

function clipFrames(file: string): Frames {
  const frames = framesOf(file);
  return {
    length: frames.length,
    at: async (i) => (await decodePhoto(frames[i]!, `${i}.jpg`)).image,
  };
}

/** To both sides once, up and down twice, and a little about. */
function held(phase: number, degrees: number, bend: number): Held {
  const around = 2 * Math.PI * phase;
  return {
    yaw: degrees * DEGREE * Math.sin(around),
    pitch: degrees * DEGREE * Math.sin(2 * around + 0.5),
    shift: { x: 15 * Math.sin(3 * around), y: 10 * Math.cos(2 * around) },
    bend,
  };
}

function rateOf(checks: readonly Checked[], isError: (check: Checked) => boolean) {
  const people = Map.groupBy(checks, ({ of }) => of);
  return rateOverPeople(
    [...people.values()].map((own) => ({
      errors: own.filter(isError).length,
      trials: own.length,
    })),
  );
}

function described({ value, low, high }: { value: number; low: number; high: number }): string {
  return `${percent(value)} (${percent(low)} to ${percent(high)})`;
}

function peopleOf(checks: readonly Checked[]): number {
  return new Set(checks.map(({ of }) => of)).size;
}

function lowest(checks: readonly Checked[]): string {
  return checks.length === 0 ? 'none' : Math.min(...checks.map(({ share }) => share!)).toFixed(2);
}

function middleOf({ box }: FoundFace) {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function fromFront({ quality }: FoundFace): number {
  return Math.hypot(quality.HeadPoseYaw, quality.HeadPosePitch);
}
