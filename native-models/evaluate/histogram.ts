/** Counts of values in equal bins from `from`, each `step` wide; what lies outside is in the first or the last. */
export interface Histogram {
  readonly from: number;
  readonly step: number;
  readonly counts: readonly number[];
}

/** Counts values into `bins` equal bins between `from` and `to`. */
export function histogram(
  values: readonly number[],
  from: number,
  to: number,
  bins: number,
): Histogram {
  const step = (to - from) / bins;
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((value - from) / step)));
    counts[bin]!++;
  }
  return { from, step, counts };
}
