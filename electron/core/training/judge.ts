import type { Comparison, Figures, ImpostorStatistics, Verdict } from '../../contract/index.ts';
import { carryOver, raise, scoreLine } from '../../../native-models/evaluate/calibration.ts';
import type { Fold } from '../../../native-models/evaluate/folds.ts';
import { histogram } from '../../../native-models/evaluate/histogram.ts';
import {
  detCurve,
  identificationFigures,
  thresholdAtFpir,
} from '../../../native-models/evaluate/identification.ts';
import { fnirAtFpir, judge, missingData } from '../evaluation/judgment.ts';
import { searchAll, type GroupedSearch } from '../../../native-models/evaluate/searches.ts';
import { thresholdFor } from '../recognition/threshold.ts';
import type { RunRows } from './rows.ts';

/** Non-mated scores of a fold that calibration keeps. */
const SCORES_KEPT = 4000;
const BINS = 40;

/** Unit embeddings of all rows of a run under one version. */
export interface RowEmbeddings {
  readonly values: Float32Array;
  readonly size: number;
}

/** What one version did in one fold. */
export interface VersionScores {
  readonly searches: readonly GroupedSearch[];
  /** The same of the left-out photos' augmented copies. */
  readonly simulated: readonly GroupedSearch[];
  readonly nonMated: readonly number[];
}

/** What both versions did in one fold, on the same comparisons. */
export interface FoldScores {
  readonly current: VersionScores;
  readonly candidate: VersionScores;
}

/** Scores of a fold's probes against its references. `copies`: whether the rows have augmented copies under this version. */
export function scoreFold(
  rows: RunRows,
  fold: Fold,
  { values, size }: RowEmbeddings,
  copies: boolean,
): VersionScores {
  const search = (simulated: boolean) =>
    searchAll({
      embeddings: values,
      size,
      references: rows.references(fold),
      probes: rows.probes(fold, simulated),
    });
  const { searches, nonMated } = search(false);
  const step = Math.max(1, Math.ceil(nonMated.length / SCORES_KEPT));
  return {
    searches,
    simulated: copies ? search(true).searches : [],
    nonMated: nonMated.filter((_, i) => i % step === 0),
  };
}

/** The same for the test that outside photos make: with the candidate itself instead of a fold's. */
export function scoreHoldOut(rows: RunRows, { values, size }: RowEmbeddings): VersionScores {
  const { searches, nonMated } = searchAll({ embeddings: values, size, ...rows.holdOut() });
  return { searches, simulated: [], nonMated };
}

/** The figures of one version over all folds, at a threshold. */
export function figuresOf(
  searches: readonly GroupedSearch[],
  threshold: number,
  samples: number,
): Figures {
  return { ...identificationFigures(searches, threshold), samples };
}

/** The judge's word on a candidate over all folds and tests, with everything the report shows. */
export function judgeFolds(
  folds: readonly FoldScores[],
  options: { wantedFpir: number; people: number; samples: number; outsideStrangers: number },
): { verdict: Verdict; reasons: string[]; comparison: Comparison } {
  const { wantedFpir, people, samples } = options;
  const current = folds.flatMap((fold) => fold.current.searches);
  const candidate = folds.flatMap((fold) => onCurrentScale(fold, fold.candidate.searches));
  const judgment = judge(current, candidate, wantedFpir);
  const missing = missingData(
    {
      people,
      strangers: samples + options.outsideStrangers,
      samplesPerPerson: Math.round(samples / Math.max(1, people)),
    },
    wantedFpir,
  );
  const figures = (searches: readonly GroupedSearch[]) =>
    figuresOf(searches, thresholdAtFpir(searches, wantedFpir), samples);
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
      det: { current: detCurve(current), candidate: detCurve(candidate) },
      distances: { current: distancesOf(current), candidate: distancesOf(candidate) },
      simulated: hasSimulated
        ? {
            current: fnirAtFpir(simulated.current, wantedFpir),
            candidate: fnirAtFpir(simulated.candidate, wantedFpir),
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

/**
 * The candidate's impostor statistics: the current version's, carried over by the comparisons with people whom its own
 * training held out, and raised where the threshold that follows from them would let more of those and of the outside
 * strangers pass than is wanted.
 */
export function calibrate(
  rows: RunRows,
  embeddings: { readonly current: RowEmbeddings; readonly candidate: RowEmbeddings },
  statistics: ImpostorStatistics,
  options: { wantedFpir: number; seed: number },
): ImpostorStatistics {
  const { references, probes } = rows.heldOut(options.seed);
  const search = ({ values, size }: RowEmbeddings) =>
    searchAll({ embeddings: values, size, references, probes });
  const candidate = search(embeddings.candidate);
  const carried = carryOver(statistics, search(embeddings.current).nonMated, candidate.nonMated);
  const measured = thresholdAtFpir(candidate.searches, options.wantedFpir);
  const followed = thresholdFor(carried, options.wantedFpir, references.size);
  return measured > followed ? raise(carried, measured - followed) : carried;
}

/** Squared Euclidean distances between unit vectors: 2 − 2·cosine, from 0 to 4. */
function distancesOf(searches: readonly GroupedSearch[]) {
  const mated = searches.flatMap(({ own }) => (own === null ? [] : 2 - 2 * own));
  const nonMated = searches.map(({ other }) => 2 - 2 * other);
  const largest = Math.max(0.1, ...nonMated, ...mated);
  const counts = (values: readonly number[]) => {
    const made = histogram(values, 0, largest, BINS);
    return { ...made, counts: [...made.counts] };
  };
  return { mated: counts(mated), nonMated: counts(nonMated) };
}
