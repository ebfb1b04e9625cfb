import type { PoseSegment } from '../vocabulary/index.ts';
import { enrollmentBounds } from './assess.ts';

/** Degrees as in `QualityMeasures`: yaw is positive to the person's own left, pitch upward. */
export interface Pose {
  readonly yaw: number;
  readonly pitch: number;
}

/** Degrees of yaw up to which a head looks into the camera, and from which it is turned. What lies between is neither. */
export const FRONT = 7;
const TURNED = 13;
/** Degrees of pitch up to which a head may look past the camera in the picture that the others are measured from. */
export const LEVEL = 10;
/**
 * Degrees of pitch from that picture to one that looks up or down. From it, not from zero: where the camera stands decides
 * what a head at rest measures (of ten people before their own webcams, −10 to +7).
 */
const NODDED = 10;
/** Degrees that are left at least between that and the farthest nod that is taken: what a head finds without aiming. */
const WINDOW = 4;

/** The segment that a pose lies in, measured from the center picture; without one, nothing is up or down. */
export function segmentOf({ yaw, pitch }: Pose, center: Pose | null): PoseSegment | null {
  if (yaw >= TURNED) return 'left';
  if (yaw <= -TURNED) return 'right';
  if (Math.abs(yaw) > FRONT) return null;
  if (!center) return Math.abs(pitch) <= LEVEL ? 'center' : null;
  if (pitch - center.pitch >= nodFrom(center.pitch)) return 'up';
  if (center.pitch - pitch >= nodFrom(-center.pitch)) return 'down';
  return 'center';
}

/**
 * Degrees from the center picture at which a nod begins, from how far that looks to the same side itself: less where it would end
 * at once. From a center that is level it is never less than makes two poses differ.
 */
function nodFrom(toSameSide: number): number {
  return Math.min(NODDED, enrollmentBounds.HeadPosePitch - WINDOW - toSameSide);
}

/** The first pose that looks into the camera, from which up and down are measured; null where none does. */
export function frontOf(poses: readonly Pose[]): Pose | null {
  return poses.find((pose) => segmentOf(pose, null) === 'center') ?? null;
}

/** The segment of each of a person's kept pictures, measured from the first that looks into the camera; null for one between two. */
export function segmentsOf(poses: readonly Pose[]): (PoseSegment | null)[] {
  const center = frontOf(poses);
  return poses.map((pose) => segmentOf(pose, center));
}

/** The segments that a person's kept pictures lie in. */
export function coveredByPoses(poses: readonly Pose[]): ReadonlySet<PoseSegment> {
  return new Set(segmentsOf(poses).flatMap((segment) => segment ?? []));
}
