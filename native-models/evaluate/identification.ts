import type { PersonTrials } from './intervals.ts';

/** One search of a probe in a gallery. Scores are cosines, a higher one is more alike. */
export interface Search {
  /** Whose probe it is: what resampling draws together. */
  readonly person: string;
  /** Whether the person is in the gallery. */
  readonly mated: boolean;
  /** Score against the person's own reference; null for strangers. */
  readonly own: number | null;
  /** The best score against anybody else's reference. */
  readonly other: number;
}

/** How much each person counts, by name; null: everybody once. Resampling counts people as often as they were drawn. */
export type Weights = ReadonlyMap<string, number> | null;

/** How much a person counts. */
export function weightOf(weights: Weights, person: string): number {
  return weights === null ? 1 : (weights.get(person) ?? 0);
}

/** Whether a mated search fails at a threshold: the own reference is not first, or below it. */
export function isMiss({ own, other }: Search, threshold: number): boolean {
  return own === null || own < threshold || own <= other;
}

/** Whether a stranger's search returns anybody at a threshold. */
export function isNamed({ other }: Search, threshold: number): boolean {
  return other >= threshold;
}

/**
 * Share of mated searches that miss (false negative identification rate, ISO/IEC 19795-1, at rank 1). `misses` tells which fail at a
 * threshold.
 */
export function fnir(
  searches: readonly Search[],
  threshold: number,
  weights: Weights = null,
  misses: (search: Search, threshold: number) => boolean = isMiss,
): number {
  const mated = searches.filter((search) => search.mated);
  return share(mated, (search) => misses(search, threshold), weights);
}

/** Share of strangers' searches that return anybody (false positive identification rate). */
export function fpir(
  searches: readonly Search[],
  threshold: number,
  weights: Weights = null,
): number {
  const strangers = searches.filter((search) => !search.mated);
  return share(strangers, (search) => isNamed(search, threshold), weights);
}

/** Share of mated searches in which the own reference comes first, whatever the score. */
export function rank1(searches: readonly Search[]): number {
  const mated = searches.filter((search) => search.mated);
  return share(mated, ({ own, other }) => own! > other, null);
}

/** The searches that some people's errors are among: how many each made. */
export function trialsByPerson(
  searches: readonly Search[],
  isError: (search: Search) => boolean,
): PersonTrials[] {
  const people = new Map<string, { errors: number; trials: number }>();
  for (const search of searches) {
    const one = people.get(search.person) ?? { errors: 0, trials: 0 };
    people.set(search.person, one);
    one.trials++;
    if (isError(search)) one.errors++;
  }
  return [...people.values()];
}

/** Strangers' searches, the highest score first: what `thresholdAtFpir` wants where it is called often. */
export function strangersByScore<S extends Search>(searches: readonly S[]): S[] {
  return searches.filter(({ mated }) => !mated).toSorted((a, b) => b.other - a.other);
}

/** The lowest threshold at which at most the share `target` of strangers' searches returns anybody; −1 without strangers. */
export function thresholdAtFpir(
  searches: readonly Search[],
  target: number,
  weights: Weights = null,
): number {
  return lowestThreshold(strangersByScore(searches), target, weights);
}

/** The same for the searches of strangers alone, the highest score first. */
export function lowestThreshold(
  strangers: readonly Search[],
  target: number,
  weights: Weights = null,
): number {
  const total = strangers.reduce((sum, { person }) => sum + weightOf(weights, person), 0);
  let named = 0;
  for (const { person, other } of strangers) {
    const weight = weightOf(weights, person);
    if (weight > 0 && named + weight > target * total) return justAbove(other);
    named += weight;
  }
  return -1;
}

/** The next number up that scores of 32 bits can tell apart. */
function justAbove(score: number): number {
  return score + 1e-7;
}

/** FNIR of searches at the lowest threshold that keeps to the wanted FPIR on the same searches. */
export function fnirAtFpir(searches: readonly Search[], wantedFpir: number): number {
  return fnir(searches, thresholdAtFpir(searches, wantedFpir));
}

/**
 * Area under the ROC: the chance that a mated score is above a non-mated one, ties counting half (Mann and Whitney, 1947).
 * 0 to 1; one half without either.
 */
export function areaUnderRoc(mated: readonly number[], nonMated: readonly number[]): number {
  if (mated.length === 0 || nonMated.length === 0) return 0.5;
  const sorted = [
    ...mated.map((score) => ({ score, mated: true })),
    ...nonMated.map((score) => ({ score, mated: false })),
  ].toSorted((a, b) => a.score - b.score);
  let ranks = 0;
  for (let i = 0; i < sorted.length;) {
    let end = i;
    while (end < sorted.length && sorted[end]!.score === sorted[i]!.score) end++;
    const rank = (i + 1 + end) / 2;
    for (; i < end; i++) if (sorted[i]!.mated) ranks += rank;
  }
  const wins = ranks - (mated.length * (mated.length + 1)) / 2;
  return wins / (mated.length * nonMated.length);
}

/** A point of a DET curve. */
export interface DetPoint {
  readonly threshold: number;
  readonly fpir: number;
  readonly fnir: number;
}

/**
 * FNIR against FPIR over all thresholds that matter, FPIR ascending; at most `points`, evenly spread over the scores. `misses` tells
 * which mated searches fail at a threshold.
 */
export function detCurve(
  searches: readonly Search[],
  misses: (search: Search, threshold: number) => boolean = isMiss,
  points = 200,
): DetPoint[] {
  const scores = [
    ...new Set(searches.map(({ mated, own, other }) => (mated ? own! : other))),
  ].toSorted((a, b) => b - a);
  const step = Math.max(1, Math.ceil(scores.length / points));
  const chosen = scores.filter((_, i) => i % step === 0 || i === scores.length - 1);
  const mated = searches.filter((search) => search.mated);
  return chosen.map((threshold) => ({
    threshold,
    fpir: fpir(searches, threshold),
    fnir: share(mated, (search) => misses(search, threshold), null),
  }));
}

function share(
  searches: readonly Search[],
  counts: (search: Search) => boolean,
  weights: Weights,
): number {
  let part = 0;
  let whole = 0;
  for (const search of searches) {
    const weight = weightOf(weights, search.person);
    whole += weight;
    if (counts(search)) part += weight;
  }
  return whole === 0 ? 0 : part / whole;
}
