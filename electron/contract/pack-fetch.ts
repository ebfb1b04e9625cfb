import { z } from 'zod';
import { shownError } from './errors.ts';

/** The fetching of a network that Kith does not come with. */
export const packFetch = z.object({
  state: z.enum(['absent', 'fetching', 'present', 'failed']),
  /** Bytes that have arrived and are kept, of `total`. */
  received: z.number(),
  total: z.number(),
  error: shownError.nullable(),
});
export type PackFetch = z.infer<typeof packFetch>;
