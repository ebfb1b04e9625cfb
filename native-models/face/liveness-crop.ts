import { livenessScales, livenessSide, type LivenessCrops } from '../vocabulary/liveness.ts';
import type { Box, PixelImage } from './image.ts';
import { resampleBox } from './resample-box.ts';

/** The two crops of a face by which its liveness is judged, RGB bytes. `box` is the face's, in pixels of the image. */
export function cutLivenessCrops(image: PixelImage, box: Box): LivenessCrops {
  const cut = (scale: number) => resampleBox(image, livenessBox(image, box, scale), livenessSide);
  return { near: cut(livenessScales.near), wide: cut(livenessScales.wide) };
}

/**
 * A face's box enlarged about its center: as much as the picture's sides allow with the box's proportions, and shifted inside of
 * it, as the networks of the MiniFASNet family were trained (github.com/minivision-ai/Silent-Face-Anti-Spoofing).
 */
export function livenessBox(
  image: Pick<PixelImage, 'width' | 'height'>,
  { x, y, width, height }: Box,
  scale: number,
): Box {
  const times = Math.min(scale, image.width / width, image.height / height);
  const size = { width: width * times, height: height * times };
  const inside = (start: number, length: number, end: number): number =>
    Math.max(0, Math.min(start, end - length));
  return {
    x: inside(x + (width - size.width) / 2, size.width, image.width),
    y: inside(y + (height - size.height) / 2, size.height, image.height),
    ...size,
  };
}
