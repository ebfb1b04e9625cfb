import { referenceFrom } from '../../../native-models/evaluate/reference.ts';
import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import type { MomentSample } from '../evaluation/embedded-moments.ts';
import type { ActiveVersion } from '../ports/index.ts';

/**
 * The sample of a person that a face of somebody else, a unit embedding, is most like, where it is bad: more like that face, or like
 * somebody else enrolled, than like the person's samples of other moments. Null where it is not, and for somebody whose samples are all
 * of one moment.
 */
export function badSample(
  version: ActiveVersion,
  personId: number,
  samples: readonly MomentSample[],
  face: Float32Array,
): MomentSample | null {
  const [nearest] = samples.toSorted(
    (a, b) => innerProduct(b.vector, face) - innerProduct(a.vector, face),
  );
  const others = samples
    .filter(({ moment }) => moment !== nearest?.moment)
    .map(({ vector }) => vector);
  const rest = referenceFrom(others);
  if (!nearest || !rest) return null;
  const own = innerProduct(nearest.vector, rest.direction);
  const other = version.nearest(nearest.vector, 2).find((one) => one.personId !== personId);
  const foreign = Math.max(innerProduct(nearest.vector, face), other?.score ?? -1);
  return foreign > own ? nearest : null;
}
