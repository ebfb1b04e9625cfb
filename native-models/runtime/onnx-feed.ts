import type { OnnxFeed } from '../vocabulary/index.ts';

/** The numbers that a network takes for an image: RGB bytes, row by row, of the feed's width and height. */
export function feedOf(pixels: Uint8Array, feed: OnnxFeed): Float32Array<ArrayBuffer> {
  const { width, height, channels, range, mean, scale, layout } = feed;
  const area = width * height;
  if (pixels.length !== area * 3) {
    throw new RangeError(`An image of ${width} by ${height} has not ${pixels.length} bytes`);
  }
  const [low, high] = range;
  const step = (high - low) / 255;
  const values = new Float32Array(area * 3);
  for (let channel = 0; channel < 3; channel++) {
    const color = channels === 'RGB' ? channel : 2 - channel;
    const off = low - mean[channel]!;
    const times = scale[channel]!;
    for (let pixel = 0; pixel < area; pixel++) {
      const to = layout === 'NCHW' ? channel * area + pixel : pixel * 3 + channel;
      values[to] = (pixels[pixel * 3 + color]! * step + off) * times;
    }
  }
  return values;
}
