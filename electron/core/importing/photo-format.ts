import { fileTypeFromBuffer } from 'file-type';

/** What a file is, by its first bytes: a picture that sharp reads, that another decoder reads, or that none here does. */
export type PhotoFormat =
  | { readonly kind: 'sharp' | 'heic' | 'bmp' }
  /** `format` names it, as people do. */
  | { readonly kind: 'unread'; readonly format: string }
  | { readonly kind: 'none' };

/** How the pixels of a BMP are packed: by runs. */
const [RLE8, RLE4] = [1, 2];

const readBySharp = new Set(['jpg', 'png', 'apng', 'webp', 'gif', 'avif', 'tif']);
/** Formats that are documents to others, and pictures to people. */
const documents = new Set(['eps', 'ps']);
/** Names of formats whose endings do not say them. */
const names: Record<string, string> = {
  jxl: 'JPEG XL',
  jxr: 'JPEG XR',
  jp2: 'JPEG 2000',
  psd: 'Photoshop',
  ps: 'PostScript',
};

/** Tells what a file is, whatever it is called. */
export async function formatOf(bytes: Uint8Array): Promise<PhotoFormat> {
  const type = await fileTypeFromBuffer(bytes);
  if (!type || type.ext === 'xml') {
    // Of a TIFF that is cut off the directory may be missing, which tells it from raw photos.
    if (isTiff(bytes)) return { kind: 'sharp' };
    const format = textFormat(bytes);
    return format === null ? { kind: 'none' } : { kind: 'unread', format };
  }
  if (readBySharp.has(type.ext)) return { kind: 'sharp' };
  if (type.ext === 'bmp') {
    const format = oddBmp(bytes);
    return format === null ? { kind: 'bmp' } : { kind: 'unread', format };
  }
  if (type.mime.startsWith('image/hei')) return { kind: 'heic' };
  if (!type.mime.startsWith('image/') && !documents.has(type.ext)) return { kind: 'none' };
  const ext = type.ext === 'cur' && hasNoCursors(bytes) ? 'tga' : type.ext;
  return { kind: 'unread', format: names[ext] ?? ext.toUpperCase() };
}

/** What a BMP is called that its decoder gets wrong: no camera and no scanner writes one. Null for any other. */
function oddBmp(bytes: Uint8Array): string | null {
  // BITMAPINFOHEADER: its size, the bits of a pixel, how these are packed. That of OS/2 is shorter.
  const [size, bits, packed] = [bytes[14]!, bytes[28]!, bytes[30]!];
  if (size > 0 && size < 40) return 'OS/2 BMP';
  if (packed === RLE8 || packed === RLE4) return 'BMP (RLE)';
  return bits === 1 || bits === 4 ? `BMP (${2 ** bits} colors)` : null;
}

/** Whether a file that begins as a Windows cursor says that it holds none: a TGA begins with the same four bytes. */
function hasNoCursors(bytes: Uint8Array): boolean {
  return bytes[4] === 0 && bytes[5] === 0;
}

/** What a picture is called that begins as text: the Netpbm family by its first two characters, or SVG. Null for any other file. */
function textFormat(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const [, number] = /^P([1-7])\s/.exec(start) ?? [];
  if (number) return ['PBM', 'PGM', 'PPM', 'PBM', 'PGM', 'PPM', 'PAM'][Number(number) - 1]!;
  return /<svg[\s>]/.test(start) ? 'SVG' : null;
}

/** Whether a file begins as TIFF does. */
function isTiff(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  return start === 'II*\0' || start === 'MM\0*';
}
