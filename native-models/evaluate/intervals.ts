import jstat from 'jstat';

/** A rate with its interval. */
export interface Rate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The exact interval of a share of `errors` in `trials` independent comparisons (Clopper and Pearson, 1934). `level` is the
 * coverage, 0.95 unless said. With no trials nothing is known: 0 to 1.
 */
export function clopperPearson(errors: number, trials: number, level = 0.95): Rate {
  if (trials === 0) return { value: 0, low: 0, high: 1 };
  const tail = (1 - level) / 2;
  return {
    value: errors / trials,
    low: errors === 0 ? 0 : jstat.beta.inv(tail, errors, trials - errors + 1),
    high: errors === trials ? 1 : jstat.beta.inv(1 - tail, errors + 1, trials - errors),
  };
}
