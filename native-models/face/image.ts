/** Interleaved 8-bit pixels, row by row from the top left; three channels are RGB, four are RGBA (alpha is ignored). */
export interface PixelImage {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** A position in pixels; (0, 0) is the top left corner of the top left pixel, whose center is (0.5, 0.5). */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An upright rectangle in pixels of its image. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Intersection over union of two boxes, 0 to 1. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}

/** Pixels from one that is looked at to the next: an odd number, so that they do not stand in columns. */
const STEP = 61;

/** About the mean Rec. 601 luma of an image, 0 to 255. */
export function meanLuminance({ data, channels }: PixelImage): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < data.length; i += STEP * channels) {
    sum += 0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!;
    count++;
  }
  return sum / count;
}

/** Difference of a channel up to which two pixels are of one color: what compression leaves of a plain picture. */
const SAME_COLOR = 3;

/** Whether an image is of a single color, by the pixels that `meanLuminance` reads. */
export function isUniform({ data, channels }: PixelImage): boolean {
  for (let i = 0; i < data.length; i += STEP * channels) {
    for (let c = 0; c < 3; c++) {
      if (Math.abs(data[i + c]! - data[c]!) > SAME_COLOR) return false;
    }
  }
  return true;
}

/** A number that is the same for the same picture, and for a changed one hardly ever: FNV-1a over the pixels that `meanLuminance` reads. */
export function fingerprint({ data, channels }: PixelImage): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < data.length; i += STEP * channels) {
    const pixel = data[i]! | (data[i + 1]! << 8) | (data[i + 2]! << 16);
    hash = Math.imul(hash ^ pixel, 0x01000193);
  }
  return hash >>> 0;
}
