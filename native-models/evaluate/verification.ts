/** One comparison: a higher score is more alike; −Infinity where a face could not be acquired. */
export interface Comparison {
  readonly score: number;
  readonly mated: boolean;
}

/** The share of non-mated comparisons at or above a threshold (false match rate). */
export function fmr(comparisons: readonly Comparison[], threshold: number): number {
  return share(
    comparisons,
    (c) => !c.mated,
    (c) => c.score >= threshold,
  );
}

/** The share of mated comparisons below a threshold (false non-match rate). */
export function fnmr(comparisons: readonly Comparison[], threshold: number): number {
  return share(
    comparisons,
    (c) => c.mated,
    (c) => c.score < threshold,
  );
}

/**
 * The equal error rate: FMR and FNMR where their difference is smallest over all observed scores, averaged
 * (ISO/IEC 19795-1 leaves the choice between the two neighbors open). 0 to 1.
 */
export function equalErrorRate(comparisons: readonly Comparison[]): number {
  let best = { gap: Infinity, rate: NaN };
  for (const { fmr: falseMatch, fnmr: falseNonMatch } of errorCurve(comparisons)) {
    const gap = Math.abs(falseMatch - falseNonMatch);
    if (gap < best.gap) best = { gap, rate: (falseMatch + falseNonMatch) / 2 };
  }
  return best.rate;
}

/** The lowest FNMR at a threshold whose FMR is at most `target`; the true acceptance rate is 1 minus it. */
export function fnmrAtFmr(comparisons: readonly Comparison[], target: number): number {
  let best = 1;
  for (const { fmr: falseMatch, fnmr: falseNonMatch } of errorCurve(comparisons)) {
    if (falseMatch <= target) best = Math.min(best, falseNonMatch);
  }
  return best;
}

/**
 * LFW's protocol: for each fold the threshold with the highest accuracy on the other folds is used, and the
 * accuracy on the fold counts (Huang et al., 2007). Folds are equal consecutive parts. Rates 0 to 1.
 */
export function foldedAccuracy(
  comparisons: readonly Comparison[],
  folds = 10,
): { accuracy: number; standardDeviation: number } {
  const size = comparisons.length / folds;
  const accuracies = Array.from({ length: folds }, (_, fold) => {
    const start = Math.floor(fold * size);
    const end = Math.floor((fold + 1) * size);
    const threshold = bestThreshold([...comparisons.slice(0, start), ...comparisons.slice(end)]);
    return share(
      comparisons.slice(start, end),
      () => true,
      (c) => c.score >= threshold === c.mated,
    );
  });
  const accuracy = accuracies.reduce((sum, value) => sum + value, 0) / folds;
  const variance = accuracies.reduce((sum, value) => sum + (value - accuracy) ** 2, 0) / folds;
  return { accuracy, standardDeviation: Math.sqrt(variance) };
}

/** FMR and FNMR at every observed score as threshold, and above all of them; thresholds ascend. */
export function errorCurve(
  comparisons: readonly Comparison[],
): { threshold: number; fmr: number; fnmr: number }[] {
  const sorted = comparisons.toSorted((a, b) => a.score - b.score);
  const mated = sorted.filter((c) => c.mated).length;
  const nonMated = sorted.length - mated;
  const curve: { threshold: number; fmr: number; fnmr: number }[] = [];
  let matedBelow = 0;
  let nonMatedBelow = 0;
  for (let i = 0; i < sorted.length;) {
    const threshold = sorted[i]!.score;
    curve.push({
      threshold,
      fmr: (nonMated - nonMatedBelow) / nonMated,
      fnmr: matedBelow / mated,
    });
    for (; i < sorted.length && sorted[i]!.score === threshold; i++) {
      if (sorted[i]!.mated) matedBelow++;
      else nonMatedBelow++;
    }
  }
  curve.push({ threshold: Infinity, fmr: 0, fnmr: 1 });
  return curve;
}

function bestThreshold(comparisons: readonly Comparison[]): number {
  const mated = comparisons.filter((c) => c.mated).length;
  const nonMated = comparisons.length - mated;
  let best = { errors: Infinity, threshold: Infinity };
  for (const point of errorCurve(comparisons)) {
    const errors = point.fmr * nonMated + point.fnmr * mated;
    if (errors < best.errors) best = { errors, threshold: point.threshold };
  }
  return best.threshold;
}

function share(
  comparisons: readonly Comparison[],
  counts: (c: Comparison) => boolean,
  hits: (c: Comparison) => boolean,
): number {
  const counted = comparisons.filter(counts);
  return counted.length === 0 ? 0 : counted.filter(hits).length / counted.length;
}
