import type { CountedRate } from '../../contract/index.ts';
import { rateOverPeople, type PersonTrials } from '../../../native-models/evaluate/intervals.ts';

/** A rate over people with its 95% interval, and what it was counted in. */
export function countedRate(people: readonly PersonTrials[]): CountedRate {
  const sum = (of: keyof PersonTrials) => people.reduce((total, one) => total + one[of], 0);
  return {
    ...rateOverPeople(people),
    errors: sum('errors'),
    searches: sum('trials'),
    people: people.length,
  };
}
