import { z } from 'zod';

/** The record of a person's agreement. */
export const consent = z.object({ acceptedAt: z.date(), wording: z.string().min(1).max(2000) });
export type Consent = z.infer<typeof consent>;
