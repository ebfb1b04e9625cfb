import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import type { FaceFinding } from '../../electron/core/ports/index.ts';
import type { FaceFinder } from '../../native-models/face/finder.ts';
import type { SamplePerson } from './sample-faces.ts';

/** A finder of this process as core asks for it. */
export function findingOf(finder: FaceFinder): FaceFinding {
  return { findFaces: (image, look) => finder.find(image, look) };
}

/** A person cut out around the face, square, so many pixels a side; the face takes about half of it. */
export function portraitOf({ width, height, data }: SamplePerson, side: number): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .extract({ left: (width - height) / 2, top: 0, width: height, height })
    .resize(side, side)
    .png()
    .toBuffer();
}

/** A wall with portraits on it. */
export function wallWith(
  width: number,
  height: number,
  portraits: readonly OverlayOptions[],
): Sharp {
  return sharp({
    create: { width, height, channels: 3, background: '#7d858c' },
    limitInputPixels: false,
  }).composite([...portraits]);
}
