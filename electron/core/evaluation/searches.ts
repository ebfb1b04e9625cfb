import type { Search } from '../../../native-models/evaluate/identification.ts';
import {
  innerProduct,
  meanDirection,
  rowOf,
  type UnitRows,
} from '../../../native-models/evaluate/unit-vectors.ts';

/** A probe: the row of its embedding, whose it is, and which condition it was taken in. */
export interface Probe {
  readonly row: number;
  readonly person: string;
  readonly group: string;
}

/** Whose reference is made of which rows. */
export type References = ReadonlyMap<string, readonly number[]>;

/** A search that remembers its probe's condition. */
export type GroupedSearch = Search & { readonly group: string };

/** A search that also remembers the row of its probe. */
export type ProbeSearch = GroupedSearch & { readonly row: number };

/**
 * Searches every probe in the gallery that `references` make, as a live one is searched for. Also gives every non-mated
 * score, for calibration.
 */
export function searchAll(
  embeddings: UnitRows,
  { references, probes }: { references: References; probes: readonly Probe[] },
): { searches: ProbeSearch[]; nonMated: number[] } {
  const gallery = [...references].map(([person, rows]) => ({
    person,
    reference: meanDirection(rows.map((row) => rowOf(embeddings, row))),
  }));
  const nonMated: number[] = [];
  const searches = probes.map(({ row, person, group }): ProbeSearch => {
    const embedding = rowOf(embeddings, row);
    let own: number | null = null;
    let other = -1;
    for (const one of gallery) {
      // A reference that cancels itself out is like nobody.
      const score = one.reference ? innerProduct(embedding, one.reference) : -1;
      if (one.person === person) own = score;
      else {
        nonMated.push(score);
        other = Math.max(other, score);
      }
    }
    return { row, person, group, mated: own !== null, own, other };
  });
  return { searches, nonMated };
}
