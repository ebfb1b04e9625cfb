import type { PixelImage } from './image.ts';
import { invert, type Similarity } from './similarity.ts';

/**
 * Samples `image` through `transform` (image to output, in pixels) into `size`×`size` RGB, row by row, values 0 to 255.
 * Bilinear; where the output is coarser than the image it averages a grid of samples, so that shrinking
 * does not alias. Outside the image it is black.
 */
export function warp(
  image: PixelImage,
  transform: Similarity,
  size: number,
): Float32Array<ArrayBuffer> {
  const { width, height, channels, data } = image;
  const back = invert(transform);
  const shrink = Math.hypot(back.a, back.b);
  const grid = Math.min(4, Math.max(1, Math.round(shrink)));
  const weight = 1 / (grid * grid);
  const output = new Float32Array(size * size * 3);
  const right = width - 1;
  const bottom = height - 1;
  let o = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++, o += 3) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let gy = 0; gy < grid; gy++) {
        for (let gx = 0; gx < grid; gx++) {
          const px = column + (gx + 0.5) / grid;
          const py = row + (gy + 0.5) / grid;
          const x = back.a * px - back.b * py + back.tx - 0.5;
          const y = back.b * px + back.a * py + back.ty - 0.5;
          if (x <= -1 || y <= -1 || x >= width || y >= height) continue;
          const x0 = Math.floor(x);
          const y0 = Math.floor(y);
          const fx = x - x0;
          const fy = y - y0;
          const left = x0 < 0 ? 0 : x0;
          const top = y0 < 0 ? 0 : y0;
          const next = x0 < right ? x0 + 1 : right;
          const below = y0 < bottom ? y0 + 1 : bottom;
          const i00 = (top * width + left) * channels;
          const i10 = (top * width + next) * channels;
          const i01 = (below * width + left) * channels;
          const i11 = (below * width + next) * channels;
          const w00 = (1 - fx) * (1 - fy);
          const w10 = fx * (1 - fy);
          const w01 = (1 - fx) * fy;
          const w11 = fx * fy;
          red += data[i00]! * w00 + data[i10]! * w10 + data[i01]! * w01 + data[i11]! * w11;
          green +=
            data[i00 + 1]! * w00 +
            data[i10 + 1]! * w10 +
            data[i01 + 1]! * w01 +
            data[i11 + 1]! * w11;
          blue +=
            data[i00 + 2]! * w00 +
            data[i10 + 2]! * w10 +
            data[i01 + 2]! * w01 +
            data[i11 + 2]! * w11;
        }
      }
      output[o] = red * weight;
      output[o + 1] = green * weight;
      output[o + 2] = blue * weight;
    }
  }
  return output;
}
