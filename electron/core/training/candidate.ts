import { createHash } from 'node:crypto';
import type {
  ImpostorStatistics,
  NetworkVersion,
  Report,
  TrainingParameters,
} from '../../contract/index.ts';
import type { UnitRows } from '../../../native-models/evaluate/unit-vectors.ts';
import { compareVersions, scoreHoldOut, type FoldScores } from '../evaluation/comparison.ts';
import type { EvaluationRows } from '../evaluation/rows.ts';
import { barsOf } from '../evaluation/searches.ts';
import { countUsable } from '../evaluation/usable-samples.ts';
import type { NewVersion } from '../ports/index.ts';
import { principalMap } from './map.ts';
import type { RunSnapshot } from './snapshot.ts';

/** Samples on the map. */
const MAP_SAMPLES = 2000;

/** A candidate, trained and not yet judged. */
export interface Candidate {
  readonly network: NetworkVersion;
  readonly statistics: ImpostorStatistics;
  /** Of all rows. */
  readonly embeddings: UnitRows;
  readonly training: Pick<Report, 'curve' | 'epochs' | 'bestEpoch' | 'engine' | 'seconds'>;
}

/** The version that trained weights make. */
export function trainedNetwork(
  { profile, head, unfreeze }: TrainingParameters,
  weights: Uint8Array,
): NetworkVersion {
  const id = createHash('sha256').update(weights).digest('hex');
  return { id, profile, head, unfrozen: unfreeze, weights };
}

/** What is compared: what both versions did in each fold, and the version that a candidate is compared with. */
export interface Trial {
  readonly snapshot: RunSnapshot;
  readonly rows: EvaluationRows;
  readonly folds: readonly FoldScores[];
  /** Embeddings of all rows under that version. */
  readonly current: UnitRows;
  readonly comparedWith: RunSnapshot['parent'];
  /** Of that version. */
  readonly statistics: ImpostorStatistics;
}

/** The candidate with the judge's word on it, as it is kept. */
export function judgedVersion(candidate: Candidate, trial: Trial): NewVersion & { report: Report } {
  const { snapshot, rows, current, comparedWith, statistics } = trial;
  const { parameters, wantedFpir, samples, strangers, probes } = snapshot;
  const folds = [...trial.folds];
  if (rows.hasHoldOut) {
    folds.push({
      current: scoreHoldOut(rows, current, statistics),
      candidate: scoreHoldOut(rows, candidate.embeddings, statistics),
    });
  }
  const { people, different } = countUsable(samples);
  const bars = barsOf(current, rows.references(null), statistics, wantedFpir);
  const judged = compareVersions(folds, { wantedFpir, people, samples: different, bars });
  const report: Report = {
    ...judged,
    comparedWith,
    wantedFpir,
    parameters,
    data: {
      people,
      samples: different,
      copies: parameters.copies,
      strangers: strangers.length,
      probes: probes.length,
    },
    ...candidate.training,
  };
  return {
    name: '',
    origin: 'trained',
    network: candidate.network,
    embeddingSize: candidate.embeddings.size,
    statistics: candidate.statistics,
    verdict: judged.verdict,
    report,
    parentId: comparedWith.versionId,
    people: [...new Set(samples.map(({ personId }) => personId))],
    points: pointsOf(rows, current, candidate.embeddings),
  };
}

function pointsOf(rows: EvaluationRows, before: UnitRows, after: UnitRows) {
  const shown = rows.rows
    .flatMap(({ sample, copy }, row) => (sample && copy === 0 ? [{ sample, row }] : []))
    .slice(0, MAP_SAMPLES);
  const numbers = shown.map(({ row }) => row);
  const maps = { before: principalMap(before, numbers), after: principalMap(after, numbers) };
  return shown.map(({ sample }, i) => ({
    sampleId: sample.sampleId,
    before: maps.before[i]!,
    after: maps.after[i]!,
  }));
}
