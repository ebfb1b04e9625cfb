import type { HostFace } from '../../../native-models/vocabulary/host-contract.ts';

/** Degrees to which a head is upright: a photo that shows nobody within may be on its side. */
const UPRIGHT = 60;

/** Whether a head is upright in its photo, to so many degrees. */
export function isUpright({ quality }: HostFace, within = UPRIGHT): boolean {
  return Math.abs(quality.HeadPoseRoll) <= within;
}
