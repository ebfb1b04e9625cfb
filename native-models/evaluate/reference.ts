import { addTo, innerProduct, unitLength, type Vector } from './unit-vectors.ts';

/** A person's reference with what is known of the samples that it is made of. */
export interface Reference {
  /** The unit mean of the samples' unit embeddings. */
  readonly direction: Float32Array;
  /** How many samples it is made of. */
  readonly samples: number;
  /** How far these lie apart: 1 less the squared length of the mean before it is brought to length 1; 0 for one sample. */
  readonly dispersion: number;
}

/** A person's reference from their samples' unit embeddings; null for none, or where they cancel each other out. */
export function referenceFrom(embeddings: readonly Vector[]): Reference | null {
  const sum = new Float64Array(embeddings[0]?.length ?? 0);
  for (const embedding of embeddings) addTo(sum, embedding);
  return referenceOfSum(sum, embeddings.length);
}

/** The same from the sum of so many unit embeddings. */
export function referenceOfSum(sum: Float64Array, samples: number): Reference | null {
  const mean = sum.map((value) => value / samples);
  const direction = unitLength(mean);
  if (!direction) return null;
  const dispersion = Math.max(0, 1 - innerProduct(mean, mean));
  return { direction, samples, dispersion };
}
