import { decideTrack } from '../../electron/core/recognition/decide-track.ts';
import { decide } from '../../electron/core/recognition/identify.ts';
import { Tracks } from '../../electron/core/recognition/tracks.ts';
import type { ActiveVersion } from '../../electron/core/ports/index.ts';
import { rateOverPeople, type PersonTrials } from '../../native-models/evaluate/intervals.ts';
import { shuffled } from '../../native-models/evaluate/shuffled.ts';
import { unitLength } from '../../native-models/evaluate/unit-vectors.ts';
import { seeded } from '../support/seeded.ts';
import { embeddedClips, samplesOf, type Clip, type ClipFrame } from './embedded-clips.ts';
import { embeddedPeople, type EmbeddedPerson } from './embedded-people.ts';
import { enrolledWith } from './enrolled-with.ts';
import { percent, quantile, type Figure } from './report.ts';

/** Frames of the clips in a second, and of an appearance that is looked at: 10 seconds. */
const RATE = 12;
const LONG = 10 * RATE;
const WANTED = 0.01;
/** What is enrolled where clips are looked at: people of LFW, with so many photos; and how many such galleries are drawn. */
const ENROLLED = 50;
const PHOTOS = 5;
const GALLERIES = 100;
/** Pictures that somebody before a camera is enrolled with at most. */
const SAMPLES = 5;
/** Galleries of LFW people before whom others move, by their size and photos, what is wanted, and how many are drawn. */
const CELLS = [
  { enrolled: 10, photos: 5, wanted: 0.03, draws: 20 },
  { enrolled: 50, photos: 3, wanted: 0.03, draws: 12 },
  { enrolled: 50, photos: 8, wanted: 0.03, draws: 12 },
  { enrolled: 50, photos: 5, wanted: 0.01, draws: 12 },
  { enrolled: 200, photos: 5, wanted: 0.03, draws: 6 },
];
const STRANGERS = 300;
/** Probes of one enrolled person, at most. */
const PROBES = 3;

type Tally = { errors: number; trials: number };
type Tallies = Map<string, Tally>;

/**
 * The promise per appearance before the camera, by the rule that is used live: how many of those who are not enrolled are given
 * a name at any time, and how soon those who are enrolled have theirs. Everything is decided by the app's own functions on
 * embeddings. An ambiguous answer names a stranger, and misses an enrolled person.
 */
export async function benchTracks(): Promise<Figure[]> {
  const { lfw } = await embeddedPeople();
  const clips = await embeddedClips();
  return [
    strangersInClips(lfw, clips),
    strangersAmongClips(clips),
    ownPeopleInClips(lfw, clips),
    ...CELLS.map((cell) => movingPeople(lfw, clips, cell)),
  ];
}

/** The people of the clips before galleries of LFW. */
function strangersInClips(lfw: readonly EmbeddedPerson[], clips: readonly Clip[]): Figure {
  const random = seeded(20_261_130);
  const appearances: Tallies = new Map();
  const pictures: Tallies = new Map();
  let withoutError = 0;
  for (let i = 0; i < GALLERIES; i++) {
    const version = enrolledWith(drawn(lfw, ENROLLED, PHOTOS, random));
    let isAnybodyNamed = false;
    for (const { name, frames } of clips) {
      const answers = answersTo(version, frames.map(({ live }) => live), WANTED); // prettier-ignore
      const named = answers.some((answer) => answer !== 'unknown');
      count(appearances, name, named);
      isAnybodyNamed ||= named;
      for (const { photo } of frames.filter((_, at) => at % RATE === 0)) {
        count(pictures, name, isNamed(version, photo, WANTED));
      }
    }
    if (!isAnybodyNamed) withoutError++;
  }
  const rate = rateOverPeople([...appearances.values()]);
  const shares = [...pictures].map(
    ([name, { errors, trials }]) => [name, errors / trials] as const,
  );
  const onPicture = sum(shares.map(([, share]) => share)) / clips.length;
  const named = shares.flatMap(([name, share]) => {
    const { errors, trials } = appearances.get(name)!;
    return errors > 0
      ? `${name} ${percent(errors / trials)} (single frames ${percent(share)})`
      : [];
  });
  return {
    what: `${clips.length} appearances before webcams, each before ${GALLERIES} galleries of ${ENROLLED} LFW people, ${percent(WANTED)} wanted: given a name at any time, and single frames as photos`,
    measured: `${percent(rate.value)} (${percent(rate.low)} to ${percent(rate.high)}), ${percent(onPicture)}; ${clips.length - named.length} of the ${clips.length} never, ${named.join(', ')}; in ${withoutError} of the galleries nobody`,
    bound: 'not above that of single frames',
    holds: rate.low <= onPicture,
    numbers: { fpir: rate.value, fpirLow: rate.low, fpirHigh: rate.high, onPicture, named: named.length, withoutError }, // prettier-ignore
  };
}

/** Somebody who is enrolled from the first half of their clip, and the rest of it. */
interface Halves {
  readonly name: string;
  readonly samples: readonly ClipFrame[];
  readonly second: readonly ClipFrame[];
}

/** Those whose first half gives a sample. */
function halvesOf(clips: readonly Clip[]): Halves[] {
  return clips.flatMap(({ name, frames }) => {
    const half = Math.ceil(frames.length / 2);
    const samples = samplesOf(frames.slice(0, half), SAMPLES);
    return samples.length === 0 ? [] : [{ name, samples, second: frames.slice(half) }];
  });
}

/** Two clips that one man is in: in the second on the right. */
const ONE_MAN: ReadonlySet<string> = new Set(['one-man-head-pose 1', 'two-people-head-pose 2']);

/** Each of the people of the clips before a gallery of all the others. */
function strangersAmongClips(clips: readonly Clip[]): Figure {
  const halves = halvesOf(clips);
  const named = clips.flatMap(({ name, frames }) => {
    const same = ONE_MAN.has(name) ? ONE_MAN : new Set([name]);
    const others = halves.filter((one) => !same.has(one.name));
    const version = enrolledWith(
      others.map(({ samples }) => ({ embeddings: samples.map(({ photo }) => photo) })),
    );
    const answers = answersTo(version, frames.map(({ live }) => live), WANTED); // prettier-ignore
    const answer = answers.find((one) => one !== 'unknown');
    if (answer === undefined) return [];
    return [`${name} as ${answer === 'ambiguous' ? 'one of two' : others[answer]!.name}`];
  });
  return {
    what: `each of ${clips.length} appearances before webcams, before all the others who could be enrolled from theirs (${halves.length}), ${percent(WANTED)} wanted: given a name at any time`,
    measured: [named.length, ...named].join(', '),
    bound: '0',
    holds: named.length === 0,
    numbers: { named: named.length, appearances: clips.length },
  };
}

/** People who are enrolled from the first half of their clip beside people of LFW, in its second half. */
function ownPeopleInClips(lfw: readonly EmbeddedPerson[], clips: readonly Clip[]): Figure {
  const random = seeded(20_261_131);
  const halves = halvesOf(clips);
  const waits: number[] = [];
  let [misnamed, ambiguous] = [0, 0];
  for (let i = 0; i < GALLERIES / 10; i++) {
    const version = enrolledWith([
      ...drawn(lfw, ENROLLED, PHOTOS, random),
      ...halves.map(({ samples }) => ({ embeddings: samples.map(({ photo }) => photo) })),
    ]);
    for (const [place, { second }] of halves.entries()) {
      const answers = answersTo(version, second.map(({ live }) => live), WANTED); // prettier-ignore
      const at = answers.indexOf(ENROLLED + place);
      waits.push(at < 0 ? Infinity : (at + 1) / RATE);
      ambiguous += Number(answers.includes('ambiguous'));
      const names = answers.filter((answer) => typeof answer === 'number');
      misnamed += Number(names.some((one) => one !== ENROLLED + place));
    }
  }
  const missed = waits.filter((wait) => wait === Infinity).length;
  const worst = Math.max(...waits);
  const samples = sum(halves.map((one) => one.samples.length)) / halves.length;
  return {
    what: `${halves.length} people enrolled from the first half of their clip (${samples.toFixed(1)} pictures) beside ${ENROLLED} of LFW, ${percent(WANTED)} wanted: from the first usable face of its second half to the name`,
    measured: `median ${quantile(waits, 0.5).toFixed(2)} s, worst ${worst.toFixed(2)} s; never named ${missed}, misnamed ${misnamed}, for a while one of two ${ambiguous} of ${waits.length}`,
    bound: '≤ 1 s; 0, 0',
    holds: misnamed === 0 && worst <= 1,
    numbers: {
      missed,
      misnamed,
      ambiguous,
      people: halves.length,
      median: quantile(waits, 0.5),
      worst,
    },
  };
}

/**
 * Galleries of LFW people before whom they and others move as the people of the clips do. What a frame scores as a photo is a
 * little less here than what photos of LFW score, so a rate per appearance is to be read beside the rate on a photo, of which
 * `bench -- promise` has what it truly is.
 */
function movingPeople(
  lfw: readonly EmbeddedPerson[],
  clips: readonly Clip[],
  { enrolled, photos, wanted, draws }: (typeof CELLS)[number],
): Figure {
  const random = seeded(20_261_132);
  const movers = clips.filter(({ frames }) => frames.length >= 5 * RATE);
  const strangers = { photo: new Map(), track: new Map() } as Record<string, Tallies>;
  const own = { photo: new Map(), second: new Map(), track: new Map() } as Record<string, Tallies>;
  for (let draw = 0; draw < draws; draw++) {
    const chosen = drawn(lfw, enrolled, photos, random);
    const version = enrolledWith(chosen);
    const names = new Set(chosen.map(({ name }) => name));
    const others = shuffled(lfw.filter(({ name }) => !names.has(name)), random).slice(0, STRANGERS); // prettier-ignore
    const move = (embedding: Float32Array) => {
      const { frames } = movers[Math.floor(random() * movers.length)]!;
      return moving(embedding, frames.slice(0, LONG), random);
    };
    for (const { name, embeddings } of others) {
      const { live, photo } = move(embeddings[Math.floor(random() * embeddings.length)]!);
      const answers = answersTo(version, live, wanted);
      count(strangers['track']!, name, answers.some((answer) => answer !== 'unknown')); // prettier-ignore
      count(strangers['photo']!, name, isNamed(version, photo, wanted));
    }
    for (const [place, { name, probes }] of chosen.entries()) {
      for (const probe of probes.slice(0, PROBES)) {
        const { live, photo } = move(probe);
        const answers = answersTo(version, live, wanted);
        count(own['second']!, name, !answers.slice(0, RATE).includes(place));
        count(own['track']!, name, !answers.includes(place));
        count(own['photo']!, name, decide(version, photo, { wantedFpir: wanted }).match?.personId !== place); // prettier-ignore
      }
    }
  }
  const rate = (tallies: Tallies) => rateOverPeople([...tallies.values()]);
  const fpir = rate(strangers['track']!);
  const [photo, ...fnirs] = [strangers['photo'], own['photo'], own['second'], own['track']].map(
    (tallies) => rate(tallies!).value,
  );
  const [fnirPhoto, fnirSecond, fnir] = fnirs as [number, number, number];
  return {
    what: `LFW people who move as those before webcams do for 10 s, ${enrolled} enrolled with ${photos} photos, ${percent(wanted)} wanted`,
    measured: `FPIR per appearance ${percent(fpir.value)} (${percent(fpir.low)} to ${percent(fpir.high)}), on a photo ${percent(photo!)}; FNIR after 1 s ${percent(fnirSecond)}, after 10 s ${percent(fnir)}, on a photo ${percent(fnirPhoto)}`,
    bound: 'neither above that on a photo',
    holds: fpir.low <= photo! && fnirSecond <= fnirPhoto,
    numbers: { fpir: fpir.value, fpirLow: fpir.low, fpirHigh: fpir.high, fpirPhoto: photo!, fnirPhoto, fnirSecond, fnir }, // prettier-ignore
  };
}

/**
 * Somebody of whom a photo was embedded, as they would be embedded in each of some frames if they moved as those of the frames
 * do: the photo in the place of these frames' mean, with the same differences from it. And one of the frames, as a photo.
 */
function moving(photo: Float32Array, frames: readonly ClipFrame[], random: () => number) {
  const mean = new Float64Array(photo.length);
  for (const frame of frames)
    frame.photo.forEach((value, i) => (mean[i]! += value / frames.length));
  const length = Math.hypot(...mean);
  const moved = (frame: Float32Array) =>
    unitLength(frame.map((value, i) => length * photo[i]! + value - mean[i]!))!;
  return {
    live: frames.map(({ live }) => moved(live)),
    photo: moved(frames[Math.floor(random() * frames.length)]!.photo),
  };
}

/** The answer in every frame of an appearance: a place in the gallery; `unknown` also while nothing is shown. */
function answersTo(
  version: ActiveVersion,
  frames: readonly Float32Array[],
  wantedFpir: number,
): (number | 'unknown' | 'ambiguous')[] {
  const tracks = new Tracks(() => 0);
  return frames.map((embedding) => {
    const track = tracks.add(version.id, 'camera', 1, embedding);
    const { settled, decision, match } = decideTrack(version, track, { wantedFpir });
    if (match && settled) return match.personId;
    return settled && decision === 'ambiguous' ? 'ambiguous' : 'unknown';
  });
}

function isNamed(version: ActiveVersion, photo: Float32Array, wantedFpir: number): boolean {
  return decide(version, photo, { wantedFpir }).decision !== 'unknown';
}

/** People drawn for a gallery, each with `photos` embeddings, and the others as probes. */
function drawn(
  people: readonly EmbeddedPerson[],
  count: number,
  photos: number,
  random: () => number,
) {
  const enough = people.filter(({ embeddings }) => embeddings.length > photos);
  return shuffled(enough, random)
    .slice(0, count)
    .map(({ name, embeddings }) => {
      const mixed = shuffled(embeddings, random);
      return { name, embeddings: mixed.slice(0, photos), probes: mixed.slice(photos) };
    });
}

function count(tallies: Tallies, name: string, isError: boolean): void {
  const tally = tallies.get(name) ?? { errors: 0, trials: 0 };
  tally.trials++;
  if (isError) tally.errors++;
  tallies.set(name, tally satisfies PersonTrials);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
