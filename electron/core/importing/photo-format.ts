import { fileTypeFromBuffer } from 'file-type';

/** What a file is, by its first bytes: a picture that sharp reads, that another decoder reads, or that none here does. */
export type PhotoFormat =
  | { readonly kind: 'sharp' | 'heic' | 'bmp' }
  /** `format` names it, as people do. */
  | { readonly kind: 'unread'; readonly format: string }
  | { readonly kind: 'none' };

const readBySharp = new Set(['jpg', 'png', 'apng', 'webp', 'gif', 'avif', 'tif']);
/** Names of formats whose endings do not say them. */
const names: Record<string, string> = {
  jxl: 'JPEG XL',
  jxr: 'JPEG XR',
  jp2: 'JPEG 2000',
  psd: 'Photoshop',
};

/** Tells what a file is, whatever it is called. */
export async function formatOf(bytes: Uint8Array): Promise<PhotoFormat> {
  const type = await fileTypeFromBuffer(bytes);
  // Of a TIFF that is cut off the directory may be missing, which tells it from raw photos.
  if (!type) return { kind: isTiff(bytes) ? 'sharp' : 'none' };
  if (readBySharp.has(type.ext)) return { kind: 'sharp' };
  if (type.ext === 'bmp') {
    return isOfOs2(bytes) ? { kind: 'unread', format: 'OS/2 BMP' } : { kind: 'bmp' };
  }
  if (type.mime.startsWith('image/hei')) return { kind: 'heic' };
  if (!type.mime.startsWith('image/')) return { kind: 'none' };
  const ext = type.ext === 'cur' && hasNoCursors(bytes) ? 'tga' : type.ext;
  return { kind: 'unread', format: names[ext] ?? ext.toUpperCase() };
}

/** Whether a BMP has the header of OS/2, whose fields are shorter than those of Windows (BITMAPCOREHEADER: 12 bytes). */
function isOfOs2(bytes: Uint8Array): boolean {
  return bytes[14]! < 40;
}

/** Whether a file that begins as a Windows cursor says that it holds none: a TGA begins with the same four bytes. */
function hasNoCursors(bytes: Uint8Array): boolean {
  return bytes[4] === 0 && bytes[5] === 0;
}

/** Whether a file begins as TIFF does. */
function isTiff(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  return start === 'II*\0' || start === 'MM\0*';
}
