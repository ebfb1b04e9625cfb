import type { Compared, Evidence } from '../../../electron/contract/index.ts';

/** The share of strangers' scores that lie below what is shown of them: nothing is decided there. */
const LEFT_OUT = 0.02;
/** Bins across the plot. */
const BINS = 36;
/** Room beside what lies outermost, as a share of the width. */
const MARGIN = 0.03;

/** What a plot of scores shows. */
export interface ScoreShapes {
  /** Scores at the left and right edges. */
  readonly from: number;
  readonly to: number;
  /** Heights of the bins from left to right, 0 to 1: the highest of each kind is 1. */
  readonly nonMated: readonly number[];
  readonly mated: readonly number[];
}

/** The tallies of strangers' and of mated scores over the same range, in which the face's score and the bar are, too. */
export function scoreShapes(
  {
    score,
    bar,
    mated,
    strangersAbove,
  }: Pick<Compared, 'score' | 'bar' | 'mated' | 'strangersAbove'>,
  counted: Evidence['nonMated'],
): ScoreShapes {
  // On the scale of the score and the bar: those of strangers with this very person.
  const nonMated = { ...counted, from: counted.from + strangersAbove };
  const low = Math.min(lowest(nonMated), score, bar, ...mated.scores);
  const high = Math.max(score, bar, ...mated.scores);
  const margin = MARGIN * Math.max(high - low, 0.01);
  const [from, to] = [low - margin, high + margin];
  const bin = (value: number) => Math.floor(((value - from) / (to - from)) * BINS);
  const strangers = Array.from({ length: BINS }, () => 0);
  nonMated.counts.forEach((count, place) => {
    // Spread over what the bin covers: bins of two widths would make a comb of it.
    const left = nonMated.from + place * nonMated.step;
    for (let part = 0; part < 8; part++) {
      const at = bin(left + ((part + 0.5) / 8) * nonMated.step);
      if (at >= 0 && at < BINS) strangers[at]! += count / 8;
    }
  });
  const own = Array.from({ length: BINS }, () => 0);
  for (const one of mated.scores) own[Math.min(BINS - 1, bin(one))]!++;
  return { from, to, nonMated: relative(strangers), mated: relative(own) };
}

/** How many of the mated scores lie below a score. */
export function countBelow(scores: readonly number[], score: number): number {
  return scores.filter((one) => one < score).length;
}

/** The outline of bins as an SVG path over `width` and `height`. */
export function outline(bins: readonly number[], width: number, height: number): string {
  const step = width / bins.length;
  const tops = bins.map((share, i) => {
    const y = (height * (1 - share)).toFixed(1);
    return `L${(i * step).toFixed(1)} ${y}L${((i + 1) * step).toFixed(1)} ${y}`;
  });
  return `M0 ${height}${tops.join('')}L${width} ${height}Z`;
}

function lowest({ from, step, counts }: Evidence['nonMated']): number {
  const total = counts.reduce((sum, one) => sum + one, 0);
  let below = 0;
  const place = counts.findIndex((count) => (below += count) > LEFT_OUT * total);
  return from + Math.max(0, place) * step;
}

function relative(bins: readonly number[]): number[] {
  const most = Math.max(...bins);
  return bins.map((one) => (most > 0 ? one / most : 0));
}
