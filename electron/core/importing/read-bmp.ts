import { decode } from 'bmp-ts';
import { limits } from '../../contract/index.ts';
import type { RawPicture } from '../ports/index.ts';

/** Where a BMP says how large it is, and how many bits a pixel has (BITMAPINFOHEADER). */
const WIDTH = 18;
const HEIGHT = 22;
const BITS = 28;

/**
 * Decodes a BMP; null where it says that it has more than `limits.wholePixels`: in this format a kilobyte may say that. Throws
 * where it cannot be read.
 */
export function readBmp(bytes: Uint8Array): RawPicture | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pixels = Math.abs(file.readInt32LE(WIDTH)) * Math.abs(file.readInt32LE(HEIGHT));
  if (pixels > limits.wholePixels) return null;
  const hasPalette = file.readUInt16LE(BITS) <= 8;
  const { width, height, data } = decode(file, { toRGBA: true });
  for (let i = 0; i < data.length; i += 4) {
    // Colors of a palette come as ABGR, whatever is asked for.
    if (hasPalette) data.subarray(i, i + 4).reverse();
    // The fourth byte means nothing in most files.
    data[i + 3] = 255;
  }
  return { width, height, data, original: { width, height }, pictures: 1 };
}
