import decode from 'heic-decode';
import sharp from 'sharp';
import { limits } from '../../contract/limits.ts';
import type { RawPicture } from '../../core/ports/index.ts';

/** Its types do not say that a picture tells how large it is. */
type Sized = Awaited<ReturnType<typeof decode.all>>[number] & { width: number; height: number };

/** Decodes the first picture of a HEIC file, shrunk to `limits.wholePixels`; null where it has more than `limits.photoPixels`. */
export async function decodePicture(bytes: Uint8Array): Promise<RawPicture | null> {
  const [picture] = (await decode.all({ buffer: bytes })) as unknown as Sized[];
  if (!picture) throw new Error('There is no picture in it');
  const pixels = picture.width * picture.height;
  // It says how large it is before it takes the memory.
  if (pixels > limits.photoPixels) return null;
  const { width, height, data: clamped } = await picture.decode();
  const data = new Uint8Array(clamped.buffer, clamped.byteOffset, clamped.byteLength);
  const original = { width, height };
  if (pixels <= limits.wholePixels) return { width, height, channels: 4, data, original };
  const scale = Math.sqrt(limits.wholePixels / pixels);
  const shrunk = await sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: false })
    .resize(Math.floor(width * scale), Math.floor(height * scale), { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { info } = shrunk;
  return { width: info.width, height: info.height, channels: 3, data: shrunk.data, original };
}
