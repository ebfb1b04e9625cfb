import type { Mining } from '../vocabulary/index.ts';
import { shuffled } from '../evaluate/shuffled.ts';

/** Rows of a batch that make a triplet. */
export interface Triplet {
  readonly anchor: number;
  readonly positive: number;
  readonly negative: number;
}

/** A batch to choose triplets from. */
export interface MiningBatch {
  /** Distances between rows: `distances[i * labels.length + j]`. */
  readonly distances: Float32Array;
  /** The person of each row. */
  readonly labels: readonly number[];
  readonly margin: number;
  /** Uniform on [0, 1). */
  readonly random: () => number;
}

type Miner = (batch: MiningBatch, count: number) => Triplet[];

const miners: Readonly<Record<Exclude<Mining, 'curriculum'>, Miner>> = {
  random: randomTriplets,
  'semi-hard': semiHardTriplets,
  'batch-hard': batchHardTriplets,
};

/**
 * At most `count` triplets of a batch, chosen as `mining` says. `progress` is how far the training is, 0 to 1: the
 * curriculum is semi-hard in the first half, then more and more batch-hard. Empty where no row has both another row of
 * its person and one of somebody else.
 */
export function mineTriplets(
  mining: Mining,
  batch: MiningBatch,
  count: number,
  progress: number,
): Triplet[] {
  if (mining !== 'curriculum') return miners[mining](batch, count);
  const hard = Math.round(count * Math.max(0, 2 * progress - 1));
  return [
    ...semiHardTriplets(batch, count - hard),
    ...(hard === 0 ? [] : batchHardTriplets(batch, hard)),
  ];
}

/** Anchors, positives and negatives drawn evenly. */
export function randomTriplets(batch: MiningBatch, count: number): Triplet[] {
  return fromPairs(batch, count, (_, negatives) => pick(negatives, batch.random));
}

/**
 * For pairs drawn evenly, a negative farther than the positive but inside the margin, drawn evenly among such; where there
 * is none, the nearest of those beyond the margin, or else the farthest of all (Schroff et al., 2015).
 */
export function semiHardTriplets(batch: MiningBatch, count: number): Triplet[] {
  const { distances, labels, margin, random } = batch;
  return fromPairs(batch, count, ({ anchor, positive }, negatives) => {
    const to = (row: number) => distances[anchor * labels.length + row]!;
    const mated = to(positive);
    const farther = negatives.filter((row) => to(row) > mated);
    const inside = farther.filter((row) => to(row) < mated + margin);
    if (inside.length > 0) return pick(inside, random);
    return farther.length > 0 ? nearest(farther, to) : nearest(negatives, (row) => -to(row));
  });
}

/** For each anchor its farthest positive and nearest negative (Hermans et al., 2017). Anchors are drawn without return. */
export function batchHardTriplets(batch: MiningBatch, count: number): Triplet[] {
  const { distances, labels, random } = batch;
  const anchors = shuffled(
    labels.map((_, row) => row),
    random,
  );
  return anchors
    .flatMap((anchor) => {
      const to = (row: number) => distances[anchor * labels.length + row]!;
      const { positives, negatives } = others(labels, anchor);
      if (positives.length === 0 || negatives.length === 0) return [];
      const positive = nearest(positives, (row) => -to(row));
      return [{ anchor, positive, negative: nearest(negatives, to) }];
    })
    .slice(0, count);
}

/** `count` anchor–positive pairs, every one once before any comes twice, each with the negative that `choose` gives it. */
function fromPairs(
  { labels, random }: MiningBatch,
  count: number,
  choose: (pair: { anchor: number; positive: number }, negatives: readonly number[]) => number,
): Triplet[] {
  const pairs = labels.flatMap((_, anchor) => {
    const { positives, negatives } = others(labels, anchor);
    return negatives.length === 0
      ? []
      : positives.map((positive) => ({ anchor, positive, negatives }));
  });
  if (pairs.length === 0) return [];
  const order = shuffled(pairs, random);
  return Array.from({ length: count }, (_, i) => {
    const { negatives, ...pair } = order[i % order.length]!;
    return { ...pair, negative: choose(pair, negatives) };
  });
}

function others(labels: readonly number[], anchor: number) {
  const positives: number[] = [];
  const negatives: number[] = [];
  labels.forEach((label, row) => {
    if (row !== anchor) (label === labels[anchor] ? positives : negatives).push(row);
  });
  return { positives, negatives };
}

function nearest(rows: readonly number[], distance: (row: number) => number): number {
  return rows.reduce((best, row) => (distance(row) < distance(best) ? row : best));
}

function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)]!;
}
