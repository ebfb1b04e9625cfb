import type { FaceFinding } from './networks.ts';

/** Pixels in memory, row by row from the top left, with those of the original that they may have been shrunk from. */
export interface RawPicture {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly data: Uint8Array;
  readonly original: { readonly width: number; readonly height: number };
}

/** What photos are read with, wherever it runs. */
export interface PhotoReading extends FaceFinding {
  /**
   * Decodes a HEIC or HEIF picture, turned as it says itself and shrunk to `limits.wholePixels`; null where it has more than
   * `limits.photoPixels`. Rejects where it cannot be read.
   */
  readonly decodeHeic: (bytes: Uint8Array) => Promise<RawPicture | null>;
}
