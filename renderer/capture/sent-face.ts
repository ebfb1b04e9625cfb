import type { CapturedFace } from './messages.ts';

/** A face as the owner is asked about it: never with the frame, and with what is around it only where that was asked for. */
export function sentFace({ track, chip, quality, crops }: CapturedFace) {
  return {
    track,
    chip: new Blob([chip]),
    quality,
    crops: crops && {
      near: blobOf(crops.near),
      wide: blobOf(crops.wide),
      virtual: crops.virtual,
    },
  };
}

function blobOf(pixels: Uint8Array): Blob {
  // Of the worker's own memory, which nobody shares.
  return new Blob([pixels as Uint8Array<ArrayBuffer>]);
}
