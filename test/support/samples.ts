import { createHash } from 'node:crypto';
import { chipBytes, chipSide } from '../../electron/contract/index.ts';
import type {
  Consent,
  DraftDetails,
  NewSample,
  QualityMeasures,
} from '../../electron/contract/index.ts';
import type { Appearance } from '../../native-models/face/distinct.ts';
import type { DraftSample, NewVersion, SampleRecord } from '../../electron/core/ports/index.ts';
import { seeded } from './seeded.ts';

/** Numbers of an embedding. */
export const SIZE = 128;

/** Quality measures of a good face. */
export const goodQuality: QualityMeasures = {
  SingleFacePresent: true,
  FaceInFrame: 1,
  InterEyeDistance: 80,
  Sharpness: 0.4,
  MeanLuminance: 128,
  UnderExposurePrevention: 1,
  OverExposurePrevention: 1,
  HeadPoseYaw: 0,
  HeadPosePitch: 0,
  HeadPoseRoll: 0,
  EyesOpen: 0.3,
};

/** A consent for tests. */
export const consent: Consent = { acceptedAt: new Date(1_700_000_000_000), wording: 'I agree.' };

/** A unit vector that depends on a seed; different seeds are nearly orthogonal. */
export function unitVector(seed: number, size = SIZE): Float32Array {
  const random = seeded((seed * 2_654_435_761 + 1) >>> 0);
  const values = Array.from({ length: size }, () => random() - 0.5);
  const norm = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / norm);
}

/** A sample with a vector of a seed and a recognizable chip. */
export function sampleRecord(seed: number, chip: Uint8Array | null = chipOf(seed)): SampleRecord {
  return {
    chip,
    embedding: unitVector(seed),
    versionId: 1,
    quality: goodQuality,
    source: 'photo',
    takenAt: new Date(1_700_000_000_000 + seed),
    liveness: null,
    camera: null,
    turns: null,
  };
}

/** Bytes that occur nowhere else. */
export function chipOf(seed: number): Uint8Array {
  const random = seeded((seed * 2_246_822_519 + 7) >>> 0);
  return Uint8Array.from({ length: 20_000 }, () => Math.floor(random() * 256));
}

let frames = 0;

/** A sample as the page sends it, whose chip is one shade, under the noise of a sensor: no two are of one `frame`. */
export function newSample(shade: number, frame = ++frames): NewSample {
  const random = seeded(frame);
  const chip = new Uint8ClampedArray(chipBytes).fill(shade);
  // In pairs, so that the mean is the same everywhere; below the first row of blocks, so that its shade outlives compression.
  for (let i = 8 * chipSide * 3; i < chip.length; i += 2) {
    const noise = random() < 0.5 ? 2 : -2;
    chip[i]! += noise;
    chip[i + 1]! -= noise;
  }
  return {
    chip: new Blob([chip]),
    quality: goodQuality,
    source: 'webcam',
    takenAt: new Date(1_700_000_000_000 + shade),
  };
}

/** A chip that shows something else than that of any other seed; its first byte is `mark`. */
export function pictureOf(seed: number, mark = 0): Blob {
  const random = seeded((seed * 2_654_435_761 + 3) >>> 0);
  const cells = Array.from({ length: 28 * 28 }, () => Math.floor(random() * 256));
  const chip = new Uint8Array(chipBytes);
  for (let i = 0; i < chip.length; i++) {
    const pixel = Math.floor(i / 3);
    const [x, y] = [pixel % chipSide, Math.floor(pixel / chipSide)];
    chip[i] = cells[Math.floor(y / 8) * 28 + Math.floor(x / 8)]!;
  }
  chip[0] = mark;
  return new Blob([chip]);
}

/** What is typed and chosen in an enrollment by webcam that has begun. */
export function draftDetails(name: string): DraftDetails {
  return {
    sighting: null,
    name,
    consent,
    method: 'camera',
    still: false,
    turns: null,
    begun: true,
    trouble: null,
    photos: [],
    given: [],
    unread: [],
  };
}

let pictures = 0;

/** A sample of another moment than any other: its chip is a picture of its own, whose first byte says whose it is. */
export function pictureSample(mark: number): NewSample {
  return { ...newSample(mark), chip: pictureOf(++pictures, mark) };
}

/** A sample of a draft, as the gallery keeps it, with bytes that occur nowhere else. */
export function draftSample(key: number, seed = key): DraftSample {
  const { quality, source, takenAt } = newSample(seed);
  const chip = chipOf(seed);
  return { key, chip, quality, source, takenAt, segment: 'center', liveness: null, camera: null };
}

/** How a face looks straight ahead, to compare the next sample with. */
export const appearance: Appearance = { yaw: 0, pitch: 0, look: new Float32Array(784) };

/** Weights of one tensor, in the layout that heads are stored in. */
export function weightsOf(kernel: Float32Array): Uint8Array {
  const entry = { dtype: 'F32', shape: [kernel.length], data_offsets: [0, kernel.byteLength] };
  const header = Buffer.from(JSON.stringify({ kernel: entry }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Uint8Array.from(Buffer.concat([length, header, Buffer.from(kernel.buffer)]));
}

/** A trained version with weights of a seed, 128 numbers an embedding, that learned from `people`. */
export function newVersion(seed: number, people: readonly number[] = []): NewVersion {
  const weights = weightsOf(Float32Array.from({ length: 16 }, (_, i) => (i * seed) % 251));
  return {
    name: `Version ${seed}`,
    origin: 'trained',
    network: {
      id: createHash('sha256').update(weights).digest('hex'),
      profile: 'face',
      head: 'adapter',
      unfrozen: 0,
      weights,
    },
    embeddingSize: 128,
    statistics: { from: 0, step: 0.1, counts: [5000, 3000, 1000] },
    verdict: 'better',
    report: null,
    parentId: 1,
    people,
    points: [],
  };
}
