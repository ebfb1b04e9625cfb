import { noteCropSent } from './crop-turns.ts';
import type { CapturedFace } from './messages.ts';

/**
 * A face as the owner is asked about it now: never with the frame, and with what is around it only where that was asked for, of which
 * it is another crop's turn then.
 */
export function sentFace({ track, chip, quality, crop }: CapturedFace) {
  if (crop) noteCropSent(crop.name);
  return {
    track,
    chip: new Blob([chip]),
    quality,
    crops: crop && {
      near: crop.name === 'near' ? new Blob([crop.pixels]) : null,
      wide: crop.name === 'wide' ? new Blob([crop.pixels]) : null,
      virtual: crop.virtual,
    },
  };
}
