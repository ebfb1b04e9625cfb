import type { Figures, Rate } from '../../contract/index.ts';
import {
  areaUnderRoc,
  isNamed,
  rank1,
  trialsByPerson,
  type Search,
} from '../../../native-models/evaluate/identification.ts';
import { rateOverPeople, type PersonTrials } from '../../../native-models/evaluate/intervals.ts';
import { isAmbiguous, isUnidentified, type Bars } from './bars.ts';
import { equalErrorRate } from '../../../native-models/evaluate/verification.ts';

/** The mated ones among searches, and those of them that do not identify the person, by person. */
export function missedByPerson(searches: readonly Search[], bars: Bars): PersonTrials[] {
  const mated = searches.filter((search) => search.mated);
  return trialsByPerson(mated, (search) => isUnidentified(search, bars));
}

/** The same, and those that are answered with two people. */
export function ambiguousByPerson(searches: readonly Search[], bars: Bars): PersonTrials[] {
  const mated = searches.filter((search) => search.mated);
  return trialsByPerson(mated, (search) => isAmbiguous(search, bars));
}

/** Strangers' searches, and those in which they are given a name, if only as one of two, by person. */
export function namedByPerson(
  searches: readonly Search[],
  { threshold }: Pick<Bars, 'threshold'>,
): PersonTrials[] {
  const strangers = searches.filter((search) => !search.mated);
  return trialsByPerson(strangers, (search) => isNamed(search, threshold));
}

/** The share of strangers' searches that name anybody, and of mated ones that do not identify the person; intervals come from people. */
export function ratesAt(searches: readonly Search[], bars: Bars): { fpir: Rate; fnir: Rate } {
  return {
    fpir: rateOverPeople(namedByPerson(searches, bars)),
    fnir: rateOverPeople(missedByPerson(searches, bars)),
  };
}

/**
 * What a version does on a set of searches, held to bars. Intervals come from people; EER and AUC are those of `own` against
 * `other` scores. `samples` is how many different ones the gallery has.
 */
export function figuresOf(searches: readonly Search[], bars: Bars, samples: number): Figures {
  const mated = searches.filter((search) => search.mated);
  const strangers = searches.filter((search) => !search.mated);
  const scores = [
    ...mated.map(({ own }) => ({ score: own!, mated: true })),
    ...searches
      .filter(({ other }) => Number.isFinite(other))
      .map(({ other }) => ({ score: other, mated: false })),
  ];
  const of = (which: boolean) =>
    scores.filter((one) => one.mated === which).map(({ score }) => score);
  const both = mated.length > 0 && scores.length > mated.length;
  const people = (some: readonly Search[]) => new Set(some.map(({ person }) => person)).size;
  return {
    people: people(mated),
    samples,
    matedComparisons: mated.length,
    strangers: strangers.length,
    strangerPeople: people(strangers),
    threshold: bars.threshold,
    ...ratesAt(searches, bars),
    rank1: rank1(searches),
    eer: both ? equalErrorRate(scores) : 0.5,
    auc: areaUnderRoc(of(true), of(false)),
  };
}
