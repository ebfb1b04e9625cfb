import libheif from 'libheif-js/wasm-bundle.js';
import sharp from 'sharp';
import { limits } from '../../contract/limits.ts';
import type { RawPicture } from '../../core/ports/index.ts';

/**
 * Decodes a picture of a HEIC file, the primary one first, and shrinks it to `limits.wholePixels`; null where it has more than
 * `limits.photoPixels`. Throws where it cannot be read.
 */
export async function decodePicture(bytes: Uint8Array, place: number): Promise<RawPicture | null> {
  await libheif.ready;
  const pictures = new libheif.HeifDecoder()
    .decode(bytes)
    .toSorted((a, b) => Number(b.is_primary()) - Number(a.is_primary()));
  const picture = pictures[place];
  if (!picture) throw new Error('There is no picture in it');
  const [width, height] = [picture.get_width(), picture.get_height()];
  // It says how large it is before it takes the memory.
  if (width * height > limits.photoPixels) return null;
  const decoded = await libheif.heif_js_decode_image2(
    picture.handle,
    libheif.heif_colorspace.heif_colorspace_RGB,
    libheif.heif_chroma.heif_chroma_interleaved_RGBA,
  );
  if (!('channels' in decoded)) throw new Error(decoded.message);
  const [plane] = decoded.channels;
  if (!plane) throw new Error('There are no colors in it');
  const scale = Math.min(1, Math.sqrt(limits.wholePixels / (width * height)));
  const { data, info } = await sharp(plane.data, {
    raw: { width: plane.stride / 4, height, channels: 4 },
    limitInputPixels: false,
  })
    .extract({ left: 0, top: 0, width, height })
    .resize(Math.floor(width * scale), Math.floor(height * scale), { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    data,
    original: { width, height },
    pictures: pictures.length,
  };
}
