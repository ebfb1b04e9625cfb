import type { PixelImage } from './image.ts';
import { invert, type Similarity } from './similarity.ts';

/**
 * Samples `image` through `transform` (image to output, in pixels) into `size`×`size` RGB, row by row, values 0 to 255.
 * Bilinear; where the output is coarser than the image, the mean of a grid of pixels instead, so that shrinking does
 * not alias. Outside the image it is black.
 */
export function warp(
  image: PixelImage,
  transform: Similarity,
  size: number,
): Float32Array<ArrayBuffer> {
  const back = invert(transform);
  const shrink = Math.hypot(back.a, back.b);
  const grid = Math.min(4, Math.max(1, Math.round(shrink)));
  const output = new Float32Array(size * size * 3);
  const sample = grid === 1 ? addBilinear : addNearest;
  for (let row = 0, o = 0; row < size; row++) {
    for (let column = 0; column < size; column++, o += 3) {
      for (let gy = 0; gy < grid; gy++) {
        const py = row + (gy + 0.5) / grid;
        for (let gx = 0; gx < grid; gx++) {
          const px = column + (gx + 0.5) / grid;
          const x = back.a * px - back.b * py + back.tx - 0.5;
          const y = back.b * px + back.a * py + back.ty - 0.5;
          sample(image, x, y, output, o);
        }
      }
    }
  }
  if (grid > 1) {
    const weight = 1 / (grid * grid);
    for (let i = 0; i < output.length; i++) output[i]! *= weight;
  }
  return output;
}

/** Adds the pixel nearest to a position; of many that are averaged, each need not be interpolated. */
function addNearest(
  { width, height, channels, data }: PixelImage,
  x: number,
  y: number,
  output: Float32Array,
  o: number,
): void {
  const column = Math.round(x);
  const row = Math.round(y);
  if (column < 0 || row < 0 || column >= width || row >= height) return;
  const i = (row * width + column) * channels;
  output[o]! += data[i]!;
  output[o + 1]! += data[i + 1]!;
  output[o + 2]! += data[i + 2]!;
}

/** Adds the four pixels around a position by their nearness; at the edge the image goes on as it ends. */
function addBilinear(
  { width, height, channels, data }: PixelImage,
  x: number,
  y: number,
  output: Float32Array,
  o: number,
): void {
  if (x <= -1 || y <= -1 || x >= width || y >= height) return;
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const fx = x - x0;
  const fy = y - y0;
  const left = Math.max(x0, 0);
  const top = Math.max(y0, 0);
  const right = Math.min(x0 + 1, width - 1);
  const bottom = Math.min(y0 + 1, height - 1);
  const i00 = (top * width + left) * channels;
  const i10 = (top * width + right) * channels;
  const i01 = (bottom * width + left) * channels;
  const i11 = (bottom * width + right) * channels;
  const w00 = (1 - fx) * (1 - fy);
  const w10 = fx * (1 - fy);
  const w01 = (1 - fx) * fy;
  const w11 = fx * fy;
  for (let c = 0; c < 3; c++) {
    output[o + c]! +=
      data[i00 + c]! * w00 + data[i10 + c]! * w10 + data[i01 + c]! * w01 + data[i11 + c]! * w11;
  }
}
