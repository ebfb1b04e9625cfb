import { livenessScales, livenessSide, type LivenessCropName } from '../vocabulary/liveness.ts';
import type { Box, PixelImage } from './image.ts';
import { resampleBox } from './resample-box.ts';

/** One of the crops of a face by which its liveness is judged, RGB bytes. `box` is the face's, in pixels of the image. */
export function cutLivenessCrop(
  image: PixelImage,
  box: Box,
  crop: LivenessCropName,
): Uint8Array<ArrayBuffer> {
  return resampleBox(image, livenessBox(image, box, livenessScales[crop]), livenessSide);
}

/** Both. */
export function cutLivenessCrops(image: PixelImage, box: Box) {
  return { near: cutLivenessCrop(image, box, 'near'), wide: cutLivenessCrop(image, box, 'wide') };
}

/**
 * The square of a face's longer side, enlarged about its center `scale` times, as far as the picture's sides allow, and shifted
 * inside of it. Networks of this family were trained on boxes that keep the face's proportions and are stretched to a square
 * (github.com/minivision-ai/Silent-Face-Anti-Spoofing); of ours, which the mesh makes, squares tell print from person better.
 */
export function livenessBox(
  image: Pick<PixelImage, 'width' | 'height'>,
  { x, y, width, height }: Box,
  scale: number,
): Box {
  const side = Math.min(scale * Math.max(width, height), image.width, image.height);
  const inside = (center: number, end: number): number =>
    Math.max(0, Math.min(center - side / 2, end - side));
  return {
    x: inside(x + width / 2, image.width),
    y: inside(y + height / 2, image.height),
    width: side,
    height: side,
  };
}
