import { z } from 'zod';

/** The two networks that chips can go through first. */
export const profile = z.enum(['face', 'classic']);
export type Profile = z.infer<typeof profile>;

/** What follows the backbone. */
export const headKind = z.enum(['adapter', 'classic']);
export type HeadKind = z.infer<typeof headKind>;

/** How triplets are chosen from a batch. */
export const mining = z.enum(['random', 'semi-hard', 'batch-hard', 'curriculum']);
export type Mining = z.infer<typeof mining>;

/** How far two unit embeddings are apart: squared Euclidean, or 1 minus the cosine. */
export const distance = z.enum(['euclidean', 'cosine']);
export type Distance = z.infer<typeof distance>;
