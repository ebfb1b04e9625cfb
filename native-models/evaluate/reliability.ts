/** Bins of a calibration table. */
const BINS = 10;

/** Comparisons to which chances in one range were given. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly mated: number;
  readonly nonMated: number;
  /** The mean chance that was given, and the share that was mated; null where there is none. */
  readonly given: number | null;
  readonly observed: number | null;
}

/**
 * Whether likelihood ratios mean what they say: comparisons by the chance of being mated that follows from their ratio where as
 * many are mated as not, ratio / (1 + ratio), and how many of them were. All mated ones weigh as much as all the others,
 * whatever their numbers. `error` is the calibration error (ECE): the mean distance of given and observed, by weight.
 */
export class Reliability {
  readonly #bins = Array.from({ length: BINS }, () => ({
    mated: { count: 0, chances: 0 },
    nonMated: { count: 0, chances: 0 },
  }));

  /** Counts a comparison. */
  add(likelihoodRatio: number, mated: boolean): void {
    // An infinite ratio is a chance of 1.
    const chance = 1 - 1 / (1 + likelihoodRatio);
    const bin = this.#bins[Math.min(BINS - 1, Math.floor(chance * BINS))]!;
    const kind = mated ? bin.mated : bin.nonMated;
    kind.count++;
    kind.chances += chance;
  }

  /** What was counted; without comparisons of both kinds nothing is observed, and the error is null. */
  table(): { bins: ReliabilityBin[]; error: number | null } {
    const total = (kind: 'mated' | 'nonMated') =>
      this.#bins.reduce((sum, bin) => sum + bin[kind].count, 0);
    const [allMated, allNonMated] = [total('mated'), total('nonMated')];
    const known = allMated > 0 && allNonMated > 0;
    let error = 0;
    const bins = this.#bins.map(({ mated, nonMated }, i): ReliabilityBin => {
      const weight = known ? mated.count / allMated + nonMated.count / allNonMated : 0;
      const given = weight
        ? (mated.chances / allMated + nonMated.chances / allNonMated) / weight
        : null;
      const observed = weight ? mated.count / allMated / weight : null;
      if (given !== null && observed !== null) error += (Math.abs(observed - given) * weight) / 2;
      return {
        from: i / BINS,
        to: (i + 1) / BINS,
        mated: mated.count,
        nonMated: nonMated.count,
        given,
        observed,
      };
    });
    return { bins, error: known ? error : null };
  }
}
