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
  if (type.ext === 'bmp') return { kind: 'bmp' };
  if (type.mime.startsWith('image/hei')) return { kind: 'heic' };
  if (!type.mime.startsWith('image/')) return { kind: 'none' };
  return { kind: 'unread', format: names[type.ext] ?? type.ext.toUpperCase() };
}

/** Whether a file begins as TIFF does. */
function isTiff(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  return start === 'II*\0' || start === 'MM\0*';
}
