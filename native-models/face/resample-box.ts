import type { Box, PixelImage } from './image.ts';

/** Pixels a side of the grid that is averaged for one of the output, at most. */
const MOST_SAMPLES = 4;

/**
 * Stretches an upright box of an image, which lies within it, to `side` × `side` RGB bytes, row by row. Bilinear; where the box is
 * larger, the mean of a grid of such samples, so that shrinking does not alias.
 */
export function resampleBox(
  { width, height, channels, data }: PixelImage,
  box: Box,
  side: number,
): Uint8Array<ArrayBuffer> {
  const columns = samples(box.x, box.width, side, width);
  const rows = samples(box.y, box.height, side, height);
  const weight = 1 / (columns.grid * rows.grid);
  const output = new Uint8Array(side * side * 3);
  for (let row = 0, to = 0; row < side; row++) {
    for (let column = 0; column < side; column++, to += 3) {
      let [red, green, blue] = [0.5, 0.5, 0.5];
      for (let gy = row * rows.grid; gy < (row + 1) * rows.grid; gy++) {
        const top = rows.first[gy]! * width;
        const bottom = rows.second[gy]! * width;
        const fy = rows.share[gy]!;
        for (let gx = column * columns.grid; gx < (column + 1) * columns.grid; gx++) {
          const left = columns.first[gx]!;
          const right = columns.second[gx]!;
          const fx = columns.share[gx]!;
          const w11 = fx * fy * weight;
          const w10 = fx * weight - w11;
          const w01 = fy * weight - w11;
          const w00 = weight - w10 - w01 - w11;
          const i00 = (top + left) * channels;
          const i10 = (top + right) * channels;
          const i01 = (bottom + left) * channels;
          const i11 = (bottom + right) * channels;
          red += data[i00]! * w00 + data[i10]! * w10 + data[i01]! * w01 + data[i11]! * w11;
          green +=
            data[i00 + 1]! * w00 + data[i10 + 1]! * w10 + data[i01 + 1]! * w01 + data[i11 + 1]! * w11; // prettier-ignore
          blue +=
            data[i00 + 2]! * w00 + data[i10 + 2]! * w10 + data[i01 + 2]! * w01 + data[i11 + 2]! * w11; // prettier-ignore
        }
      }
      output[to] = red;
      output[to + 1] = green;
      output[to + 2] = blue;
    }
  }
  return output;
}

/** Where one axis is sampled: the two pixels between which each sample lies, and how far it is to the second. */
function samples(start: number, length: number, side: number, end: number) {
  const grid = Math.max(1, Math.min(MOST_SAMPLES, Math.round(length / side)));
  const count = side * grid;
  const first = new Int32Array(count);
  const second = new Int32Array(count);
  const share = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const place = Math.max(0, Math.min(end - 1, start + ((i + 0.5) * length) / count - 0.5));
    first[i] = Math.floor(place);
    second[i] = Math.min(end - 1, first[i]! + 1);
    share[i] = place - first[i]!;
  }
  return { grid, first, second, share };
}
