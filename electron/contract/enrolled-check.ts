import { z } from 'zod';
import { livenessState, type LivenessState } from '../../native-models/vocabulary/index.ts';
import type { Sample } from './person.ts';

/** How it was checked, while somebody was enrolled, that they were there themselves. */
export const enrolledCheck = z.object({
  /** Pictures, and how many of them were shown to be of a live person. */
  pictures: z.number().int().min(0),
  live: z.number().int().min(0),
  /** What the turns of the head said, over all pictures that were taken by turns; null where none were. */
  turns: livenessState.nullable(),
});
export type EnrolledCheck = z.infer<typeof enrolledCheck>;

/** How the pictures of somebody were checked. */
export function enrolledCheckOf(
  samples: readonly Pick<Sample, 'liveness' | 'turns'>[],
): EnrolledCheck {
  return {
    pictures: samples.length,
    live: samples.filter(({ liveness }) => liveness === 'live').length,
    turns: turnsTogether(samples.map(({ turns }) => turns)),
  };
}

/** What several checks of turns say together: one that looks flat outweighs all others, and one that tells those that cannot. */
export function turnsTogether(turns: readonly (LivenessState | null)[]): LivenessState | null {
  return (
    (['not live', 'live', 'cannot tell'] as const).find((state) => turns.includes(state)) ?? null
  );
}
