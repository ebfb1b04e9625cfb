import type { ImpostorStatistics } from '../../contract/index.ts';

/** A score that fewer of the counted comparisons reach is not read from the counts: the tail is drawn on beyond it. */
const FEWEST = 30;
/** The tail is measured from where it is as rare as counts can tell, or this rare, ... */
const RAREST = 1e-5;
/** ... to where it is so many times as common, ... */
const DEPTH = 100;
/** ... but not beyond: there it is no tail any more. */
const COMMONEST = 0.1;

/** The share of non-mated comparisons that reach a score, to the width of a bin. */
export function fmrAt({ from, step, counts }: ImpostorStatistics, score: number): number {
  let [above, total] = [0, 0];
  counts.forEach((count, bin) => {
    total += count;
    if (from + (bin + 1) * step > score) above += count;
  });
  return above / total;
}

/**
 * The score that at most the share `fmr` of non-mated comparisons reaches, to the width of a bin and never above 1. Where
 * that are too few to be counted the tail goes on falling as it falls above that: exponentially, as the tails of most
 * distributions do (Pickands, 1975). Counts without enough of a tail end where the last bin ends.
 */
export function thresholdAtFmr(statistics: ImpostorStatistics, fmr: number): number {
  const rarest = FEWEST / totalOf(statistics);
  if (fmr >= rarest || rarest * DEPTH > COMMONEST) return quantile(statistics, fmr);
  const beyond = tailScale(statistics) * Math.log(rarest / fmr);
  return Math.min(1, quantile(statistics, rarest) + beyond);
}

/** By how much a score is higher that a share of non-mated comparisons reaches which is smaller by the factor e. At least half a bin. */
export function tailScale(statistics: ImpostorStatistics): number {
  const rare = Math.max(RAREST, FEWEST / totalOf(statistics));
  const common = Math.min(COMMONEST, rare * DEPTH);
  if (common <= rare) return statistics.step;
  const fall = quantile(statistics, rare) - quantile(statistics, common);
  return Math.max(statistics.step / 2, fall / Math.log(common / rare));
}

/** How many comparisons were counted. */
export function totalOf({ counts }: ImpostorStatistics): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function quantile(statistics: ImpostorStatistics, fmr: number): number {
  const { from, step, counts } = statistics;
  const total = totalOf(statistics);
  let above = 0;
  for (let bin = counts.length - 1; bin >= 0; bin--) {
    above += counts[bin]!;
    if (above / total > fmr) return from + (bin + 1) * step;
  }
  return from;
}
