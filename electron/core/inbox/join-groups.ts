import { addTo, innerProduct, unitLength } from '../../../native-models/evaluate/unit-vectors.ts';
import type { ImpostorStatistics } from '../../contract/index.ts';
import { Normalization } from '../evaluation/normalization.ts';

/** Two faces, by their places, that may be one person's: logarithms of the odds of that before, and of the ratio by which their score speaks for it. */
export interface Bridge {
  readonly one: number;
  readonly other: number;
  readonly logPrior: number;
  readonly logRatio: number;
}

/** Faces that are taken for one person's. */
interface Group {
  places: number[];
  readonly sum: Float64Array;
  direction: Float32Array;
  /** Groups that it may be joined with. */
  readonly near: Map<Group, Nearness>;
  /** The one of them with which it most surely is one, and how surely; null where none is likelier so than not. */
  nearest: { readonly group: Group; readonly logOdds: number } | null;
}

interface Nearness {
  readonly logPrior: number;
  /** Logarithm of the odds that both show one person. */
  readonly logOdds: number;
}

/**
 * Joins unit embeddings, by their places, to groups that show one person each: over and over the two groups that do so most surely by
 * their references, as long as any two are likelier of one person than not. The mean of many pictures says more than any pair of them. Only groups
 * between which there is a bridge are compared. Error, of `pace`: `Canceled`.
 */
export async function joinGroups(
  embeddings: readonly Float32Array[],
  bridges: readonly Bridge[],
  statistics: ImpostorStatistics,
  pace: () => Promise<void>,
): Promise<number[][]> {
  const scale = new Normalization([], () => 0, 1, statistics);
  /** How surely the faces of one group are whom the other shows, in the mean. */
  const logRatio = ({ direction, places: { length: samples } }: Group, probes: Group): number => {
    const score = innerProduct(probes.sum, direction) / probes.places.length;
    return Math.log(scale.likelihoodRatio({ samples }, score));
  };
  const bring = (one: Group, other: Group, nearness: Nearness): void => {
    one.near.set(other, nearness);
    other.near.set(one, nearness);
  };

  const single = embeddings.map(groupOf);
  for (const { one, other, logPrior, ...bridge } of bridges) {
    bring(single[one]!, single[other]!, { logPrior, logOdds: logPrior + bridge.logRatio });
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
    addTo(into.sum, from.sum);
    into.places = [...into.places, ...from.places].toSorted((a, b) => a - b);
    into.direction = unitLength(into.sum) ?? into.direction;
    groups.delete(from);
    ready.delete(from);
    into.near.delete(from);
    for (const [group, { logPrior }] of from.near) {
      group.near.delete(from);
      if (group === into) continue;
      const known = into.near.get(group)?.logPrior ?? -Infinity;
      into.near.set(group, { logPrior: Math.max(known, logPrior), logOdds: 0 });
    }
    for (const [group, { logPrior }] of into.near) {
      const logOdds = logPrior + (logRatio(into, group) + logRatio(group, into)) / 2;
      bring(into, group, { logPrior, logOdds });
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
  return {
    places: [place],
    sum: Float64Array.from(embedding),
    direction: embedding,
    near: new Map(),
    nearest: null,
  };
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
