import type { Figures, Rate } from '../../contract/index.ts';
import {
  areaUnderRoc,
  isMiss,
  isNamed,
  rank1,
  trialsByPerson,
  type Search,
} from '../../../native-models/evaluate/identification.ts';
import { rateOverPeople, type PersonTrials } from '../../../native-models/evaluate/intervals.ts';
import { equalErrorRate } from '../../../native-models/evaluate/verification.ts';

/** The mated ones among searches, and those of them that miss, by person. */
export function missedByPerson(searches: readonly Search[], threshold: number): PersonTrials[] {
  const mated = searches.filter((search) => search.mated);
  return trialsByPerson(mated, (search) => isMiss(search, threshold));
}

/** The same of strangers' searches, and those in which they are given a name. */
export function namedByPerson(searches: readonly Search[], threshold: number): PersonTrials[] {
  const strangers = searches.filter((search) => !search.mated);
  return trialsByPerson(strangers, (search) => isNamed(search, threshold));
}

/** The share of strangers' searches that name anybody at a threshold, and of mated ones that miss; intervals come from people. */
export function ratesAt(
  searches: readonly Search[],
  threshold: number,
): { fpir: Rate; fnir: Rate } {
  return {
    fpir: rateOverPeople(namedByPerson(searches, threshold)),
    fnir: rateOverPeople(missedByPerson(searches, threshold)),
  };
}

/**
 * What a version does on a set of searches, at a threshold. Intervals come from people; EER and AUC are those of `own` against
 * `other` scores. `samples` is how many different ones the gallery has.
 */
export function figuresOf(
  searches: readonly Search[],
  threshold: number,
  samples: number,
): Figures {
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
    threshold,
    ...ratesAt(searches, threshold),
    rank1: rank1(searches),
    eer: both ? equalErrorRate(scores) : 0.5,
    auc: areaUnderRoc(of(true), of(false)),
  };
}
