import sharp from 'sharp';
import type { HostFace } from '../../../native-models/vocabulary/host-contract.ts';
import type { DecodedImage } from '../ports/index.ts';
import type { Shrunk } from './decode-photo.ts';
import type { Tile } from './tiles.ts';

/** A part of a photo as an image of its own, and where it lies in the upright original. */
export interface View {
  readonly image: DecodedImage;
  /** Pixels of the original. */
  readonly left: number;
  readonly top: number;
  /** Pixels of the original for one pixel of `image`. */
  readonly scale: number;
}

/** Where a face is seen that is somewhere else in a part of the photo. */
type Placed = Pick<HostFace, 'box' | 'landmarks' | 'region'>;

/** A part of a picture, in its pixels, shrunk where a side is longer than `longest`. */
export async function viewOf({ image, scale }: Shrunk, part: Tile, longest: number): Promise<View> {
  const { width, height, channels } = image;
  const { data, info } = await sharp(image.data, { raw: { width, height, channels } })
    .extract(part)
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    image: { width: info.width, height: info.height, channels: 3, data },
    left: part.left * scale,
    top: part.top * scale,
    scale: (scale * Math.max(part.width, part.height)) / Math.max(info.width, info.height),
  };
}

/** A face of a view as it is in the original: positions and the distance of the eyes in pixels of that. */
export function inOriginal(face: HostFace, { left, top, scale }: View): HostFace {
  const quality = { ...face.quality, InterEyeDistance: face.quality.InterEyeDistance * scale };
  return { ...face, ...placed(face, { scale, left, top }), quality };
}

/** Where a face of the original is in a view. */
export function inView(face: HostFace, { left, top, scale }: View): Placed {
  return placed(face, { scale: 1 / scale, left: -left / scale, top: -top / scale });
}

function placed(
  { box, landmarks, region }: Placed,
  { scale, left, top }: { scale: number; left: number; top: number },
): Placed {
  const point = ({ x, y }: { x: number; y: number }) => ({
    x: x * scale + left,
    y: y * scale + top,
  });
  return {
    box: { ...point(box), width: box.width * scale, height: box.height * scale },
    landmarks: landmarks.map(point),
    region: { center: point(region.center), side: region.side * scale, angle: region.angle },
  };
}
