import { z } from 'zod';

/** How often non-mated comparisons reached which score: counts only, nobody's data. */
export const impostorStatistics = z.object({
  /** Lower edge of the first bin. */
  from: z.number(),
  /** Width of a bin. */
  step: z.number().positive(),
  /** Non-mated comparisons in each bin, the last one holding all above. */
  counts: z.array(z.number().int().min(0)).readonly(),
});
export type ImpostorStatistics = z.infer<typeof impostorStatistics>;
