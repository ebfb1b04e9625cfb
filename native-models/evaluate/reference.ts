import { addTo, innerProduct, unitLength, type Vector } from './unit-vectors.ts';

/** A person's reference with what is known of the samples that it is made of. */
export interface Reference {
  /** The unit mean of the samples' unit embeddings. */
  readonly direction: Float32Array;
  /** How many different samples it is made of: repetitions of one picture count once. */
  readonly samples: number;
  /** How far these lie apart: 1 less the squared length of the mean before it is brought to length 1; 0 for one sample. */
  readonly dispersion: number;
}

/** From this score on two samples repeat one picture: copies of it, smaller or compressed again. */
const REPEATED = 0.995;

/** A person's reference from their samples' unit embeddings; null for none, or where they cancel each other out. */
export function referenceFrom(embeddings: readonly Vector[]): Reference | null {
  const sum = new Float64Array(embeddings[0]?.length ?? 0);
  for (const embedding of embeddings) addTo(sum, embedding);
  return referenceOfSum(sum, embeddings.length, countDifferent(embeddings));
}

/** The same from the sum of so many unit embeddings, and how many of them are different. */
export function referenceOfSum(
  sum: Float64Array,
  count: number,
  samples: number,
): Reference | null {
  const mean = sum.map((value) => value / count);
  const direction = unitLength(mean);
  if (!direction) return null;
  const dispersion = Math.max(0, 1 - innerProduct(mean, mean));
  return { direction, samples, dispersion };
}

/** How many of a person's unit embeddings repeat none before them. */
export function countDifferent(embeddings: readonly Vector[]): number {
  const different: Vector[] = [];
  for (const embedding of embeddings) {
    if (different.every((other) => innerProduct(other, embedding) < REPEATED)) {
      different.push(embedding);
    }
  }
  return different.length;
}
