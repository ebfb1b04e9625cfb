import type { FaceFinding } from './networks.ts';

/** Pixels in memory, RGBA, row by row from the top left. */
export interface RawPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** The size that it was shrunk from, or has. */
  readonly original: { readonly width: number; readonly height: number };
  /** How many pictures its file holds. */
  readonly pictures: number;
}

/** What photos are read with, wherever it runs. */
export interface PhotoReading extends FaceFinding {
  /**
   * Decodes a picture of a HEIC or HEIF file, the primary one being the first, from 0; turned as it says itself, and shrunk to
   * `limits.wholePixels` where it has more; null where it has more than `limits.photoPixels`. Errors: `DecoderLost`, the system's own where no process
   * can be started, and others where the file cannot be read.
   */
  readonly decodeHeic: (bytes: Uint8Array, picture: number) => Promise<RawPicture | null>;
}
