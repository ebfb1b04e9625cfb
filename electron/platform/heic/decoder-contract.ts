import { oc } from '@orpc/contract';
import { z } from 'zod';
import { bytes } from '../../../native-models/vocabulary/bytes.ts';

const side = z.int().positive();

/** A picture as it crosses the boundary: a decoder that somebody else's file took over says what it likes. */
export const rawPicture = z
  .object({
    width: side,
    height: side,
    channels: z.literal([3, 4]),
    data: bytes,
    original: z.object({ width: side, height: side }),
  })
  .refine(
    ({ width, height, channels, data }) => data.length === width * height * channels,
    'Not as many bytes as pixels',
  );

/** What the process that decodes HEIC answers. */
export const decoderContract = {
  /** The picture of a file, shrunk to `limits.wholePixels`; null where it has more than `limits.photoPixels`. */
  decode: oc.input(z.object({ bytes })).output(rawPicture.nullable()),
};
