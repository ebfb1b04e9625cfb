import { z } from 'zod';
import { bytes } from './bytes.ts';
import { headKind, profile } from './training-parameters.ts';

/** A backbone with a head, as weights: what a model version is to the host. */
export const networkVersion = z.object({
  /** SHA-256 of the weights: what the version is called. */
  id: z.string(),
  profile,
  /** Null: the backbone alone. */
  head: headKind.nullable(),
  /** Stages of the backbone that the weights replace. */
  unfrozen: z.number().int().min(0),
  weights: bytes.nullable(),
});
export type NetworkVersion = z.infer<typeof networkVersion>;
