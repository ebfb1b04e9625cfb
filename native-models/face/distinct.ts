import type { QualityMeasures } from '../vocabulary/index.ts';
import { chipSide } from '../vocabulary/chip.ts';

/** A coarse picture of a face: THUMB × THUMB luminances with mean 0 and standard deviation 1. */
export type Look = Float32Array;

/** What two samples are compared by: the head's pose and a coarse picture. */
export interface Appearance {
  readonly yaw: number;
  readonly pitch: number;
  readonly look: Look;
}

const THUMB = 28;
const CELL = chipSide / THUMB;
/** Degrees of yaw or pitch that make two samples differ. */
const POSE_STEP = 6;
/** Mean difference of normalized luminance that does: an expression, other light, glasses put on. */
const LOOK_STEP = 0.16;
/** Mean difference of 8-bit values up to which two chips are of one frame. */
const SAME_FRAME = 0.5;

/** The appearance of a chip. */
export function appearanceOf(chip: Uint8Array, quality: QualityMeasures): Appearance {
  return { yaw: quality.HeadPoseYaw, pitch: quality.HeadPosePitch, look: lookOf(chip) };
}

/** The coarse picture of a chip. */
export function lookOf(chip: Uint8Array): Look {
  const thumb = new Float32Array(THUMB * THUMB);
  // A row of a cell at a time: looking the cell up for every pixel takes nearly twice as long.
  for (let at = 0, y = 0; y < chipSide; y++) {
    const row = Math.floor(y / CELL) * THUMB;
    for (let column = 0; column < THUMB; column++) {
      let sum = 0;
      for (const end = at + 3 * CELL; at < end; at++) sum += chip[at]!;
      thumb[row + column]! += sum;
    }
  }
  const mean = thumb.reduce((sum, value) => sum + value, 0) / thumb.length;
  const variance = thumb.reduce((sum, value) => sum + (value - mean) ** 2, 0) / thumb.length;
  const deviation = Math.max(Math.sqrt(variance), 1);
  return thumb.map((value) => (value - mean) / deviation);
}

/** Whether a sample adds something to those taken: eight copies of one moment make a poor reference. */
export function isDistinct(candidate: Appearance, taken: readonly Appearance[]): boolean {
  return taken.every(
    (other) =>
      posesDiffer(candidate, other) || meanDifference(candidate.look, other.look) >= LOOK_STEP,
  );
}

/** Whether two poses are further apart than a head that holds still is measured. */
export function posesDiffer(
  a: Pick<Appearance, 'yaw' | 'pitch'>,
  b: Pick<Appearance, 'yaw' | 'pitch'>,
): boolean {
  return Math.hypot(a.yaw - b.yaw, a.pitch - b.pitch) >= POSE_STEP;
}

/**
 * Whether two pictures of a person show one moment: the same photo, smaller, cropped or compressed again, its mirror image,
 * or two frames of a burst. Of 11,600 pairs of photos of one person in LFW it says so of six.
 */
export function isSameMoment(a: Look, b: Look): boolean {
  return meanDifference(a, b) < LOOK_STEP || meanDifference(a, mirrored(b)) < LOOK_STEP;
}

/**
 * Whether two chips, raw RGB, are cut of one frame of a camera: a sensor's noise and a living head change every other. In clips of
 * ten webcams the chips of two frames in a row differ by 1.03 or more on average.
 */
export function isSameFrame(a: Uint8Array, b: Uint8Array): boolean {
  return meanDifference(a, b) < SAME_FRAME;
}

function mirrored(look: Look): Look {
  return look.map((_, i) => look[i - (i % THUMB) + THUMB - 1 - (i % THUMB)]!);
}

function meanDifference(a: Look | Uint8Array, b: Look | Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!);
  return sum / a.length;
}
