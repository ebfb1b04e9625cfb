/** Quantiles of the scores through which the line is drawn: the upper half, where thresholds are. */
const QUANTILES = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999];
/** The flattest line: a network that squeezes all scores together must not lose the scale. */
const LEAST_SLOPE = 0.05;

/** A straight line from one network's scores to another's. */
export interface ScoreLine {
  readonly slope: number;
  readonly intercept: number;
}

/**
 * The line that takes the quantiles of `from` to those of `to`: scores of the same comparisons, under two networks. Where
 * there is nothing to draw it through, scores stay as they are.
 */
export function scoreLine(from: readonly number[], to: readonly number[]): ScoreLine {
  if (from.length === 0 || from.length !== to.length) return { slope: 1, intercept: 0 };
  const x = quantilesOf(from);
  const y = quantilesOf(to);
  const meanX = meanOf(x);
  const meanY = meanOf(y);
  const covariance = meanOf(x.map((value, i) => (value - meanX) * (y[i]! - meanY)));
  const variance = meanOf(x.map((value) => (value - meanX) ** 2));
  const slope = Math.max(LEAST_SLOPE, variance === 0 ? 1 : covariance / variance);
  return { slope, intercept: meanY - slope * meanX };
}

function quantilesOf(scores: readonly number[]): number[] {
  const sorted = scores.toSorted((a, b) => a - b);
  return QUANTILES.map((share) => sorted[Math.floor(share * (sorted.length - 1))]!);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
