import {
  augmentations,
  chipBytes,
  chipSide,
  trainingPresets,
  type NewSample,
  type TrainingParameters,
} from '../../electron/contract/index.ts';
import type { DecodedImage } from '../../electron/core/ports/index.ts';
import type { HostFace } from '../../native-models/vocabulary/host-contract.ts';
import { enrollAnyway } from './enroll-anyway.ts';
import { goodQuality, unitVector } from './samples.ts';
import { seeded } from './seeded.ts';
import type { testKith } from './kith.ts';

/** Numbers of their features. */
export const FEATURES = 128;
/** Pixels of a side of the squares that chips are made of: a JPEG's own blocks, so that they come back as they were. */
const SQUARE = 8;
const SQUARES = chipSide / SQUARE;

/** A picture of somebody: who, and which of their pictures. Up to 120 people with 30 pictures each. */
export interface Picture {
  readonly person: number;
  readonly number: number;
}

/** The chip of a picture: squares of random shades, of which the first two say what it is. Two pictures have nothing in common. */
export function chipOfPicture({ person, number }: Picture): Uint8Array<ArrayBuffer> {
  const random = seeded(person * 1000 + number + 1);
  const shades = Float64Array.from({ length: SQUARES * SQUARES }, () => random() * 255);
  shades[0] = 2 * person;
  shades[1] = 8 * number;
  const chip = new Uint8Array(chipBytes);
  const line = chipSide * 3;
  for (let row = 0; row < SQUARES; row++) {
    const first = chip.subarray(row * SQUARE * line, (row * SQUARE + 1) * line);
    for (let column = 0; column < SQUARES; column++) {
      const start = column * SQUARE * 3;
      first.fill(shades[row * SQUARES + column]!, start, start + SQUARE * 3);
    }
    for (let y = 1; y < SQUARE; y++) chip.set(first, (row * SQUARE + y) * line);
  }
  return chip;
}

/** What a chip is the picture of. */
export function pictureOfChip(chip: Uint8Array): Picture {
  return { person: Math.round(chip[0]! / 2), number: Math.round(chip[SQUARE * 3]! / 8) };
}

/** Features of people who are easy to tell apart: each around a direction of their own. */
export function easyFeatures(chip: Uint8Array): Float32Array {
  const { person, number } = pictureOfChip(chip);
  const center = unitVector(1 + person, FEATURES);
  const noise = unitVector(5000 + person * 100 + number, FEATURES);
  return center.map((value, i) => value + 0.2 * noise[i]!);
}

/** A run that finds what is wrong with `disturbedFeatures` in a moment. */
export const findingParameters: TrainingParameters = {
  ...trainingPresets.quick,
  augment: augmentations.none,
  copies: 0,
  epochs: 8,
  learningRate: 3e-3,
  margin: 0.2,
};

/**
 * Features in which something that says nothing of who it is (light, say) moves everybody along the same few directions, by
 * more than people differ: an adapter that learns to leave it out tells them apart much better.
 */
export function disturbedFeatures(chip: Uint8Array): Float32Array {
  return disturbedFeaturesOf(pictureOfChip(chip));
}

/** The same of a picture that is known. */
export function disturbedFeaturesOf({ person, number }: Picture): Float32Array {
  const random = seeded(person * 100 + number + 7);
  const center = unitVector(1 + person, FEATURES);
  const noise = unitVector(5000 + person * 100 + number, FEATURES);
  const disturbed = center.map((value, i) => value + 0.25 * noise[i]!);
  for (let light = 0; light < 3; light++) {
    const direction = unitVector(90_000 + light, FEATURES);
    const amount = (random() - 0.5) * 3;
    direction.forEach((value, i) => (disturbed[i]! += amount * value));
  }
  return disturbed;
}

/** A picture as the page sends it. */
export function sampleOf(picture: Picture): NewSample {
  return {
    chip: new Blob([chipOfPicture(picture)]),
    quality: goodQuality,
    source: 'photo',
    takenAt: new Date(1_700_000_000_000 + picture.person * 1000 + picture.number),
  };
}

/** The file of a picture: a bitmap with its chip in it, which `findPicture` finds there. */
export async function fileOf(picture: Picture): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  return sharp(chipOfPicture(picture), { raw: { width: chipSide, height: chipSide, channels: 3 } })
    .png()
    .toBuffer();
}

/** Finds the one face of a picture's file. */
export async function findPicture(image: DecodedImage): Promise<HostFace[]> {
  const box = { x: 0, y: 0, width: chipSide, height: chipSide };
  const region = { center: { x: chipSide / 2, y: chipSide / 2 }, side: chipSide, angle: 0 };
  const chip = Uint8Array.from(image.data);
  return [{ box, score: 1, region, landmarks: [], chip, quality: goodQuality }];
}

/** Enrolls `people` with pictures 0 to `samples` − 1, under the label that `labelOf` gives each. */
export async function enrollPictures(
  { kith }: Pick<Awaited<ReturnType<typeof testKith>>, 'kith'>,
  people: number,
  samples: number,
  labelOf: (picture: Picture) => number = ({ person }) => person,
): Promise<void> {
  const pictures = Array.from({ length: people * samples }, (_, i): Picture => ({
    person: Math.floor(i / samples),
    number: i % samples,
  }));
  for (const [label, own] of Map.groupBy(pictures, labelOf)) {
    await enrollAnyway(kith, `Person ${label}`, own.map(sampleOf));
  }
}
