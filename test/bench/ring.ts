import { readFile } from 'node:fs/promises';
import { operatingPointOf } from '../../electron/core/evaluation/operating-point.ts';
import { limits } from '../../electron/contract/index.ts';
import { assessForEnrollment } from '../../native-models/face/assess.ts';
import { appearanceOf, isDistinct, type Appearance } from '../../native-models/face/distinct.ts';
import { nearestToCenter } from '../../electron/core/benchmark/nearest-to-center.ts';
import { segmentFilledBy, type PosedSample } from '../../renderer/capture/poses.ts';
import { decodePhoto } from '../support/photo-reading.ts';
import { embeddedClips } from './embedded-clips.ts';
import { embeddedPeople } from './embedded-people.ts';
import { enrolledWith } from './enrolled-with.ts';
import { lfwPeople } from './lfw.ts';
import { loadedNetworks } from './loaded-networks.ts';
import { percent, type Figure } from './report.ts';

/** Photos of one person that are looked at, and how many LFW must have of them: the rest has no eight frontal ones. */
const PHOTOS = 60;
const FEWEST_PHOTOS = 15;
const FRONTAL = 8;
/** Degrees of yaw from which a probe is turned away. */
const AWAY = 20;
/** Appearances before webcams whose people turn their heads to both sides: by 17° and 21° at most, so that less has to count as away. */
const CLIPS = ['person-c', 'person-h'];
const AWAY_IN_CLIPS = 13;
/** The shares of strangers' photos that are given a name where probes are counted. */
const NAMED = [0.01, 0.005, 0.002];

/** A picture that could be a sample, or a probe. */
interface Picture {
  readonly embedding: Float32Array;
  readonly appearance: Appearance;
  readonly good: boolean;
}

/** Who is enrolled in two ways, and the pictures that neither has seen. */
interface Subject {
  readonly name: string;
  readonly ring: readonly Picture[];
  readonly frontal: readonly Picture[];
  readonly probes: readonly Picture[];
}

/** By person: how many probes were given their name at each of `NAMED`, and the score of each with their own reference. */
type Searched = ReadonlyMap<
  string,
  { readonly named: readonly number[]; readonly scores: readonly number[] }
>;

/**
 * Turned-away probes recognized of people enrolled through the ring of poses, and of the same people enrolled with as many
 * frontal pictures, where as many photos of strangers are given a name in both galleries: photos of LFW, and frames of webcam
 * clips. The ring takes pictures in the order in which they were taken or are numbered, as the app does. Bars and answers are
 * the app's own, on embeddings; only how high the common bar stands is set with hindsight.
 */
export async function benchRing(): Promise<Figure[]> {
  const { lfw } = await embeddedPeople();
  const photographed = await subjectsOfLfw();
  const clips = await embeddedClips(CLIPS);
  const filmed = clips.flatMap(({ name, frames }) => {
    const pictures = frames.map(({ photo, ...frame }) => ({ embedding: photo, ...frame }));
    return subjectOf(name, pictures, AWAY_IN_CLIPS) ?? [];
  });
  const subjects = [...photographed, ...filmed];
  const names = new Set(subjects.map(({ name }) => name));
  const strangers = lfw
    .filter(({ name }) => !names.has(name))
    .flatMap(({ embeddings }) => embeddings);
  const ring = recognized(subjects, ({ ring }) => ring, strangers);
  const frontal = recognized(subjects, ({ frontal }) => frontal, strangers);
  return [
    figure(`LFW photos from ${AWAY}° of yaw`, photographed, ring, frontal),
    figure(`webcam clips from ${AWAY_IN_CLIPS}° of yaw`, filmed, ring, frontal),
  ];
}

async function subjectsOfLfw(): Promise<Subject[]> {
  const { finder, network } = await loadedNetworks();
  const people = (await lfwPeople()).filter(({ photos }) => photos.length >= FEWEST_PHOTOS);
  const subjects: Subject[] = [];
  for (const [i, { name, photos }] of people.entries()) {
    const pictures: Picture[] = [];
    for (const file of photos.slice(0, PHOTOS)) {
      const { image } = await decodePhoto(await readFile(file), file);
      const face = nearestToCenter(await finder.find(image, { detect: 'thorough' }), image);
      if (!face) continue;
      pictures.push({
        embedding: await network.embed([face.chip], 'both'),
        appearance: appearanceOf(face.chip, face.quality),
        good: assessForEnrollment(face.quality).length === 0,
      });
    }
    subjects.push(...[subjectOf(name, pictures, AWAY) ?? []].flat());
    process.stderr.write(`\r${i + 1}/${people.length} people, ${subjects.length} of use `);
  }
  process.stderr.write('\n');
  return subjects;
}

function figure(
  what: string,
  subjects: readonly Subject[],
  ring: Searched,
  frontal: Searched,
): Figure {
  const probes = sum(subjects.map((subject) => subject.probes.length));
  const [byRing, byFrontal] = [ring, frontal].map((found) =>
    NAMED.map((_, i) => sum(subjects.map(({ name }) => found.get(name)!.named[i]!)) / probes),
  ) as [number[], number[]];
  const [ringScore, frontalScore] = [ring, frontal].map(
    (found) => sum(subjects.map(({ name }) => sum(found.get(name)!.scores))) / probes,
  ) as [number, number];
  const samples = sum(subjects.map((subject) => subject.ring.length)) / subjects.length;
  return {
    what: `${what}: turned-away probes recognized, ring against ${FRONTAL} frontal pictures`,
    measured: `${NAMED.map((share, i) => `with 1 of ${1 / share} strangers’ photos named ${percent(byRing[i]!)} against ${percent(byFrontal[i]!)}`).join(', ')}, with ${samples.toFixed(1)} pictures, mean score ${ringScore.toFixed(4)} against ${frontalScore.toFixed(4)} (${probes} probes of ${subjects.length} people)`,
    bound: 'more',
    holds: NAMED.every((_, i) => byRing[i]! >= byFrontal[i]!) && sum(byRing) > sum(byFrontal),
    numbers: {
      ...Object.fromEntries(
        NAMED.flatMap((share, i) => [
          [`ring ${share}`, byRing[i]!],
          [`frontal ${share}`, byFrontal[i]!],
        ]),
      ),
      ringScore,
      frontalScore,
      probes,
      people: subjects.length,
    },
  };
}

/** What comes of the probes of each person, where everyone is enrolled with these samples. */
function recognized(
  subjects: readonly Subject[],
  samplesOf: (subject: Subject) => readonly Picture[],
  strangers: readonly Float32Array[],
): Searched {
  const version = enrolledWith(
    subjects.map((subject) => ({
      embeddings: samplesOf(subject).map(({ embedding }) => embedding),
    })),
  );
  const point = operatingPointOf(version);
  const reached = strangers
    .map((embedding) => point.candidates(embedding, 1)[0]!.normalized)
    .toSorted((a, b) => b - a);
  const bars = NAMED.map((share) => reached[Math.floor(share * reached.length)]!);
  return new Map(
    subjects.map(({ name, probes }, id) => {
      const found = probes.map(({ embedding }) => point.candidates(embedding, subjects.length));
      const named = bars.map(
        (bar) => found.filter(([best]) => best!.personId === id && best!.normalized > bar).length,
      );
      const scores = found.map((all) => all.find(({ personId }) => personId === id)!.score);
      return [name, { named, scores }];
    }),
  );
}

/** Null for somebody who has no ring with both sides, too few frontal pictures, or no probe. */
function subjectOf(name: string, pictures: readonly Picture[], away: number): Subject | null {
  const good = pictures.filter((picture) => picture.good);
  const posed: { picture: Picture; as: PosedSample }[] = [];
  for (const picture of good) {
    const { appearance } = picture;
    const taken = posed.map(({ as }) => as);
    const segment = segmentFilledBy(appearance, taken);
    if (segment) posed.push({ picture, as: { segment, appearance } });
  }
  const covered = new Set(posed.map(({ as }) => as.segment));
  if (!covered.has('left') || !covered.has('right')) return null;
  // Then, as in the app, whatever differs from all that was taken.
  for (const picture of good) {
    if (posed.length === limits.webcamSamples) break;
    const { appearance } = picture;
    const others = posed.map(({ as }) => as.appearance);
    if (isDistinct(appearance, others)) posed.push({ picture, as: { segment: null, appearance } });
  }
  const frontal = good
    .toSorted((a, b) => fromFront(a.appearance) - fromFront(b.appearance))
    .slice(0, FRONTAL);
  if (frontal.length < FRONTAL) return null;
  const seen = new Set([...frontal, ...posed.map(({ picture }) => picture)]);
  const probes = pictures.filter(
    (picture) => !seen.has(picture) && Math.abs(picture.appearance.yaw) >= away,
  );
  if (probes.length === 0) return null;
  return { name, ring: posed.map(({ picture }) => picture), frontal, probes };
}

function fromFront({ yaw, pitch }: Appearance): number {
  return Math.hypot(yaw, pitch);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
