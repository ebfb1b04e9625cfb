import { enrollmentBounds } from '../../native-models/face/assess.ts';
import { posesDiffer, type Appearance } from '../../native-models/face/distinct.ts';
import { FRONT, LEVEL, segmentOf, type Pose } from '../../native-models/face/pose-segments.ts';
import {
  poseSegment,
  type PoseSegment,
  type QualityMeasures,
} from '../../electron/contract/index.ts';
import type { Instruction } from './instruction.ts';

/** The poses that an enrollment by webcam asks for, in this order; left and right are the person's own. */
export const segments = poseSegment.options;
/** A segment of the ring of poses. */
export type Segment = PoseSegment;

/** Samples that are enough of a head that does not move: more of them would show the same. */
export const STILL_SAMPLES = 4;

/** What a ring is filled by: a sample, and the one segment it was taken for; null for an extra one, or a photo. */
export interface PosedSample {
  readonly appearance: Appearance;
  readonly segment: Segment | null;
}

/** The segments that samples fill. */
export function coveredBy(samples: readonly PosedSample[]): ReadonlySet<Segment> {
  return new Set(samples.flatMap(({ segment }) => segment ?? []));
}

/** The segments that no sample fills, in their order. */
export function openIn(samples: readonly PosedSample[]): Segment[] {
  const covered = coveredBy(samples);
  return segments.filter((segment) => !covered.has(segment));
}

/** The segment to fill next; null when the ring is full. */
export function nextOpen(samples: readonly PosedSample[]): Segment | null {
  return openIn(samples)[0] ?? null;
}

/**
 * The open segment that a pose fills; null if it fills none. The center comes first, for up and down are measured from it,
 * and no pose fills a segment that is nearly that of another segment's sample.
 */
export function segmentFilledBy(pose: Pose, samples: readonly PosedSample[]): Segment | null {
  const segment = segmentOf(pose, centerOf(samples));
  const covered = coveredBy(samples);
  if (!segment || covered.has(segment) || (segment !== 'center' && !covered.has('center'))) {
    return null;
  }
  const others = samples.filter((sample) => sample.segment !== null);
  return others.every(({ appearance }) => posesDiffer(pose, appearance)) ? segment : null;
}

/** What moves a head from its pose into a segment. */
export function instructionToward(
  segment: Segment,
  { HeadPoseYaw, HeadPosePitch, HeadPoseRoll }: QualityMeasures,
): Instruction {
  if (Math.abs(HeadPoseRoll) > enrollmentBounds.HeadPoseRoll) return 'Tilted';
  if (HeadPosePitch > enrollmentBounds.HeadPosePitch) return 'lower';
  if (HeadPosePitch < -enrollmentBounds.HeadPosePitch) return 'raise';
  const turnedTooFar = HeadPoseYaw > 0 ? 'backRight' : 'backLeft';
  switch (segment) {
    case 'left':
      return HeadPoseYaw > enrollmentBounds.HeadPoseYaw ? turnedTooFar : 'left';
    case 'right':
      return HeadPoseYaw < -enrollmentBounds.HeadPoseYaw ? turnedTooFar : 'right';
    case 'up':
      return Math.abs(HeadPoseYaw) > FRONT ? turnedTooFar : 'raise';
    case 'down':
      return Math.abs(HeadPoseYaw) > FRONT ? turnedTooFar : 'lower';
    case 'center':
      if (Math.abs(HeadPoseYaw) > FRONT) return turnedTooFar;
      if (HeadPosePitch > LEVEL) return 'lower';
      if (HeadPosePitch < -LEVEL) return 'raise';
      return 'look';
  }
}

/** What an enrollment lacks that costs the person something. */
export type Lack = 'front' | 'sides' | 'left' | 'right' | 'nods' | 'up' | 'down';

/** What an enrollment with these segments alone lacks; null when the ring is full. */
export function lackOf(covered: ReadonlySet<Segment>): Lack | null {
  if (!covered.has('center')) return 'front';
  const [left, right, up, down] = (['left', 'right', 'up', 'down'] as const).map(
    (segment) => !covered.has(segment),
  );
  if (left && right) return 'sides';
  if (left) return 'left';
  if (right) return 'right';
  if (up && down) return 'nods';
  if (up) return 'up';
  return down ? 'down' : null;
}

/** The pose of the center picture, from which up and down are measured; null before there is one. */
export function centerOf(samples: readonly PosedSample[]): Pose | null {
  return samples.find(({ segment }) => segment === 'center')?.appearance ?? null;
}
