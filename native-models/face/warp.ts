import type { PixelImage } from './image.ts';
import { invert, type Similarity } from './similarity.ts';

/** Samples a side of the grid that is averaged for one output pixel, at most. */
const MOST_SAMPLES = 4;

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
  const grid = Math.min(MOST_SAMPLES, Math.round(Math.hypot(back.a, back.b)));
  return grid <= 1 ? interpolate(image, back, size) : average(image, back, size, grid);
}

function interpolate(image: PixelImage, back: Similarity, size: number): Float32Array<ArrayBuffer> {
  const { width, height, channels, data } = image;
  const right = width - 1;
  const bottom = height - 1;
  const output = new Float32Array(size * size * 3);
  for (let row = 0, o = 0; row < size; row++) {
    for (let column = 0; column < size; column++, o += 3) {
      const x = back.a * (column + 0.5) - back.b * (row + 0.5) + back.tx - 0.5;
      const y = back.b * (column + 0.5) + back.a * (row + 0.5) + back.ty - 0.5;
      if (x <= -1 || y <= -1 || x >= width || y >= height) continue;
      const x0 = Math.floor(x);
      const y0 = Math.floor(y);
      const fx = x - x0;
      const fy = y - y0;
      // At the edge the image goes on as it ends.
      const left = x0 < 0 ? 0 : x0;
      const top = (y0 < 0 ? 0 : y0) * width;
      const next = x0 < right ? x0 + 1 : right;
      const below = (y0 < bottom ? y0 + 1 : bottom) * width;
      const i00 = (top + left) * channels;
      const i10 = (top + next) * channels;
      const i01 = (below + left) * channels;
      const i11 = (below + next) * channels;
      const w00 = (1 - fx) * (1 - fy);
      const w10 = fx * (1 - fy);
      const w01 = (1 - fx) * fy;
      const w11 = fx * fy;
      for (let c = 0; c < 3; c++) {
        output[o + c] =
          data[i00 + c]! * w00 + data[i10 + c]! * w10 + data[i01 + c]! * w01 + data[i11 + c]! * w11;
      }
    }
  }
  return output;
}

function average(
  image: PixelImage,
  back: Similarity,
  size: number,
  grid: number,
): Float32Array<ArrayBuffer> {
  const { width, height, channels, data } = image;
  const weight = 1 / (grid * grid);
  const step = 1 / grid;
  const output = new Float32Array(size * size * 3);
  for (let row = 0, o = 0; row < size; row++) {
    for (let column = 0; column < size; column++, o += 3) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let gy = 0, py = row + step / 2; gy < grid; gy++, py += step) {
        for (let gx = 0, px = column + step / 2; gx < grid; gx++, px += step) {
          const x = Math.floor(back.a * px - back.b * py + back.tx);
          const y = Math.floor(back.b * px + back.a * py + back.ty);
          if (x < 0 || y < 0 || x >= width || y >= height) continue;
          const i = (y * width + x) * channels;
          red += data[i]!;
          green += data[i + 1]!;
          blue += data[i + 2]!;
        }
      }
      output[o] = red * weight;
      output[o + 1] = green * weight;
      output[o + 2] = blue * weight;
    }
  }
  return output;
}
