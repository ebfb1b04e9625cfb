import { equalErrorRate } from './verification.ts';
import { clopperPearson, type Rate } from './intervals.ts';

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

/** Whether a mated search fails at a threshold: the own reference is not first, or below it. */
export function isMiss({ own, other }: Search, threshold: number): boolean {
  return own === null || own < threshold || own <= other;
}

/** Share of mated searches that miss (false negative identification rate, ISO/IEC 19795-1, at rank 1). */
export function fnir(searches: readonly Search[], threshold: number): number {
  const mated = searches.filter((search) => search.mated);
  return share(mated.filter((search) => isMiss(search, threshold)).length, mated.length);
}

/** Share of strangers' searches that return anybody (false positive identification rate). */
export function fpir(searches: readonly Search[], threshold: number): number {
  const strangers = searches.filter((search) => !search.mated);
  return share(strangers.filter(({ other }) => other >= threshold).length, strangers.length);
}

/** The lowest threshold at which at most the share `target` of strangers' searches returns anybody; −1 without strangers. */
export function thresholdAtFpir(searches: readonly Search[], target: number): number {
  const scores = searches
    .filter(({ mated }) => !mated)
    .map(({ other }) => other)
    .toSorted((a, b) => b - a);
  if (scores.length === 0) return -1;
  return justAbove(scores[Math.floor(target * scores.length)] ?? -1);
}

/** The next number up that scores of 32 bits can tell apart. */
export function justAbove(score: number): number {
  return score + 1e-7;
}

/** What one version does on a set of searches. */
export interface IdentificationFigures {
  readonly people: number;
  readonly matedComparisons: number;
  readonly strangers: number;
  readonly threshold: number;
  readonly fpir: Rate;
  readonly fnir: Rate;
  /** Share of mated probes whose own reference comes first, whatever the score. */
  readonly rank1: number;
  readonly eer: number;
  readonly auc: number;
}

/** The figures at a threshold; intervals are those of Clopper and Pearson, EER and AUC those of `own` against `other` scores. */
export function identificationFigures(
  searches: readonly Search[],
  threshold: number,
): IdentificationFigures {
  const mated = searches.filter((search) => search.mated);
  const strangers = searches.filter((search) => !search.mated);
  const own = mated.flatMap((search) => search.own ?? []);
  const other = searches.map((search) => search.other).filter(Number.isFinite);
  return {
    people: new Set(mated.map(({ person }) => person)).size,
    matedComparisons: mated.length,
    strangers: strangers.length,
    threshold,
    fpir: clopperPearson(
      strangers.filter((search) => search.other >= threshold).length,
      strangers.length,
    ),
    fnir: clopperPearson(mated.filter((search) => isMiss(search, threshold)).length, mated.length),
    rank1: share(mated.filter((search) => search.own! > search.other).length, mated.length),
    eer: equalErrorRateOf(own, other),
    auc: areaUnderRoc(own, other),
  };
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

/** FNIR against FPIR over all thresholds that matter, FPIR ascending; at most `points`, evenly spread over the scores. */
export function detCurve(searches: readonly Search[], points = 200): DetPoint[] {
  const scores = [
    ...new Set(searches.map(({ mated, own, other }) => (mated ? own! : other))),
  ].toSorted((a, b) => b - a);
  const step = Math.max(1, Math.ceil(scores.length / points));
  const chosen = scores.filter((_, i) => i % step === 0 || i === scores.length - 1);
  return chosen.map((threshold) => ({
    threshold,
    fpir: fpir(searches, threshold),
    fnir: fnir(searches, threshold),
  }));
}

function equalErrorRateOf(mated: readonly number[], nonMated: readonly number[]): number {
  if (mated.length === 0 || nonMated.length === 0) return 0.5;
  return equalErrorRate([
    ...mated.map((score) => ({ score, mated: true })),
    ...nonMated.map((score) => ({ score, mated: false })),
  ]);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
