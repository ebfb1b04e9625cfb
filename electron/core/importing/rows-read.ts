import type { Sharp } from 'sharp';

/** What libjpeg leaves where a file has ended: blocks without coefficients (“uniform gray for the remainder”, jdhuff.c). */
const GRAY = 128;
/** By how much a color profile or its neighbors may change that. */
const OFF = 3;
/** Pixels at the end of a row that are looked at: those of the smallest block. */
const BLOCK = 8;

/**
 * How many rows of a JPEG that ends too early were read whole; below them it is gray, in the last of them from somewhere to the
 * right end. `input` is not turned, and `width` × `height` pixels large.
 */
export async function rowsRead(input: Sharp, width: number, height: number): Promise<number> {
  const side = Math.min(BLOCK, width);
  const { data, info } = await input
    .extract({ left: width - side, top: 0, width: side, height })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const row = side * info.channels;
  const isGray = (value: number): boolean => Math.abs(value - GRAY) <= OFF;
  let rows = height;
  while (rows > 0 && data.subarray((rows - 1) * row, rows * row).every(isGray)) rows--;
  return rows;
}
