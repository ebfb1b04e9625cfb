import type { Search } from './identification.ts';

/** A probe: the row of its embedding, whose it is, and which condition it was taken in. */
export interface Probe {
  readonly row: number;
  readonly person: string;
  readonly group: string;
}

/** A search that remembers its probe's condition. */
export type GroupedSearch = Search & { readonly group: string };

/**
 * Searches every probe in the gallery that `references` make: for each person the rows whose unit mean is their reference.
 * `embeddings` holds rows of `size` numbers of length 1. Also gives every non-mated score, for calibration.
 */
export function searchAll(options: {
  embeddings: Float32Array;
  size: number;
  references: ReadonlyMap<string, readonly number[]>;
  probes: readonly Probe[];
}): { searches: GroupedSearch[]; nonMated: number[] } {
  const { embeddings, size, probes } = options;
  const gallery = [...options.references].map(([person, rows]) => ({
    person,
    reference: unitMeanOfRows(embeddings, size, rows),
  }));
  const nonMated: number[] = [];
  const searches = probes.map(({ row, person, group }): GroupedSearch => {
    let own: number | null = null;
    let other = -1;
    for (const one of gallery) {
      let score = 0;
      for (let i = 0; i < size; i++) score += embeddings[row * size + i]! * one.reference[i]!;
      if (one.person === person) own = score;
      else {
        nonMated.push(score);
        if (score > other) other = score;
      }
    }
    return { person, group, mated: own !== null, own, other };
  });
  return { searches, nonMated };
}

function unitMeanOfRows(
  embeddings: Float32Array,
  size: number,
  rows: readonly number[],
): Float64Array {
  const mean = new Float64Array(size);
  for (const row of rows) {
    for (let i = 0; i < size; i++) mean[i]! += embeddings[row * size + i]!;
  }
  const norm = Math.max(Math.hypot(...mean), 1e-12);
  return mean.map((value) => value / norm);
}
