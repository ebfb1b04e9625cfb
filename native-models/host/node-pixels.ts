import sharp, { type Sharp } from 'sharp';
import { chipSide } from '../vocabulary/chip.ts';
import type { PixelTools } from '../train/augment.ts';

/** The host's image tools in Node. */
export const nodePixels: PixelTools = {
  blur: (pixels, sigma) => raw(pixels).blur(sigma).raw().toBuffer(),
  throughJpeg: async (pixels, quality) =>
    sharp(await raw(pixels).jpeg({ quality }).toBuffer())
      .raw()
      .toBuffer(),
};

function raw(pixels: Uint8Array): Sharp {
  return sharp(pixels, { raw: { width: chipSide, height: chipSide, channels: 3 } });
}
