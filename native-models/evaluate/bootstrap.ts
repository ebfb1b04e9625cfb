import seedrandom from 'seedrandom';

/** Draws of a bootstrap. */
const DRAWS = 1000;

/**
 * Resamples people with return (Efron and Tibshirani, 1993) and gives the 95% percentile interval of each figure that
 * `figures` computes from the people's weights: how often each was drawn. Photos of one person go together, so resampling
 * photos would promise too much.
 */
export function bootstrapOverPeople<K extends string>(
  people: readonly string[],
  figures: (weights: ReadonlyMap<string, number>) => Record<K, number>,
  seed = 1,
): Record<K, { low: number; high: number }> {
  const random = seedrandom.alea(`${seed}/bootstrap`);
  const draws = Array.from({ length: DRAWS }, () => {
    const weights = new Map<string, number>();
    for (let i = 0; i < people.length; i++) {
      const person = people[Math.floor(random() * people.length)]!;
      weights.set(person, (weights.get(person) ?? 0) + 1);
    }
    return figures(weights);
  });
  const keys = Object.keys(draws[0]!) as K[];
  const intervals = keys.map((key) => {
    const values = draws.map((draw) => draw[key]).toSorted((a, b) => a - b);
    const at = (share: number) => values[Math.round(share * (DRAWS - 1))]!;
    return [key, { low: at(0.025), high: at(0.975) }] as const;
  });
  return Object.fromEntries(intervals) as Record<K, { low: number; high: number }>;
}
