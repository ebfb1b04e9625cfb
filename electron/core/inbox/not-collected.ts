import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import { Normalization } from '../evaluation/normalization.ts';
import type { ActiveVersion } from '../ports/index.ts';

/**
 * Whether a face is likelier somebody's who is not collected, because they are ignored or were refused for good, than a stranger's:
 * the likelihood ratio with one of their references is above 1. Of other strangers, 1 in 400 is taken for one of them and not
 * collected, either; the other mistake would be the worse one. Never under another version than the face was embedded by.
 */
export function isNotCollected(
  version: ActiveVersion,
  { versionId, embedding }: { readonly versionId: number; readonly embedding: Float32Array },
): boolean {
  if (versionId !== version.id) return false;
  const strangers = [...version.strangers('refused'), ...version.strangers('ignored')];
  if (strangers.length === 0) return false;
  const scores = new Normalization([], () => 0, 1, version.statistics);
  return strangers.some(
    (reference) =>
      scores.likelihoodRatio(reference, innerProduct(embedding, reference.direction)) > 1,
  );
}
