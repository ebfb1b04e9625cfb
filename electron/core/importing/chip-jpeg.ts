import sharp from 'sharp';
import { chipSide, KithError } from '../../contract/index.ts';

/** A raw RGB chip as the JPEG that is kept: at this quality an embedding moves by less than noise does. */
export async function encodeChip(chip: Uint8Array): Promise<Uint8Array> {
  const side = chipSide;
  return sharp(chip, { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

/** The raw RGB chip of a kept JPEG. Error: `DamagedImage`: of what came in a bundle only its frame was looked at. */
export async function decodeChip(jpeg: Uint8Array): Promise<Uint8Array> {
  try {
    return await sharp(jpeg).toColorspace('srgb').removeAlpha().raw().toBuffer();
  } catch (cause) {
    throw new KithError('DamagedImage', undefined, { cause });
  }
}

/** Pixels of a side of the face that the activity list shows. */
const SMALL_SIDE = 96;

/** A raw RGB chip as the small JPEG that the activity list shows: a few KB. */
export async function encodeSmallChip(chip: Uint8Array): Promise<Uint8Array> {
  const side = chipSide;
  return sharp(chip, { raw: { width: side, height: side, channels: 3 } })
    .resize(SMALL_SIDE)
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** The raw RGB chip of a small JPEG, as large as any other; what was lost as it was made small is not in it. */
export async function decodeSmallChip(jpeg: Uint8Array): Promise<Uint8Array> {
  return sharp(jpeg).resize(chipSide).toColorspace('srgb').removeAlpha().raw().toBuffer();
}
