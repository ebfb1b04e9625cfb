import { decode } from 'bmp-ts';
import { limits } from '../../contract/index.ts';
import type { RawPicture } from '../ports/index.ts';

/** Where a BMP says how large it is, and how many bits a pixel has (BITMAPINFOHEADER). */
const WIDTH = 18;
const HEIGHT = 22;
const BITS = 28;
const COLORS = 46;
/** Colors of the largest palette. */
const MOST_COLORS = 256;

/**
 * Decodes a BMP; null where it says that it has more than `limits.wholePixels`: in this format a kilobyte may say that. Throws
 * where it cannot be read. Its decoder believes what a file says, and goes through every row of one that has no columns.
 */
export function readBmp(bytes: Uint8Array): RawPicture | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // A negative height says that the first row is the highest.
  const [columns, rows] = [file.readInt32LE(WIDTH), Math.abs(file.readInt32LE(HEIGHT))];
  if (columns <= 0 || rows === 0) throw new RangeError('It has no pixels');
  if (columns * rows > limits.wholePixels) return null;
  if (file.readUInt32LE(COLORS) > MOST_COLORS) throw new RangeError('It has too many colors');
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
