import type { QualityMeasures } from '../vocabulary/index.ts';
import { chipSide } from '../vocabulary/chip.ts';

/** What two samples are compared by: the head's pose and a coarse picture. */
export interface Appearance {
  readonly yaw: number;
  readonly pitch: number;
  /** THUMB × THUMB luminances with mean 0 and standard deviation 1. */
  readonly thumb: Float32Array;
}

const THUMB = 28;
const CELL = chipSide / THUMB;
/** Degrees of yaw or pitch that make two samples differ. */
const POSE_STEP = 6;
/** Mean difference of normalized luminance that does: an expression, other light, glasses put on. */
const LOOK_STEP = 0.16;

/** The appearance of a chip. */
export function appearanceOf(chip: Uint8Array, quality: QualityMeasures): Appearance {
  const thumb = new Float32Array(THUMB * THUMB);
  for (let y = 0; y < chipSide; y++) {
    for (let x = 0; x < chipSide; x++) {
      const i = (y * chipSide + x) * 3;
      const cell = Math.floor(y / CELL) * THUMB + Math.floor(x / CELL);
      thumb[cell]! += chip[i]! + chip[i + 1]! + chip[i + 2]!;
    }
  }
  const mean = thumb.reduce((sum, value) => sum + value, 0) / thumb.length;
  const variance = thumb.reduce((sum, value) => sum + (value - mean) ** 2, 0) / thumb.length;
  const deviation = Math.max(Math.sqrt(variance), 1);
  return {
    yaw: quality.HeadPoseYaw,
    pitch: quality.HeadPosePitch,
    thumb: thumb.map((value) => (value - mean) / deviation),
  };
}

/**
 * Whether a sample adds something to those taken: eight copies of one moment make a poor reference. `strictness` scales
 * how far apart two samples must be; 1 is what a person who moves a little reaches in a moment.
 */
export function isDistinct(
  candidate: Appearance,
  taken: readonly Appearance[],
  strictness = 1,
): boolean {
  return taken.every(
    (other) =>
      Math.hypot(candidate.yaw - other.yaw, candidate.pitch - other.pitch) >=
        POSE_STEP * strictness ||
      meanDifference(candidate.thumb, other.thumb) >= LOOK_STEP * strictness,
  );
}

function meanDifference(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!);
  return sum / a.length;
}
