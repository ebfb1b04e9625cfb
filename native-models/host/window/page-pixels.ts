import { chipSide } from '../../vocabulary/chip.ts';
import type { PixelTools } from '../../train/augment.ts';

/** The host's image tools in a page: a canvas blurs and encodes. */
export const pagePixels: PixelTools = {
  blur: async (pixels, sigma) => {
    const { canvas, context } = newCanvas();
    context.filter = `blur(${sigma}px)`;
    // The blur reads beyond the picture, where a second canvas has nothing; the picture beneath fills its edges.
    const sharp = painted(pixels);
    context.drawImage(sharp, 0, 0);
    context.globalCompositeOperation = 'destination-over';
    context.filter = 'none';
    context.drawImage(sharp, 0, 0);
    return readRgb(canvas);
  },
  throughJpeg: async (pixels, quality) => {
    const jpeg = await painted(pixels).convertToBlob({
      type: 'image/jpeg',
      quality: quality / 100,
    });
    const { canvas, context } = newCanvas();
    const image = await createImageBitmap(jpeg, { colorSpaceConversion: 'none' });
    context.drawImage(image, 0, 0);
    image.close();
    return readRgb(canvas);
  },
};

function newCanvas() {
  const canvas = new OffscreenCanvas(chipSide, chipSide);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This page has no canvas');
  return { canvas, context };
}

function painted(pixels: Uint8Array): OffscreenCanvas {
  const { canvas, context } = newCanvas();
  const image = context.createImageData(chipSide, chipSide);
  for (let from = 0, to = 0; from < pixels.length; from += 3, to += 4) {
    image.data.set(pixels.subarray(from, from + 3), to);
    image.data[to + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

function readRgb(canvas: OffscreenCanvas): Uint8Array {
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, chipSide, chipSide);
  const pixels = new Uint8Array(chipSide * chipSide * 3);
  for (let from = 0, to = 0; to < pixels.length; from += 4, to += 3) {
    pixels.set(data.subarray(from, from + 3), to);
  }
  return pixels;
}
