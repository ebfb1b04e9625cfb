import type { Gallery } from '../ports/index.ts';
import { FEWEST_SAMPLES } from './evidence.ts';
import type { Moments } from './moments.ts';
import { isFirst, type EvaluatedSample } from './rows.ts';

/**
 * The samples that can be trained and judged with: with their chips kept, of people with enough different ones. Error:
 * `Canceled`.
 */
export async function usableSamples(
  gallery: Gallery,
  moments: Moments,
  signal: AbortSignal,
): Promise<EvaluatedSample[]> {
  const withChips = (await gallery.training.samples()).filter(({ hasChip }) => hasChip);
  const counts = Map.groupBy(withChips, ({ personId }) => personId);
  // Whoever has too few pictures has too few different ones: those are not even looked at.
  const enough = withChips.filter(({ personId }) => counts.get(personId)!.length >= FEWEST_SAMPLES);
  const samples = await moments.of(enough, signal);
  const different = Map.groupBy(samples.filter(isFirst), ({ personId }) => personId);
  return samples.filter(({ personId }) => different.get(personId)!.length >= FEWEST_SAMPLES);
}

/** How many people they are of, and how many of them are different. */
export function countUsable(samples: readonly EvaluatedSample[]): {
  people: number;
  different: number;
} {
  const people = new Set(samples.map(({ personId }) => personId)).size;
  return { people, different: samples.filter(isFirst).length };
}
