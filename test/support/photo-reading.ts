import { fileURLToPath } from 'node:url';
import { decodePhoto as decode, type Photo } from '../../electron/core/importing/decode-photo.ts';
import { heicDecoder } from '../../electron/platform/heic/decode-heic.ts';
import { spawnWithNode } from '../../electron/platform/own-process.ts';

/** The process in which HEIC is decoded. */
export const decoderEntry = fileURLToPath(
  new URL('../../electron/platform/heic/main.ts', import.meta.url),
);

/** Decodes HEIC as Kith does. */
export const decodeHeic = heicDecoder(spawnWithNode(decoderEntry));

/** Decodes a photo as Kith does. */
export const decodePhoto = (bytes: Uint8Array, name: string, picture?: number): Promise<Photo> =>
  decode({ decodeHeic }, bytes, name, picture);
