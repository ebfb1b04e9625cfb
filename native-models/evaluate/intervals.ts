import jstat from 'jstat';

/** A rate with its interval. */
export interface Rate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Coverage of an interval unless another is asked for. */
const LEVEL = 0.95;

/**
 * The exact interval of a share of `errors` in `trials` independent comparisons (Clopper and Pearson, 1934). `level` is the
 * coverage, 0.95 unless said. With no trials nothing is known: 0 to 1. Neither number needs to be whole.
 */
export function clopperPearson(errors: number, trials: number, level = LEVEL): Rate {
  if (trials === 0) return { value: 0, low: 0, high: 1 };
  const tail = (1 - level) / 2;
  return {
    value: errors / trials,
    low: errors <= 0 ? 0 : jstat.beta.inv(tail, errors, trials - errors + 1),
    high: errors >= trials ? 1 : jstat.beta.inv(1 - tail, errors + 1, trials - errors),
  };
}

/** What happened in one person's comparisons. */
export interface PersonTrials {
  readonly errors: number;
  readonly trials: number;
}

/**
 * The interval of a share of errors where comparisons of one person go together (Korn and Graubard, 1998): that of Clopper
 * and Pearson for the number of independent comparisons which would vary as much as the people do. That number is
 * p(1 − p) / v, v the variance of the share as a ratio over people (Cochran, 1977, 6.4), less what so few people leave
 * uncertain about v (Student's t); it is never more than there were comparisons. Where no comparison erred, or all did,
 * nothing tells how much people vary, and each counts once.
 */
export function rateOverPeople(people: readonly PersonTrials[], level = LEVEL): Rate {
  const tested = people.filter(({ trials }) => trials > 0);
  const trials = tested.reduce((sum, one) => sum + one.trials, 0);
  const errors = tested.reduce((sum, one) => sum + one.errors, 0);
  const value = trials === 0 ? 0 : errors / trials;
  const independent =
    errors === 0 || errors === trials
      ? tested.length
      : independentTrials(tested, value, trials, level);
  return { ...clopperPearson(value * independent, independent, level), value };
}

function independentTrials(
  people: readonly PersonTrials[],
  value: number,
  trials: number,
  level: number,
): number {
  const count = people.length;
  if (count < 2) return count;
  const squares = people.reduce((sum, one) => sum + (one.errors - value * one.trials) ** 2, 0);
  const variance = ((count / (count - 1)) * squares) / trials ** 2;
  if (variance === 0) return trials;
  const half = (1 + level) / 2;
  const uncertain = jstat.studentt.inv(half, trials - 1) / jstat.studentt.inv(half, count - 1);
  return Math.min(trials, ((value * (1 - value)) / variance) * uncertain ** 2);
}
