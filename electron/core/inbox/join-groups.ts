import { addTo, innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import type { ImpostorStatistics } from '../../contract/index.ts';
import { Normalization } from '../evaluation/normalization.ts';

/** Two faces, by their places, that may be one person's: their comparison score, and the logarithm of the odds of that before. */
export interface Bridge {
  readonly one: number;
  readonly other: number;
  readonly score: number;
  readonly logPrior: number;
}

/** Faces that are taken for one person's. */
interface Group {
  places: number[];
  /** Of their unit embeddings, and its length. */
  readonly sum: Float64Array;
  length: number;
  /** Groups that it may be joined with. */
  readonly near: Map<Group, Nearness>;
  /** The one of them with which it most surely is one, and how surely; null where none is likelier so than not. */
  nearest: { readonly group: Group; readonly logOdds: number } | null;
}

interface Nearness {
  readonly logPrior: number;
  /** The inner product of both sums. */
  readonly product: number;
  /** Logarithm of the odds that both show one person. */
  readonly logOdds: number;
}

/** Sums that are shorter have no direction. */
const SHORTEST = 1e-6;

/**
 * Joins unit embeddings, by their places, to groups that show one person each: over and over the two groups that do so most surely
 * by their references, as long as any two are likelier of one person than not. The mean of many pictures says more than any pair
 * of them. Only groups between which there is a bridge are compared. Error, of `pace`: `Canceled`.
 */
export async function joinGroups(
  embeddings: readonly Float32Array[],
  bridges: readonly Bridge[],
  statistics: ImpostorStatistics,
  pace: () => Promise<void>,
): Promise<number[][]> {
  const scale = new Normalization([], () => 0, 1, statistics);
  /** How surely the faces of one group are whom the other shows by its reference, in the mean. */
  const logRatio = (reference: Group, probes: Group, product: number): number => {
    const score = product / (reference.length * probes.places.length);
    return Math.log(scale.likelihoodRatio({ samples: reference.places.length }, score));
  };
  const bring = (one: Group, other: Group, logPrior: number, product: number): number => {
    const both = logRatio(one, other, product) + logRatio(other, one, product);
    const nearness = { logPrior, product, logOdds: logPrior + both / 2 };
    one.near.set(other, nearness);
    other.near.set(one, nearness);
    return nearness.logOdds;
  };

  const single = embeddings.map(groupOf);
  for (const { one, other, score, logPrior } of bridges) {
    bring(single[one]!, single[other]!, logPrior, score);
  }
  const groups = new Set(single);
  /** Those that have one nearest. */
  const ready = new Set<Group>();
  const setNearest = (group: Group): void => {
    group.nearest = nearestOf(group);
    if (group.nearest) ready.add(group);
    else ready.delete(group);
  };
  single.forEach(setNearest);
  for (;;) {
    await pace();
    const into = surest(ready);
    if (!into) break;
    const { group: from } = into.nearest!;
    groups.delete(from);
    ready.delete(from);
    into.near.delete(from);
    from.near.delete(into);
    // What was known of both is added up; only where one of them was not compared it is now.
    const around = new Map<Group, { logPrior: number; product: number }>();
    for (const group of new Set([...into.near.keys(), ...from.near.keys()])) {
      const [a, b] = [into.near.get(group), from.near.get(group)];
      around.set(group, {
        logPrior: Math.max(a?.logPrior ?? -Infinity, b?.logPrior ?? -Infinity),
        product:
          (a?.product ?? innerProduct(into.sum, group.sum)) +
          (b?.product ?? innerProduct(from.sum, group.sum)),
      });
      group.near.delete(from);
    }
    addTo(into.sum, from.sum);
    into.length = lengthOf(into.sum);
    into.places = [...into.places, ...from.places].toSorted((a, b) => a - b);
    for (const [group, { logPrior, product }] of around) {
      const logOdds = bring(into, group, logPrior, product);
      const { nearest } = group;
      if (nearest && nearest.group !== into && nearest.group !== from) {
        if (logOdds > nearest.logOdds) group.nearest = { group: into, logOdds };
      } else setNearest(group);
    }
    setNearest(into);
  }
  return [...groups].map(({ places }) => places);
}

function groupOf(embedding: Float32Array, place: number): Group {
  const sum = Float64Array.from(embedding);
  return { places: [place], sum, length: lengthOf(sum), near: new Map(), nearest: null };
}

function lengthOf(sum: Float64Array): number {
  return Math.max(SHORTEST, Math.sqrt(innerProduct(sum, sum)));
}

function nearestOf({ near }: Group): Group['nearest'] {
  let nearest: Group | null = null;
  let highest = 0;
  for (const [group, { logOdds }] of near) {
    if (logOdds <= highest) continue;
    highest = logOdds;
    nearest = group;
  }
  return nearest && { group: nearest, logOdds: highest };
}

/** The group that most surely is one with its nearest; null where none is likelier so than not. */
function surest(groups: ReadonlySet<Group>): Group | null {
  let best: Group | null = null;
  let highest = 0;
  for (const group of groups) {
    if (!group.nearest || group.nearest.logOdds <= highest) continue;
    highest = group.nearest.logOdds;
    best = group;
  }
  return best;
}
