import { referenceFrom } from '../../../native-models/evaluate/reference.ts';
import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import type { ActiveVersion, EmbeddedSample } from '../ports/index.ts';

/**
 * The sample of a person that a face of somebody else, a unit embedding, is most like, where it is bad: more like that face, or like
 * somebody else enrolled, than like the person's other samples. Null where it is not, and for somebody with one sample.
 */
export function badSample(
  version: ActiveVersion,
  personId: number,
  samples: readonly EmbeddedSample[],
  face: Float32Array,
): EmbeddedSample | null {
  const [nearest] = samples.toSorted(
    (a, b) => innerProduct(b.vector, face) - innerProduct(a.vector, face),
  );
  const others = samples.filter((one) => one !== nearest).map(({ vector }) => vector);
  const rest = referenceFrom(others);
  if (!nearest || !rest) return null;
  const own = innerProduct(nearest.vector, rest.direction);
  const other = version.nearest(nearest.vector, 2).find((one) => one.personId !== personId);
  const foreign = Math.max(innerProduct(nearest.vector, face), other?.score ?? -1);
  return foreign > own ? nearest : null;
}
