import { z } from 'zod';

/** A rectangle in pixels of its image. */
export const box = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number().nonnegative(),
  height: z.number().nonnegative(),
});
export type FaceBox = z.infer<typeof box>;

/** A point in pixels of its image. */
export const point = z.object({ x: z.number(), y: z.number() });
