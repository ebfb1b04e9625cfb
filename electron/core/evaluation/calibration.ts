import type { ImpostorStatistics } from '../../contract/index.ts';
import { thresholdAtFpir } from '../../../native-models/evaluate/identification.ts';
import { scoreLine } from '../../../native-models/evaluate/score-line.ts';
import type { UnitRows } from '../../../native-models/evaluate/unit-vectors.ts';
import { searchAll, type Probe, type References } from './searches.ts';

/**
 * The candidate's impostor statistics: the current version's, carried over by the comparisons with people whom its own
 * training held out, and raised where the threshold that follows from them would let more of those and of the outside
 * strangers pass than is wanted.
 */
export function calibrate(
  heldOut: { readonly references: References; readonly probes: readonly Probe[] },
  embeddings: { readonly current: UnitRows; readonly candidate: UnitRows },
  statistics: ImpostorStatistics,
  wantedFpir: number,
): ImpostorStatistics {
  const current = searchAll(embeddings.current, heldOut, statistics);
  const { nonMated } = searchAll(embeddings.candidate, heldOut, statistics);
  const carried = carryOver(statistics, current.nonMated, nonMated);
  const { searches, lowest } = searchAll(embeddings.candidate, heldOut, carried);
  const shift = Math.max(0, thresholdAtFpir(searches, wantedFpir) - lowest(wantedFpir));
  return { ...carried, from: carried.from + shift };
}

/**
 * A new version's impostor statistics: those of the version it is compared with, carried over by the straight line that
 * takes the quantiles of its non-mated scores to the candidate's. Both lists hold the scores of the same comparisons. A
 * gallery alone has too few strangers for the far tail; the shipped statistics have it.
 */
export function carryOver(
  statistics: ImpostorStatistics,
  current: readonly number[],
  candidate: readonly number[],
): ImpostorStatistics {
  const { slope, intercept } = scoreLine(current, candidate);
  return {
    from: intercept + slope * statistics.from,
    step: slope * statistics.step,
    counts: statistics.counts,
  };
}
