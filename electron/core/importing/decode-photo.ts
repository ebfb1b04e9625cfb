import sharp from 'sharp';
import { KithError, limits } from '../../contract/index.ts';
import type { DecodedImage } from '../ports/index.ts';

/** A decoded photo, upright. */
export interface Photo {
  readonly image: DecodedImage;
  /** Pixels of the upright original for one pixel of `image`; at least 1. */
  readonly scale: number;
}

/**
 * Decodes a photo file: turned as its EXIF orientation says, in sRGB without transparency, shrunk to
 * `limits.photoSide`. Errors: `NotAnImage`, `DamagedImage`, `ImageTooLarge`, each naming the file.
 */
export async function decodePhoto(bytes: Uint8Array, name: string): Promise<Photo> {
  if (bytes.byteLength > limits.photoBytes) throw new KithError('ImageTooLarge', name);
  if (bytes.byteLength === 0) throw new KithError('NotAnImage', name);
  const input = sharp(bytes, { limitInputPixels: false, failOn: 'error' });
  const { width, height } = await input.metadata().catch((cause: unknown) => {
    throw new KithError('NotAnImage', name, { cause });
  });
  if (width * height > limits.photoPixels) throw new KithError('ImageTooLarge', name);
  const { data, info } = await input
    .autoOrient()
    .resize({
      width: limits.photoSide,
      height: limits.photoSide,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .flatten({ background: '#808080' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw new KithError('DamagedImage', name, { cause });
    });
  return {
    image: { width: info.width, height: info.height, channels: 3, data },
    scale: Math.max(width, height) / Math.max(info.width, info.height),
  };
}
