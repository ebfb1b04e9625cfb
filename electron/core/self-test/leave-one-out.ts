import { addTo, innerProduct, unitLength } from '../../../native-models/evaluate/unit-vectors.ts';
import type { Likeness, OwnSearch } from '../evaluation/own-searches.ts';

/** A sample with its unit embedding, and the moment that it shows: the first sample of it, itself where it is the only one. */
export interface TestSample {
  readonly sampleId: number;
  readonly moment: number;
  readonly vector: Float32Array;
}

/** What scores mean in the gallery that is searched, as an operating point tells it. */
export interface Normalizer {
  /** The people a unit embedding is most like, at most `count`, the highest normalized score first. */
  candidates(embedding: Float32Array, count: number): readonly Likeness[];
  /** What a person's bar lies above the common one, were their reference made of so many samples. */
  offset(personId: number, samples: number): number;
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
  gallery: Normalizer,
): OwnSearch[] {
  const moments = Map.groupBy(samples, ({ moment }) => moment);
  if (moments.size < 2) return [];
  const all = sumOf(samples);
  return [...moments.values()].map((own): OwnSearch => {
    const { sampleId, vector } = own[0]!;
    const rest = all.slice();
    for (const one of own) {
      for (let i = 0; i < rest.length; i++) rest[i]! -= one.vector[i]!;
    }
    const reference = unitLength(rest);
    // A reference that cancels itself out is like nobody.
    const score = reference ? innerProduct(vector, reference) : -1;
    // Of two people one is not the sample's own.
    const other = gallery.candidates(vector, 2).find((one) => one.personId !== personId);
    return {
      sampleId,
      personId,
      own: score - gallery.offset(personId, samples.length - own.length),
      other: other ? { personId: other.personId, normalized: other.normalized } : null,
    };
  });
}

/** What becomes of a sample at a bar for normalized scores. */
export function outcomeOf({ sampleId, personId, own, other }: OwnSearch, bar: number): Outcome {
  const asStranger = other && other.normalized >= bar ? other.personId : null;
  const isOther = other !== null && other.normalized > own;
  return { sampleId, namedAs: isOther ? asStranger : own >= bar ? personId : null, asStranger };
}

function sumOf(samples: readonly TestSample[]): Float64Array {
  const sum = new Float64Array(samples[0]!.vector.length);
  for (const { vector } of samples) addTo(sum, vector);
  return sum;
}
