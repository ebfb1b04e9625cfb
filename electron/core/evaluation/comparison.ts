import type { ImpostorStatistics, Report, VersionComparison } from '../../contract/index.ts';
import { histogram } from '../../../native-models/evaluate/histogram.ts';
import { detCurve, thresholdAtFpir } from '../../../native-models/evaluate/identification.ts';
import { scoreLine } from '../../../native-models/evaluate/score-line.ts';
import type { UnitRows } from '../../../native-models/evaluate/unit-vectors.ts';
import { missesAbout, movedTo, type Bars } from './bars.ts';
import { missingEvidence } from './evidence.ts';
import { figuresOf } from './figures.ts';
import type { Fold } from './folds.ts';
import { fnirAt, judge } from './judge.ts';
import type { EvaluationRows } from './rows.ts';
import { searchAll, type GroupedSearch } from './searches.ts';

/** Non-mated scores of a fold that calibration keeps. */
const SCORES_KEPT = 4000;
const BINS = 40;

/** What one version did in one fold. */
export interface VersionScores {
  readonly searches: readonly GroupedSearch[];
  /** The same of the left-out moments' augmented copies. */
  readonly simulated: readonly GroupedSearch[];
  readonly nonMated: readonly number[];
}

/** What both versions did in one fold, on the same comparisons. */
export interface FoldScores {
  readonly current: VersionScores;
  readonly candidate: VersionScores;
}

/** Scores of a fold's probes against its references. `copies`: whether the rows have augmented copies under this version. `statistics`: see `searchAll`. */
export function scoreFold(
  rows: EvaluationRows,
  fold: Fold,
  embeddings: UnitRows,
  copies: boolean,
  statistics: ImpostorStatistics,
): VersionScores {
  const search = (simulated: boolean) =>
    searchAll(
      embeddings,
      { references: rows.references(fold), probes: rows.probes(fold, simulated) },
      statistics,
    );
  const { searches, nonMated } = search(false);
  const step = Math.max(1, Math.ceil(nonMated.length / SCORES_KEPT));
  return {
    searches,
    simulated: copies ? search(true).searches : [],
    nonMated: nonMated.filter((_, i) => i % step === 0),
  };
}

/** The same for the test that outside photos make: with the candidate itself instead of a fold's. */
export function scoreHoldOut(
  rows: EvaluationRows,
  embeddings: UnitRows,
  statistics: ImpostorStatistics,
): VersionScores {
  const { searches, nonMated } = searchAll(embeddings, rows.holdOut(), statistics);
  return { searches, nonMated, simulated: [] };
}

/**
 * The judge's word on a candidate over all folds and tests, with everything the report shows. `people` and `samples` are those
 * that could be left out, and their different samples; `bars` are those of the current version, on whose scale everything is
 * compared: both are counted as a report counts, each at the threshold that keeps to the wanted FPIR here.
 */
export function compareVersions(
  folds: readonly FoldScores[],
  options: { wantedFpir: number; people: number; samples: number; bars: Bars },
): Pick<Report, 'verdict' | 'reasons'> & { comparison: VersionComparison } {
  const { wantedFpir, people, samples, bars } = options;
  const current = folds.flatMap((fold) => fold.current.searches);
  const candidate = folds.flatMap((fold) => onCurrentScale(fold, fold.candidate.searches));
  const judgment = judge(current, candidate, wantedFpir, bars);
  const missing = missingEvidence({ people, strangers: judgment.strangers }, wantedFpir);
  const figures = (searches: readonly GroupedSearch[]) =>
    figuresOf(searches, movedTo(thresholdAtFpir(searches, wantedFpir), bars), samples);
  const simulated = {
    current: folds.flatMap((fold) => fold.current.simulated),
    candidate: folds.flatMap((fold) => onCurrentScale(fold, fold.candidate.simulated)),
  };
  const hasSimulated = simulated.current.length > 0 && simulated.candidate.length > 0;
  return {
    verdict: missing.length > 0 ? 'not-enough-data' : judgment.verdict,
    reasons: missing.length > 0 ? missing : [...judgment.reasons],
    comparison: {
      figures: { current: figures(current), candidate: figures(candidate) },
      fnir: judgment.fnir,
      fpir: judgment.fpir,
      groups: [...judgment.groups],
      det: {
        current: detCurve(current, missesAbout(bars)),
        candidate: detCurve(candidate, missesAbout(bars)),
      },
      distances: { current: distancesOf(current), candidate: distancesOf(candidate) },
      simulated: hasSimulated
        ? {
            current: fnirAt(simulated.current, wantedFpir, bars),
            candidate: fnirAt(simulated.candidate, wantedFpir, bars),
          }
        : null,
    },
  };
}

/**
 * Scores of a fold's candidate on the current version's scale. Every fold trains a network of its own, and their scores mean
 * different things; a version in use is calibrated in the same way.
 */
function onCurrentScale(
  { current, candidate }: FoldScores,
  searches: readonly GroupedSearch[],
): GroupedSearch[] {
  const { slope, intercept } = scoreLine(current.nonMated, candidate.nonMated);
  const scale = (score: number) => (score - intercept) / slope;
  return searches.map((search) => ({
    ...search,
    own: search.own === null ? null : scale(search.own),
    other: scale(search.other),
  }));
}

/** Squared Euclidean distances between unit vectors: 2 − 2·cosine, from 0 to 4. A normalized score may lie a little above 1. */
function distancesOf(searches: readonly GroupedSearch[]) {
  const mated = searches.flatMap(({ own }) => (own === null ? [] : distanceOf(own)));
  const nonMated = searches.map(({ other }) => distanceOf(other));
  const largest = [...nonMated, ...mated].reduce((most, one) => Math.max(most, one), 0.1);
  const counts = (values: readonly number[]) => {
    const made = histogram(values, 0, largest, BINS);
    return { ...made, counts: [...made.counts] };
  };
  return { mated: counts(mated), nonMated: counts(nonMated) };
}

function distanceOf(score: number): number {
  return Math.max(0, 2 - 2 * score);
}
