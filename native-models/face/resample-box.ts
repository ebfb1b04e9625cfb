import type { Box, PixelImage } from './image.ts';

/** Pixels a side of the grid that is averaged for one of the output, at most. */
const MOST_SAMPLES = 4;

/**
 * Stretches an upright box of an image, which lies within it, to `side` × `side` RGB bytes, row by row. Bilinear; where the box is
 * larger, the mean of a grid of such samples, so that shrinking does not alias. Each axis by itself: the mean of a grid of bilinear
 * samples is a weighted sum of pixels along each.
 */
export function resampleBox(
  { width, height, channels, data }: PixelImage,
  box: Box,
  side: number,
): Uint8Array<ArrayBuffer> {
  const columns = axis(box.x, box.width, side, width);
  const rows = axis(box.y, box.height, side, height);
  const top = rows.from[0]!;
  const bottom = rows.from[side - 1]! + rows.span;
  const narrow = new Float32Array((bottom - top) * side * 3);
  for (let row = top, to = 0; row < bottom; row++) {
    // Beyond the last row of the image its weight is zero.
    const start = Math.min(row, height - 1) * width;
    for (let column = 0, tap = 0; column < side; column++, to += 3) {
      let [red, green, blue] = [0, 0, 0];
      let at = (start + columns.from[column]!) * channels;
      for (let i = 0; i < columns.span; i++, tap++, at += channels) {
        const weight = columns.weights[tap]!;
        if (weight === 0) continue;
        red += data[at]! * weight;
        green += data[at + 1]! * weight;
        blue += data[at + 2]! * weight;
      }
      narrow[to] = red;
      narrow[to + 1] = green;
      narrow[to + 2] = blue;
    }
  }
  const output = new Uint8Array(side * side * 3);
  const line = side * 3;
  const sums = new Float32Array(line);
  for (let row = 0, tap = 0; row < side; row++) {
    sums.fill(0.5);
    let at = (rows.from[row]! - top) * line;
    for (let i = 0; i < rows.span; i++, tap++, at += line) {
      const weight = rows.weights[tap]!;
      if (weight === 0) continue;
      for (let k = 0; k < line; k++) sums[k]! += narrow[at + k]! * weight;
    }
    output.set(sums, row * line);
  }
  return output;
}

/** Of which pixels along an axis each of the output is the sum: `span` of them from `from` on, with their weights, one after another. */
function axis(start: number, length: number, side: number, end: number) {
  const grid = Math.max(1, Math.min(MOST_SAMPLES, Math.round(length / side)));
  const step = length / (side * grid);
  const place = (sample: number): number =>
    Math.max(0, Math.min(end - 1, start + (sample + 0.5) * step - 0.5));
  // Those of a pixel are so many steps apart, and each lies between two.
  const span = Math.ceil((grid - 1) * step) + 2;
  const from = new Int32Array(side);
  const weights = new Float32Array(side * span);
  for (let i = 0; i < side; i++) {
    from[i] = Math.floor(place(i * grid));
    for (let sample = i * grid; sample < (i + 1) * grid; sample++) {
      const first = Math.floor(place(sample));
      const share = place(sample) - first;
      const tap = i * span + first - from[i]!;
      weights[tap]! += (1 - share) / grid;
      if (share > 0) weights[tap + 1]! += share / grid;
    }
  }
  return { from, span, weights };
}
