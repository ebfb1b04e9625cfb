import type { LivenessCropName } from '../../electron/contract/index.ts';

let last: LivenessCropName = 'wide';

/**
 * Which crop of a face is cut of the next frame: the one that was not sent last. One a frame costs half of both, and the owner
 * judges a track by both. It goes by what is sent, for pages let go of frames, and might do so of every second one.
 */
export function nextCrop(): LivenessCropName {
  return last === 'near' ? 'wide' : 'near';
}

/** Notes which was sent. */
export function noteCropSent(crop: LivenessCropName): void {
  last = crop;
}
