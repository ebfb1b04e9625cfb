import { oc } from '@orpc/contract';
import { z } from 'zod';
import { bytes } from '../../../native-models/vocabulary/bytes.ts';

const side = z.int().positive();

/** What a decoder answers, as it crosses the boundary: one that somebody else's file took over says what it likes. */
export const decoded = z
  .object({
    width: side,
    height: side,
    data: bytes,
    original: z.object({ width: side, height: side }),
    pictures: z.int().positive(),
  })
  .refine(
    ({ width, height, data }) => data.length === width * height * 4,
    'Not as many bytes as pixels',
  )
  .nullable();

/** What the process that decodes HEIC answers. */
export const decoderContract = {
  /** A picture of a file; see `PhotoReading`. */
  decode: oc.input(z.object({ bytes, picture: z.int().nonnegative() })).output(decoded),
};
