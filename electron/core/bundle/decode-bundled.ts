import { hasCode, KithError } from '../../contract/index.ts';
import { decodeChip } from '../importing/chip-jpeg.ts';

/** The raw RGB chip of a bundle's picture. Error: `BundleDamaged` where it is none. */
export async function decodeBundled(jpeg: Uint8Array): Promise<Uint8Array> {
  try {
    return await decodeChip(jpeg);
  } catch (cause) {
    throw hasCode(cause, 'DamagedImage')
      ? new KithError('BundleDamaged', undefined, { cause })
      : cause;
  }
}
