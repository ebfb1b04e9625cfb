import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
  KithError,
  limits,
  type NewSample,
  type QualityMeasures,
} from '../../electron/contract/index.ts';
import type { Kith } from '../../electron/core/kith.ts';
import { assembleInNode } from '../../electron/shells/node-shell.ts';
import { appearanceOf, isDistinct, type Appearance } from '../../native-models/face/distinct.ts';
import { segmentFilledBy, type PosedSample } from '../../renderer/capture/poses.ts';
import { framesOf } from '../support/clips.ts';
import { enrollAnyway } from '../support/enroll-anyway.ts';
import { dataFolder } from '../support/needs.ts';
import { lfwPeople } from './lfw.ts';
import { percent, type Figure } from './report.ts';

/** Photos of one person that are looked at, and how many LFW must have of them: the rest has no eight frontal ones. */
const PHOTOS = 60;
const FEWEST_PHOTOS = 15;
const FRONTAL = 8;
/** Degrees of yaw from which a probe is turned away. */
const AWAY = 20;
/** Clips of webcams whose people turn their heads to both sides: by 17° and 21° at most, so that less has to count as away. */
const CLIPS = ['person-c', 'person-h'];
const AWAY_IN_CLIPS = 13;

/** A picture that could be a sample, or a probe. */
interface Picture {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly sample: NewSample;
  readonly quality: QualityMeasures;
  readonly good: boolean;
}

/** The shares of strangers who may be given a name that are looked at: the default, and the two strictest that users can choose. */
const WANTED = [0.01, 0.002, 0.001];

/** By person: how many probes were given their name at each of `WANTED`, and the best score of each. */
type Searched = ReadonlyMap<
  string,
  { readonly named: readonly number[]; readonly scores: readonly number[] }
>;

/** Who is enrolled in two ways, and the pictures that neither has seen. */
interface Subject {
  readonly name: string;
  readonly ring: readonly NewSample[];
  readonly frontal: readonly NewSample[];
  readonly probes: readonly Picture[];
}

/**
 * Turned-away probes recognized of people enrolled through the ring of poses, and of the same people enrolled with as many
 * frontal pictures: photos of LFW, and frames of webcam clips. The whole app, at its own threshold.
 */
export async function benchRing(): Promise<Figure[]> {
  const reading = await opened();
  const [photographed, filmed]: [Subject[], Subject[]] = [[], []];
  try {
    const people = (await lfwPeople()).filter(({ photos }) => photos.length >= FEWEST_PHOTOS);
    for (const [i, { name, photos }] of people.entries()) {
      const files = photos.slice(0, PHOTOS).map((file) => ({ name: file, bytes: readFile(file) }));
      const subject = await subjectOf(name, await picturesOf(reading.kith, files), AWAY);
      if (subject) photographed.push(subject);
      process.stderr.write(`\r${i + 1}/${people.length} people, ${photographed.length} of use `);
    }
    for (const clip of CLIPS) {
      const frames = framesOf(join(dataFolder, 'webcam', `${clip}.mjpeg`)).map((bytes, i) => ({
        name: `${clip} ${i}`,
        bytes: Promise.resolve(bytes),
      }));
      const subject = await subjectOf(clip, await picturesOf(reading.kith, frames), AWAY_IN_CLIPS);
      if (subject) filmed.push(subject);
    }
  } finally {
    await reading.close();
  }
  process.stderr.write('\n');
  const subjects = [...photographed, ...filmed];
  const ring = await recognized(subjects, ({ ring }) => ring);
  const frontal = await recognized(subjects, ({ frontal }) => frontal);
  return [
    figure(`LFW photos from ${AWAY}° of yaw`, photographed, ring, frontal, 'more'),
    figure(`webcam clips from ${AWAY_IN_CLIPS}° of yaw`, filmed, ring, frontal, 'no fewer'),
  ];
}

function figure(
  what: string,
  subjects: readonly Subject[],
  ring: Searched,
  frontal: Searched,
  bound: 'more' | 'no fewer',
): Figure {
  const probes = sum(subjects.map((subject) => subject.probes.length));
  const [byRing, byFrontal] = [ring, frontal].map((found) =>
    WANTED.map((_, i) => sum(subjects.map(({ name }) => found.get(name)!.named[i]!)) / probes),
  ) as [number[], number[]];
  const [ringScore, frontalScore] = [ring, frontal].map(
    (found) => sum(subjects.map(({ name }) => sum(found.get(name)!.scores))) / probes,
  ) as [number, number];
  const samples = sum(subjects.map((subject) => subject.ring.length)) / subjects.length;
  return {
    what: `${what}: turned-away probes recognized, ring against ${FRONTAL} frontal pictures`,
    measured: `${WANTED.map((wanted, i) => `at 1 stranger in ${1 / wanted} ${percent(byRing[i]!)} against ${percent(byFrontal[i]!)}`).join(', ')}, with ${samples.toFixed(1)} pictures, mean score ${ringScore.toFixed(4)} against ${frontalScore.toFixed(4)} (${probes} probes of ${subjects.length} people)`,
    bound,
    holds:
      WANTED.every((_, i) => byRing[i]! >= byFrontal[i]!) &&
      (bound !== 'more' || sum(byRing) > sum(byFrontal)),
    numbers: {
      ...Object.fromEntries(
        WANTED.flatMap((wanted, i) => [
          [`ring ${wanted}`, byRing[i]!],
          [`frontal ${wanted}`, byFrontal[i]!],
        ]),
      ),
      ringScore,
      frontalScore,
      probes,
      people: subjects.length,
    },
  };
}

/** What came of the probes of each person, where everyone is enrolled with these samples. */
async function recognized(
  subjects: readonly Subject[],
  samplesOf: (subject: Subject) => readonly NewSample[],
): Promise<Searched> {
  const { kith, close } = await opened();
  try {
    for (const subject of subjects) await enrollAnyway(kith, subject.name, samplesOf(subject));
    const found = new Map<string, { named: number[]; scores: number[] }>();
    for (const { name, probes } of subjects) {
      const own = { named: WANTED.map(() => 0), scores: [] as number[] };
      for (const { bytes, name: file } of probes) {
        for (const [i, wantedFpir] of WANTED.entries()) {
          await kith.settings.update({ wantedFpir });
          const { faces } = await kith.recognition.identifyPhoto(bytes, file);
          if (faces.some(({ match }) => match?.person === name)) own.named[i]!++;
          if (i === 0) own.scores.push(Math.max(...faces.map(({ score }) => score ?? -1)));
        }
      }
      found.set(name, own);
    }
    return found;
  } finally {
    await close();
  }
}

/** Null for somebody who has no ring with both sides, too few frontal pictures, or no probe. */
async function subjectOf(
  name: string,
  pictures: readonly Picture[],
  away: number,
): Promise<Subject | null> {
  const good = pictures
    .filter((picture) => picture.good)
    .toSorted((a, b) => fromFront(a.quality) - fromFront(b.quality));
  const posed: { picture: Picture; as: PosedSample }[] = [];
  for (const picture of good) {
    const { HeadPoseYaw: yaw, HeadPosePitch: pitch } = picture.quality;
    const taken = posed.map(({ as }) => as);
    const segment = segmentFilledBy({ yaw, pitch }, taken);
    if (segment) {
      posed.push({ picture, as: { segment, appearance: await appearanceIn(picture) } });
    }
  }
  const covered = new Set(posed.map(({ as }) => as.segment));
  if (!covered.has('left') || !covered.has('right')) return null;
  // Then, as in the app, whatever differs from all that was taken.
  for (const picture of good) {
    if (posed.length === limits.webcamSamples) break;
    const appearance = await appearanceIn(picture);
    const others = posed.map(({ as }) => as.appearance);
    if (isDistinct(appearance, others)) posed.push({ picture, as: { segment: null, appearance } });
  }
  const frontal = good.slice(0, FRONTAL);
  if (frontal.length < FRONTAL) return null;
  const seen = new Set([...frontal, ...posed.map(({ picture }) => picture)]);
  const probes = pictures.filter(
    (picture) => !seen.has(picture) && Math.abs(picture.quality.HeadPoseYaw) >= away,
  );
  if (probes.length === 0) return null;
  return {
    name,
    ring: posed.map(({ picture }) => picture.sample),
    frontal: frontal.map(({ sample }) => sample),
    probes,
  };
}

async function picturesOf(
  kith: Kith,
  files: readonly { name: string; bytes: Promise<Uint8Array> }[],
): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const file of files) {
    const bytes = await file.bytes;
    try {
      const { chip, quality, reasons } = await kith.enrollment.readPhoto(
        bytes,
        basename(file.name),
      );
      const sample = { chip, quality, source: 'webcam', takenAt: new Date() } as const;
      pictures.push({ bytes, name: file.name, sample, quality, good: reasons.length === 0 });
    } catch (error) {
      // Nobody, or a bystander as large as the subject.
      if (!(error instanceof KithError)) throw error;
    }
  }
  return pictures;
}

async function appearanceIn({ sample }: Picture): Promise<Appearance> {
  return appearanceOf(new Uint8Array(await sample.chip.arrayBuffer()), sample.quality);
}

async function opened(): Promise<{ kith: Kith; close: () => Promise<void> }> {
  const data = await mkdtemp(join(tmpdir(), 'kith-bench-'));
  const assembled = await assembleInNode('command line', data);
  return {
    kith: assembled.kith,
    close: async () => {
      await assembled.close();
      await rm(data, { recursive: true });
    },
  };
}

function fromFront({ HeadPoseYaw, HeadPosePitch }: QualityMeasures): number {
  return Math.hypot(HeadPoseYaw, HeadPosePitch);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
