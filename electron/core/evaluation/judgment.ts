import type { Verdict } from '../../contract/index.ts';
import { bootstrapOverPeople } from '../../../native-models/evaluate/bootstrap.ts';
import {
  fnir,
  isMiss,
  justAbove,
  thresholdAtFpir,
} from '../../../native-models/evaluate/identification.ts';
import type { GroupedSearch } from '../../../native-models/evaluate/searches.ts';

/** With fewer people than this a bootstrap over people says nothing. */
export const FEWEST_PEOPLE = 10;
/** Mated searches of one condition below which it is not judged by itself. */
const FEWEST_IN_GROUP = 30;

/** A difference, candidate less current, with its 95% interval from a paired bootstrap over people. */
export interface Difference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What the judge says, and by how much. */
export interface Judgment {
  readonly verdict: Verdict;
  /** Sentences for the user. */
  readonly reasons: readonly string[];
  /** Of FNIR over all conditions, each version at its own threshold for the wanted FPIR. */
  readonly fnir: Difference;
  /** Of FPIR, with the candidate's threshold set so that it misses no more enrolled people than the current version. */
  readonly fpir: Difference;
  /** The same in each condition by itself. */
  readonly groups: readonly GroupFigures[];
}

/** One condition's part of a judgment: with strangers of its own where it has any, and thresholds of its own. */
export interface GroupFigures {
  readonly group: string;
  /** FNIR at the wanted FPIR. */
  readonly current: number;
  readonly candidate: number;
  readonly fnir: Difference;
  readonly fpir: Difference;
}

/**
 * Strangers' searches that are needed before an FPIR can be held to `wantedFpir`: none in n supports a rate of at most 3/n
 * at 95% (the rule of three).
 */
export function strangersNeeded(wantedFpir: number): number {
  return Math.ceil(3 / wantedFpir);
}

/** What is missing for a judgment, as sentences; empty where there is enough. */
export function missingData(
  counts: { people: number; strangers: number; samplesPerPerson: number },
  wantedFpir: number,
): string[] {
  const missing: string[] = [];
  const people = FEWEST_PEOPLE - counts.people;
  if (people > 0) {
    missing.push(
      `${FEWEST_PEOPLE} people with at least 3 samples are needed to compare two versions: enroll ${people} more.`,
    );
  }
  const strangers = strangersNeeded(wantedFpir) - counts.strangers;
  if (strangers > 0) {
    const morePeople = Math.ceil(strangers / Math.max(3, counts.samplesPerPerson));
    missing.push(
      `To measure how many strangers are named, ${strangersNeeded(wantedFpir)} comparisons with strangers are needed and there are ${counts.strangers}: enroll about ${morePeople} more people, or give ${strangers} photos of strangers.`,
    );
  }
  return missing;
}

/**
 * Compares a candidate with the current version on the same searches (same probes, same galleries, in the same order),
 * condition by condition. *Better* needs an FNIR at the wanted FPIR that is lower beyond the interval in one condition, and
 * higher beyond it in none; *worse for strangers* is, in any, a higher FPIR beyond the interval at the current FNIR.
 */
export function judge(
  current: readonly GroupedSearch[],
  candidate: readonly GroupedSearch[],
  wantedFpir: number,
): Judgment {
  const labels = [...new Set(current.filter(({ mated }) => mated).map(({ group }) => group))];
  const judged = labels.filter(
    (label) => current.filter((one) => one.mated && one.group === label).length >= FEWEST_IN_GROUP,
  );
  const groups = judged.map((group): GroupFigures => {
    const own = conditionOf(current, group);
    const [before, after] = [own.map((i) => current[i]!), own.map((i) => candidate[i]!)];
    return {
      group,
      current: fnirAtFpir(before, wantedFpir),
      candidate: fnirAtFpir(after, wantedFpir),
      ...differences(before, after, wantedFpir),
    };
  });
  const all = differences(current, candidate, wantedFpir);
  return {
    ...all,
    groups,
    ...decide(groups.length > 0 ? groups : [{ group: '', ...all }], wantedFpir),
  };
}

/** The searches of one condition: its mated ones, with its own strangers, or all strangers where it has none. */
function conditionOf(searches: readonly GroupedSearch[], group: string): number[] {
  const hasStrangers = searches.some((search) => !search.mated && search.group === group);
  return searches.flatMap((search, i) =>
    search.group === group || (!search.mated && !hasStrangers) ? [i] : [],
  );
}

function differences(
  current: readonly GroupedSearch[],
  candidate: readonly GroupedSearch[],
  wantedFpir: number,
): { fnir: Difference; fpir: Difference } {
  const people = [...new Set(current.map(({ person }) => person))];
  const before = prepare(current);
  const after = prepare(candidate);
  const difference = (weights: Weights) => {
    const old = operate(before, weights, wantedFpir);
    const young = operate(after, weights, wantedFpir);
    return {
      fnir: young.fnir - old.fnir,
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

function decide(
  groups: readonly { group: string; fnir: Difference; fpir: Difference }[],
  wantedFpir: number,
): { verdict: Verdict; reasons: string[] } {
  const where = (group: string) => (groups.length > 1 ? `On ${group}, ` : '');
  const changes = groups.map(
    ({ group, fnir: misses }) =>
      `${where(group)}FNIR at FPIR ${percent(wantedFpir)} changes by ${points(misses)}.`,
  );
  const worse = groups.filter(({ fpir: strangers }) => strangers.low > 0);
  if (worse.length > 0) {
    return {
      verdict: 'worse-for-strangers',
      reasons: [
        ...worse.map(
          ({ group, fpir: strangers }) =>
            `${where(group)}to miss no more enrolled people than now, it would give a name to more strangers: FPIR changes by ${points(strangers)}.`,
        ),
        ...changes,
      ].map(capitalized),
    };
  }
  const gained = groups.some(({ fnir: misses }) => misses.high < 0);
  const lost = groups.some(({ fnir: misses }) => misses.low > 0);
  if (gained && !lost) {
    return { verdict: 'better', reasons: [...changes, 'It names no more strangers than now.'] };
  }
  const why = lost
    ? 'A gain in one condition does not pay for a loss in another.'
    : 'That is within what chance does.';
  return { verdict: 'not-better', reasons: [...changes, why] };
}

function capitalized(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

interface Prepared {
  readonly mated: readonly GroupedSearch[];
  /** Strangers by descending score. */
  readonly strangers: readonly GroupedSearch[];
  /** Mated searches by descending score at which they still succeed; never is −Infinity. */
  readonly byScore: readonly { person: string; score: number }[];
}

function prepare(searches: readonly GroupedSearch[]): Prepared {
  const mated = searches.filter((search) => search.mated);
  return {
    mated,
    strangers: searches.filter((one) => !one.mated).toSorted((a, b) => b.other - a.other),
    byScore: mated
      .map((search) => ({
        person: search.person,
        score: search.own! > search.other ? search.own! : -Infinity,
      }))
      .toSorted((a, b) => b.score - a.score),
  };
}

type Weights = ReadonlyMap<string, number> | null;

function weightOf(weights: Weights, person: string): number {
  return weights === null ? 1 : (weights.get(person) ?? 0);
}

/** Threshold, FPIR and FNIR for the wanted FPIR, people weighted. */
function operate({ mated, strangers }: Prepared, weights: Weights, wantedFpir: number) {
  const total = strangers.reduce((sum, { person }) => sum + weightOf(weights, person), 0);
  let above = 0;
  let threshold = -1;
  for (const { person, other } of strangers) {
    const weight = weightOf(weights, person);
    if (above + weight > wantedFpir * total) {
      threshold = justAbove(other);
      break;
    }
    above += weight;
  }
  return {
    threshold,
    fpir: total === 0 ? 0 : above / total,
    fnir: missRate({ mated, strangers, byScore: [] }, weights, threshold),
  };
}

function missRate({ mated }: Prepared, weights: Weights, threshold: number): number {
  let missed = 0;
  let total = 0;
  for (const search of mated) {
    const weight = weightOf(weights, search.person);
    total += weight;
    if (isMiss(search, threshold)) missed += weight;
  }
  return total === 0 ? 0 : missed / total;
}

/** FPIR at the highest threshold with an FNIR of at most `target`; 1 where there is none. */
function fpirAtFnir({ byScore, strangers }: Prepared, weights: Weights, target: number): number {
  const total = byScore.reduce((sum, { person }) => sum + weightOf(weights, person), 0);
  let found = 0;
  let threshold = Infinity;
  for (const { person, score } of byScore) {
    if (total - found <= target * total) break;
    found += weightOf(weights, person);
    threshold = score;
  }
  if (total - found > target * total + 1e-9) return 1;
  let named = 0;
  let all = 0;
  for (const { person, other } of strangers) {
    const weight = weightOf(weights, person);
    all += weight;
    if (other >= threshold) named += weight;
  }
  return all === 0 ? 0 : named / all;
}

/** FNIR of searches at the lowest threshold that keeps to the wanted FPIR on the same searches. */
export function fnirAtFpir(searches: readonly GroupedSearch[], wantedFpir: number): number {
  return fnir(searches, thresholdAtFpir(searches, wantedFpir));
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}

function points({ value, low, high }: Difference): string {
  const show = (share: number) => `${share > 0 ? '+' : ''}${(share * 100).toFixed(1)}`;
  return `${show(value)} percentage points (${show(low)} to ${show(high)})`;
}
