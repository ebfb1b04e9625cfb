import { decode as decodeBmp } from 'bmp-ts';
import sharp, { type Sharp, type SharpOptions } from 'sharp';
import { KithError, limits } from '../../contract/index.ts';
import type { DecodedImage } from '../ports/index.ts';
import { decodeHeic, type RawPicture } from './decode-heic.ts';
import { endsTooEarly } from './ends-too-early.ts';
import { formatOf } from './photo-format.ts';

/** A decoded photo, upright. */
export interface Photo {
  readonly image: DecodedImage;
  /** Pixels of the upright original for one pixel of `image`; at least 1. */
  readonly scale: number;
  /** Whether the file ends too early: what is missing below is gray. */
  readonly cutOff: boolean;
}

/**
 * Decodes a photo file: turned as its EXIF orientation says, in sRGB without transparency, shrunk to `limits.photoSide`; of
 * several pictures in a file the first. A JPEG that ends too early is read as far as it goes. Errors: `NotAnImage`,
 * `FormatUnread`, `TruncatedImage`, `DamagedImage`, `ImageTooLarge`, each naming the file.
 */
export async function decodePhoto(bytes: Uint8Array, name: string): Promise<Photo> {
  if (bytes.byteLength > limits.photoBytes) throw new KithError('ImageTooLarge', name);
  const format = await formatOf(bytes);
  switch (format.kind) {
    case 'none':
      throw new KithError('NotAnImage', name);
    case 'unread':
      throw new KithError('FormatUnread', `${name}: ${format.format}`);
    case 'sharp':
      return decodeBySharp(bytes, name);
    default: {
      const input = await otherwise(format.kind, bytes, name);
      return { ...(await render(input)), cutOff: false };
    }
  }
}

/** A picture that sharp has no decoder for, as sharp's input. */
async function otherwise(kind: 'heic' | 'bmp', bytes: Uint8Array, name: string): Promise<Sharp> {
  try {
    const { width, height, data } = kind === 'heic' ? await decodeHeic(bytes) : readBmp(bytes);
    if (width * height > limits.wholePixels) throw new KithError('ImageTooLarge', name);
    const pixels = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    return sharp(pixels, { raw: { width, height, channels: 4 } });
  } catch (cause) {
    if (cause instanceof KithError) throw cause;
    throw unreadable(bytes, name, cause);
  }
}

function readBmp(bytes: Uint8Array): RawPicture {
  const { width, height, data } = decodeBmp(Buffer.from(bytes), { toRGBA: true });
  // The fourth byte means nothing in most of them.
  for (let i = 3; i < data.length; i += 4) data[i] = 255;
  return { width, height, data };
}

function unreadable(bytes: Uint8Array, name: string, cause: unknown): KithError {
  return new KithError(endsTooEarly(bytes) ? 'TruncatedImage' : 'DamagedImage', name, { cause });
}

async function decodeBySharp(bytes: Uint8Array, name: string): Promise<Photo> {
  const read = (failOn: SharpOptions['failOn'] & string): Sharp =>
    sharp(bytes, { limitInputPixels: false, sequentialRead: true, failOn });
  const { width, height, format, isProgressive } = await read('error')
    .metadata()
    .catch((cause: unknown) => {
      throw unreadable(bytes, name, cause);
    });
  const streams = (format === 'jpeg' || format === 'png') && !isProgressive;
  if (width * height > (streams ? limits.photoPixels : limits.wholePixels)) {
    throw new KithError('ImageTooLarge', name);
  }
  try {
    return { ...(await render(read('error'))), cutOff: false };
  } catch (cause) {
    const whole = await render(read('truncated')).then(
      () => true,
      () => false,
    );
    if (whole) throw unreadable(bytes, name, cause);
    const rest = format === 'jpeg' ? await render(read('none')).catch(() => null) : null;
    if (!rest) throw new KithError('TruncatedImage', name, { cause });
    return { ...rest, cutOff: true };
  }
}

/** Upright, in sRGB without transparency, shrunk. */
async function render(input: Sharp): Promise<Omit<Photo, 'cutOff'>> {
  const { width, height } = await input.metadata();
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
    .toBuffer({ resolveWithObject: true });
  return {
    image: { width: info.width, height: info.height, channels: 3, data },
    scale: Math.max(width, height) / Math.max(info.width, info.height),
  };
}
