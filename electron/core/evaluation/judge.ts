import type { Rate, Reason, Verdict } from '../../contract/index.ts';
import { bootstrapOverPeople } from '../../../native-models/evaluate/bootstrap.ts';
import {
  fnir,
  fpir,
  lowestThreshold,
  strangersByScore,
  weightOf,
  type Weights,
} from '../../../native-models/evaluate/identification.ts';
import { isUnidentified, missesAbout, movedTo, type Bars } from './bars.ts';
import { isJudgedByItself, strangersNeeded } from './evidence.ts';
import type { GroupedSearch } from './searches.ts';
import { outcomeOf, reasonsFor } from './reasons.ts';

/** What the judge says, and by how much. */
export interface Judgment {
  readonly verdict: Exclude<Verdict, 'not-enough-data'>;
  readonly reasons: readonly Reason[];
  /** Of FNIR over all conditions, each version at its own threshold for the wanted FPIR. */
  readonly fnir: Rate;
  /** Of FPIR, with the candidate's threshold set so that it misses no more enrolled people than the current version. */
  readonly fpir: Rate;
  /** The same in each condition by itself. */
  readonly groups: readonly GroupFigures[];
  /** People who were searched for as strangers: of the conditions that decide, in the one that has the fewest. */
  readonly strangers: number;
}

/** One condition's part of a judgment, with thresholds of its own. */
export interface GroupFigures {
  readonly group: string;
  /** FNIR at the wanted FPIR. */
  readonly current: number;
  readonly candidate: number;
  readonly fnir: Rate;
  readonly fpir: Rate;
}

/**
 * Compares a candidate with the current version on the same searches (same probes, same galleries, in the same order),
 * condition by condition. *Better* needs an FNIR at the wanted FPIR that is lower beyond the interval in one condition, and
 * higher beyond it in none; *worse for strangers* is, in any, a higher FPIR beyond the interval at the current FNIR. Each version
 * has a threshold of its own, with the same `bars` about it: whoever is one of two who cannot be told apart is not identified, as
 * everywhere else.
 */
export function judge(
  current: readonly GroupedSearch[],
  candidate: readonly GroupedSearch[],
  wantedFpir: number,
  bars: Bars,
): Judgment {
  const conditions = judgedGroups(current).map((group) => {
    const own = rowsOf(current, group, wantedFpir);
    return { group, before: own.map((i) => current[i]!), after: own.map((i) => candidate[i]!) };
  });
  const groups = conditions.map(({ group, before, after }): GroupFigures => ({
    group,
    current: fnirAt(before, wantedFpir, bars),
    candidate: fnirAt(after, wantedFpir, bars),
    ...differences(before, after, wantedFpir, bars),
  }));
  const all = differences(current, candidate, wantedFpir, bars);
  const searched = groups.length > 0 ? conditions.map(({ before }) => before) : [current];
  const deciding = groups.length > 0 ? groups : [{ group: '', ...all }];
  return {
    ...all,
    groups,
    strangers: Math.min(...searched.map(strangersIn)),
    verdict: verdictOn(deciding),
    reasons: reasonsFor(deciding, wantedFpir),
  };
}

/** The verdict that the differences in each condition come to. */
export function verdictOn(
  groups: readonly { readonly fnir: Rate; readonly fpir: Rate }[],
): Judgment['verdict'] {
  if (groups.some((group) => outcomeOf(group.fpir) === 'higher')) return 'worse-for-strangers';
  const gained = groups.some((group) => outcomeOf(group.fnir) === 'lower');
  const lost = groups.some((group) => outcomeOf(group.fnir) === 'higher');
  return gained && !lost ? 'better' : 'not-better';
}

/** Conditions with enough searches of enough people to be judged by themselves. */
function judgedGroups(searches: readonly GroupedSearch[]): string[] {
  const mated = searches.filter((search) => search.mated);
  return [...new Set(mated.map(({ group }) => group))].filter((group) => {
    const own = mated.filter((search) => search.group === group);
    return isJudgedByItself(own.map(({ person }) => person));
  });
}

/**
 * The searches of one condition: its mated ones, with its own strangers where these are people enough for the wanted FPIR, with
 * all strangers otherwise.
 */
function rowsOf(searches: readonly GroupedSearch[], group: string, wantedFpir: number): number[] {
  const own = searches.filter((search) => search.group === group);
  const hasEnough = strangersIn(own) >= strangersNeeded(wantedFpir);
  return searches.flatMap((search, i) =>
    search.group === group || (!search.mated && !hasEnough) ? [i] : [],
  );
}

/** How many people are searched for as strangers. */
function strangersIn(searches: readonly GroupedSearch[]): number {
  return new Set(searches.flatMap(({ mated, person }) => (mated ? [] : [person]))).size;
}

function differences(
  current: readonly GroupedSearch[],
  candidate: readonly GroupedSearch[],
  wantedFpir: number,
  bars: Bars,
): { fnir: Rate; fpir: Rate } {
  const people = [...new Set(current.map(({ person }) => person))];
  const [before, after] = [sorted(current, bars), sorted(candidate, bars)];
  const difference = (weights: Weights) => {
    const old = operate(before, weights, wantedFpir);
    return {
      fnir: operate(after, weights, wantedFpir).fnir - old.fnir,
      fpir: fpirAtFnir(after, weights, old.fnir) - old.fpir,
    };
  };
  const values = difference(null);
  const intervals = bootstrapOverPeople(people, difference);
  return {
    fnir: { value: values.fnir, ...intervals.fnir },
    fpir: { value: values.fpir, ...intervals.fpir },
  };
}

/** FNIR of searches at the lowest threshold that keeps to the wanted FPIR on the same searches, with the same bars about it. */
export function fnirAt(searches: readonly GroupedSearch[], wantedFpir: number, bars: Bars): number {
  return operate(sorted(searches, bars), null, wantedFpir).fnir;
}

/** Searches in the orders that a bootstrap goes through them in, again and again. */
interface Sorted {
  readonly mated: readonly GroupedSearch[];
  /** Strangers by descending score. */
  readonly strangers: readonly GroupedSearch[];
  /** Which mated searches fail at a threshold. */
  readonly misses: ReturnType<typeof missesAbout>;
  /** From which thresholds on, going down, a mated search succeeds, and from which it does no longer. */
  readonly turns: readonly Turn[];
}

interface Turn {
  readonly person: string;
  readonly score: number;
  /** 1 where the search begins to succeed at this threshold, −1 where it ends. */
  readonly change: 1 | -1;
}

function sorted(searches: readonly GroupedSearch[], bars: Bars): Sorted {
  const mated = searches.filter((search) => search.mated);
  return {
    mated,
    strangers: strangersByScore(searches),
    misses: missesAbout(bars),
    turns: mated
      .flatMap((search) => turnsOf(search, bars))
      // At the threshold itself a search that ends has ended.
      .toSorted((a, b) => b.score - a.score || a.change - b.change),
  };
}

/**
 * A search succeeds at thresholds from its own score down to where the second person would be clearly like the face, too; none where
 * the two cannot be told apart whatever the threshold.
 */
function turnsOf(search: GroupedSearch, bars: Bars): Turn[] {
  const { person, own, other } = search;
  if (isUnidentified(search, movedTo(own!, bars))) return [];
  const end = other - (bars.second - bars.threshold);
  return [
    { person, score: own!, change: 1 },
    { person, score: end, change: -1 },
  ];
}

/** FPIR and FNIR at the threshold for the wanted FPIR, people weighted. */
function operate({ mated, strangers, misses }: Sorted, weights: Weights, wantedFpir: number) {
  const threshold = lowestThreshold(strangers, wantedFpir, weights);
  return {
    fpir: fpir(strangers, threshold, weights),
    fnir: fnir(mated, threshold, weights, misses),
  };
}

/** FPIR at the highest threshold with an FNIR of at most `target`; 1 where there is none. */
function fpirAtFnir({ mated, turns, strangers }: Sorted, weights: Weights, target: number): number {
  const total = mated.reduce((sum, { person }) => sum + weightOf(weights, person), 0);
  const reached = (found: number): boolean => total - found <= target * total + 1e-9;
  let found = 0;
  let threshold = Infinity;
  for (const { person, score, change } of turns) {
    if (reached(found)) break;
    found += change * weightOf(weights, person);
    threshold = score;
  }
  return reached(found) ? fpir(strangers, threshold, weights) : 1;
}
