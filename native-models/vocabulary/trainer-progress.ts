import { z } from 'zod';

/** Where a trainer is. */
export const trainerProgress = z.object({
  step: z.number().int(),
  steps: z.number().int(),
  epoch: z.number().int(),
  loss: z.number(),
  /** Triplets that still have a loss, 0 to 1. */
  activeShare: z.number(),
  /** Mean distances in the triplets. */
  mated: z.number(),
  nonMated: z.number(),
  /** FNIR of the validation photos at the wanted FPIR, after the last epoch; null before the first. */
  validationFnir: z.number().nullable(),
  stepsPerSecond: z.number(),
});
export type TrainerProgress = z.infer<typeof trainerProgress>;
