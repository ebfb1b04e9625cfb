import sharp, { type Sharp, type SharpOptions } from 'sharp';
import { hasCode, KithError, limits, meaningOf } from '../../contract/index.ts';
import type { DecodedImage, PhotoReading, RawPicture } from '../ports/index.ts';
import { createTurns } from '../async/in-turn.ts';
import { readBmp } from './read-bmp.ts';
import { endsTooEarly } from './ends-too-early.ts';
import { formatOf } from './photo-format.ts';
import { rowsRead } from './rows-read.ts';

/** What takes much memory waits for its turn: several at once would take more than there is. */
const oneAtATime = createTurns();

/** Pixels of an original, as it is in its file. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** An image, and how much it was shrunk. */
export interface Shrunk {
  readonly image: DecodedImage;
  /** Pixels of the upright original for one pixel of `image`; at least 1. */
  readonly scale: number;
}

/** A decoded photo, upright as far as its file says what is up. Shrunk to `limits.photoSide`. */
export interface Photo extends Shrunk {
  /** Whether the file ends too early: what is missing is no part of the image. */
  readonly cutOff: boolean;
  /** Whether the file says what is up. */
  readonly saysUp: boolean;
  /** How many pictures (pages, frames) the file holds. */
  readonly pictures: number;
  /** The same with all its pixels, or as many as are held at once: `limits.wholePixels`. Decoded anew where it was shrunk. */
  readonly whole: () => Promise<Shrunk>;
  /** The `scale` of that. */
  readonly wholeScale: number;
}

/**
 * Decodes a photo file: turned as its EXIF orientation says, in sRGB without transparency; of several pictures in a file the one
 * that is asked for, from 0. A JPEG that ends too early is read as far as it goes. Errors: `NotAnImage`, `FormatUnread`,
 * `TruncatedImage`, `DamagedImage`, `ImageTooLarge`, `DecoderLost`, each naming the file; and the system's.
 */
export async function decodePhoto(
  { decodeHeic }: Pick<PhotoReading, 'decodeHeic'>,
  bytes: Uint8Array,
  name: string,
  picture = 0,
): Promise<Photo> {
  if (bytes.byteLength > limits.photoBytes) throw new KithError('ImageTooLarge', name);
  const format = await formatOf(bytes);
  switch (format.kind) {
    case 'none':
      throw new KithError('NotAnImage', name);
    case 'unread':
      throw new KithError('FormatUnread', `${name}: ${format.format}`);
    case 'sharp':
      return decodeBySharp(bytes, name, picture);
    case 'heic':
      return decodeOtherwise(() => decodeHeic(bytes, picture), bytes, name);
    case 'bmp':
      return decodeOtherwise(async () => readBmp(bytes), bytes, name);
  }
}

/** A picture that sharp has no decoder for. */
async function decodeOtherwise(
  decode: () => Promise<RawPicture | null>,
  bytes: Uint8Array,
  name: string,
): Promise<Photo> {
  try {
    const decoded = await oneAtATime(decode);
    if (!decoded) throw new KithError('ImageTooLarge', name);
    const { width, height, data, original, pictures } = decoded;
    const input = (): Sharp => sharp(data, { raw: { width, height, channels: 4 } });
    return await photoOf(input, original, { cutOff: false, saysUp: false, pictures });
  } catch (cause) {
    if (hasCode(cause, 'DecoderLost')) throw new KithError('DecoderLost', name, { cause });
    if (hasCode(cause, 'ImageTooLarge') || meaningOf(cause) !== null) throw cause;
    throw unreadable(bytes, name, cause);
  }
}

function unreadable(bytes: Uint8Array, name: string, cause: unknown): KithError {
  return new KithError(endsTooEarly(bytes) ? 'TruncatedImage' : 'DamagedImage', name, { cause });
}

async function decodeBySharp(bytes: Uint8Array, name: string, page: number): Promise<Photo> {
  const read = (failOn: SharpOptions['failOn'] & string): Sharp =>
    sharp(bytes, { limitInputPixels: false, sequentialRead: true, failOn, page });
  const { width, height, format, isProgressive, orientation, pages } = await read('error')
    .metadata()
    .catch((cause: unknown) => {
      throw unreadable(bytes, name, cause);
    });
  // A progressive JPEG is in memory whole, at two bytes a coefficient; phones write them.
  const streams = format === 'jpeg' || (format === 'png' && !isProgressive);
  if (width * height > (streams ? limits.photoPixels : limits.wholePixels)) {
    throw new KithError('ImageTooLarge', name);
  }
  const size = { width, height };
  const said = { saysUp: orientation !== undefined, pictures: pages ?? 1 };
  try {
    // Pages and frames that are missing are missed by nobody who decodes the first.
    const cutOff = (pages ?? 1) > 1 && endsTooEarly(bytes);
    return await photoOf(() => read('error'), size, { ...said, cutOff });
  } catch (cause) {
    const whole = await shrink(read('truncated'), size, limits.photoSide).then(
      () => true,
      () => false,
    );
    if (whole) throw unreadable(bytes, name, cause);
    const rest =
      format === 'jpeg'
        ? await asFarAsItGoes(() => read('none'), size, said).catch(() => null)
        : null;
    if (!rest) throw new KithError('TruncatedImage', name, { cause });
    return rest;
  }
}

/** What there is of a JPEG that ends too early; null where that is nothing. */
async function asFarAsItGoes(
  input: () => Sharp,
  { width, height }: Size,
  said: Pick<Photo, 'saysUp' | 'pictures'>,
): Promise<Photo | null> {
  const rows = await rowsRead(input(), width, height);
  if (rows === 0) return null;
  // Half a face above gray rows would pass for a whole one: it has to be cut by the frame.
  const there = (): Sharp => input().extract({ left: 0, top: 0, width, height: rows });
  return photoOf(there, { width, height: rows }, { ...said, cutOff: true });
}

async function photoOf(
  input: () => Sharp,
  size: Size,
  said: Pick<Photo, 'cutOff' | 'saysUp' | 'pictures'>,
): Promise<Photo> {
  const shrunk = await shrink(input(), size, limits.photoSide);
  const { image, scale } = shrunk;
  if (scale === 1) return { ...shrunk, ...said, wholeScale: 1, whole: async () => shrunk };
  const pixels = image.width * image.height * scale ** 2;
  const wholeScale = Math.max(1, Math.sqrt(pixels / limits.wholePixels));
  const longest = Math.floor((Math.max(image.width, image.height) * scale) / wholeScale);
  return { ...shrunk, ...said, wholeScale, whole: () => shrink(input(), size, longest) };
}

/** Upright, in sRGB without transparency, no side longer than `longest`. */
async function shrink(input: Sharp, { width, height }: Size, longest: number): Promise<Shrunk> {
  const upright = input
    .autoOrient()
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#808080' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' });
  const compute = () => upright.toBuffer({ resolveWithObject: true });
  const { data, info } = await (width * height > limits.wholePixels
    ? oneAtATime(compute)
    : compute());
  return {
    image: { width: info.width, height: info.height, channels: 3, data },
    scale: Math.max(width, height) / Math.max(info.width, info.height),
  };
}
