import { SearchIndex } from '../../../native-models/evaluate/search-index.ts';
import type { ImpostorStatistics } from '../../contract/index.ts';
import { Normalization } from '../evaluation/normalization.ts';

/** An unknown face as it is compared with others: its unit embedding, and the appearance before a camera that it is of. */
export interface ComparedFace {
  readonly sighting: string;
  readonly embedding: Float32Array;
}

/** Two faces, by their places, and their comparison score. */
export interface LikelyPair {
  readonly one: number;
  readonly other: number;
  readonly score: number;
}

/** Which faces may be of one person, and how likely two of them are before they are compared. */
export interface LikelyPairs {
  /** Those whose score is likelier of one person than of two. */
  readonly pairs: readonly LikelyPair[];
  /** Logarithm of the odds that two faces of different appearances are of one person. */
  readonly logPrior: number;
}

/** What scores of pairs less likely than this say of how many are of one person is nothing. */
const LEAST_LOG_RATIO = Math.log(0.01);
/** Before anything was compared one pair in ten is of one person: strangers come again. So many pairs weigh as much as that. */
const SUPPOSED = { same: 1, pairs: 10 };
/** Widths of the bins in which logarithms of ratios are counted. */
const BIN = 0.1;
const ROUNDS = 50;

/**
 * Compares every face with every other. How likely two are of one person before is read from their scores themselves: it is the
 * share at which their likelihood ratios explain them best (expectation and maximization; Saerens, Latinne and Decaestecker, 2002).
 * Error, of `pace`: `Canceled`.
 */
export async function likelyPairs(
  faces: readonly ComparedFace[],
  statistics: ImpostorStatistics,
  pace: () => Promise<void>,
): Promise<LikelyPairs> {
  const scale = new Normalization([], () => 0, 1, statistics);
  const logRatioOf = (score: number): number =>
    Math.log(scale.likelihoodRatio({ samples: 1 }, score));
  const least = scoreWith(logRatioOf, LEAST_LOG_RATIO);
  const index = new SearchIndex(faces[0]?.embedding.length ?? 8);
  const pairs: LikelyPair[] = [];
  const counts = new Map<number, number>();
  let compared = 0;
  for (const [other, { embedding, sighting }] of faces.entries()) {
    await pace();
    for (const { personId: one, score } of index.reaching(embedding, least)) {
      const logRatio = logRatioOf(score);
      if (logRatio > 0) pairs.push({ one, other, score });
      // Pictures of one appearance say nothing of how often somebody comes again.
      if (faces[one]!.sighting === sighting) continue;
      const bin = Math.round(logRatio / BIN);
      counts.set(bin, (counts.get(bin) ?? 0) + 1);
    }
    index.set(other, embedding);
    compared += other;
  }
  return { pairs, logPrior: logPriorOf(counts, compared - withinAppearances(faces)) };
}

/** The score from which the logarithm of the ratio, which grows with it, reaches a value. */
function scoreWith(logRatioOf: (score: number) => number, wanted: number): number {
  let [low, high] = [-1, 1];
  for (let halving = 0; halving < 40; halving++) {
    const middle = (low + high) / 2;
    if (logRatioOf(middle) < wanted) low = middle;
    else high = middle;
  }
  return high;
}

/** How many pairs are of one appearance. */
function withinAppearances(faces: readonly ComparedFace[]): number {
  const sizes = [...Map.groupBy(faces, ({ sighting }) => sighting).values()];
  return sizes.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
}

function logPriorOf(counts: ReadonlyMap<number, number>, pairs: number): number {
  let share = SUPPOSED.same / SUPPOSED.pairs;
  for (let round = 0; round < ROUNDS; round++) {
    const logOdds = Math.log(share / (1 - share));
    let same = 0;
    for (const [bin, count] of counts) same += count / (1 + Math.exp(-(bin * BIN + logOdds)));
    share = (same + SUPPOSED.same) / (pairs + SUPPOSED.pairs);
  }
  return Math.log(share / (1 - share));
}
