import type { Alike } from '../self-test/use-alike-pairs.ts';

/** Something among people that looks wrong, and that only the user can tell. */
export type Suggestion =
  /** Two people who may be one. */
  | { readonly kind: 'people'; readonly pair: Alike }
  /** A picture of one of two that would be taken for the other. */
  | { readonly kind: 'picture'; readonly pair: Alike; readonly sampleId: number };

/**
 * What to ask about, of pairs who look alike and of whom nobody said that they are two: first whoever may be one person, then
 * pictures, but for those that somebody vouched for.
 */
export function suggestionsOf(pairs: readonly Alike[], vouched: ReadonlySet<number>): Suggestion[] {
  const [twice, two] = [pairs.filter((pair) => pair.twice), pairs.filter((pair) => !pair.twice)];
  return [
    ...twice.map((pair): Suggestion => ({ kind: 'people', pair })),
    ...two.flatMap((pair) =>
      pair.samples
        .filter((sampleId) => !vouched.has(sampleId))
        .map((sampleId): Suggestion => ({ kind: 'picture', pair, sampleId })),
    ),
  ];
}
