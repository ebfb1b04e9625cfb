import { addTo, innerProduct, unitLength } from '../../../native-models/evaluate/unit-vectors.ts';
import type { ActiveVersion } from '../ports/index.ts';

/** A sample with its unit embedding, and the moment that it shows: the first sample of it, itself where it is the only one. */
export interface TestSample {
  readonly sampleId: number;
  readonly moment: number;
  readonly vector: Float32Array;
}

/** What decides: the index of everybody's reference, and the score from which each is named. */
export interface Decider {
  readonly nearest: ActiveVersion['nearest'];
  readonly barOf: (personId: number) => number;
}

/** What would become of a sample. */
export interface Outcome {
  readonly sampleId: number;
  /**
   * Whom it would be named as, searched for with its person's reference made of their other moments; null where it would be
   * given no name.
   */
  readonly namedAs: number | null;
  /** Whom it would be named as if its person were not enrolled. */
  readonly asStranger: number | null;
}

/**
 * Searches for every moment of a person's samples, its first sample standing for it, in the gallery as it would be without that
 * moment. What pictures of one moment share says nothing of the next time the person comes, so none vouches for another; a burst,
 * or one photo five times over, counts once. Empty where all are of one moment: nothing is left to recognize them by.
 */
export function leaveOneOut(
  personId: number,
  samples: readonly TestSample[],
  { nearest, barOf }: Decider,
): Outcome[] {
  const moments = Map.groupBy(samples, ({ moment }) => moment);
  if (moments.size < 2) return [];
  const all = sumOf(samples);
  const named = (found: { personId: number; score: number }): number | null =>
    found.score >= barOf(found.personId) ? found.personId : null;
  return [...moments.values()].map(([first, ...others]): Outcome => {
    const { sampleId, vector } = first!;
    const rest = all.slice();
    for (const one of [first!, ...others]) {
      for (let i = 0; i < rest.length; i++) rest[i]! -= one.vector[i]!;
    }
    const reference = unitLength(rest);
    // A reference that cancels itself out is like nobody.
    const own = reference ? innerProduct(vector, reference) : -1;
    // Of two people one is not the sample's own.
    const other = nearest(vector, 2).find((match) => match.personId !== personId);
    const best = other && other.score > own ? other : { personId, score: own };
    return { sampleId, namedAs: named(best), asStranger: other ? named(other) : null };
  });
}

function sumOf(samples: readonly TestSample[]): Float64Array {
  const sum = new Float64Array(samples[0]!.vector.length);
  for (const { vector } of samples) addTo(sum, vector);
  return sum;
}
