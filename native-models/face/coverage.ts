import type { PoseSegment, QualityMeasures } from '../vocabulary/index.ts';
import { coveredByPoses } from './pose-segments.ts';

/** How much light a face was in. */
export type Light = 'dim' | 'medium' | 'bright';

/** Milliseconds between two pictures from which they are of two sittings: light, clothes and mood have had time to change. */
const SITTING = 30 * 60_000;
/**
 * Mean luminances of a face, 0 to 255, below which its light is dim and from which it is bright: a tenth of the faces of LFW
 * lies below the first, and a tenth above the second.
 */
export const DIM = 98;
export const BRIGHT = 160;

/** A kept picture, as far as its coverage goes. */
export interface CoveringPicture {
  readonly quality: QualityMeasures;
  readonly takenAt: Date;
}

/** What a person's kept pictures show of them: from which sides, in which light, and at how many times. */
export interface Coverage {
  readonly segments: ReadonlySet<PoseSegment>;
  readonly lights: ReadonlySet<Light>;
  readonly sittings: number;
}

/** The light of a face. */
export function lightOf({ MeanLuminance }: Pick<QualityMeasures, 'MeanLuminance'>): Light {
  if (MeanLuminance < DIM) return 'dim';
  return MeanLuminance < BRIGHT ? 'medium' : 'bright';
}

/** What pictures cover. */
export function coverageOf(pictures: readonly CoveringPicture[]): Coverage {
  const times = pictures.map(({ takenAt }) => takenAt.getTime()).toSorted((a, b) => a - b);
  const breaks = times.filter((time, i) => i > 0 && time - times[i - 1]! >= SITTING).length;
  return {
    segments: coveredByPoses(
      pictures.map(({ quality }) => ({ yaw: quality.HeadPoseYaw, pitch: quality.HeadPosePitch })),
    ),
    lights: new Set(pictures.map(({ quality }) => lightOf(quality))),
    sittings: times.length === 0 ? 0 : breaks + 1,
  };
}
