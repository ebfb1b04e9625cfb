import { unitMean } from '../../../native-models/evaluate/unit-vectors.ts';
import { operatingPointOf, type Candidate } from '../evaluation/operating-point.ts';
import type { ActiveVersion } from '../ports/index.ts';

/** Look-alikes that are told of. */
const LOOK_ALIKES = 3;

/** Everyone enrolled whom unit embeddings of one person would be taken for at a wanted FPIR, best first, at most three. */
export function lookAlikesOf(
  version: ActiveVersion,
  embeddings: readonly Float32Array[],
  wantedFpir: number,
): Candidate[] {
  const point = operatingPointOf(version);
  const candidates = point.candidates(unitMean(embeddings));
  const bar = point.bars(wantedFpir).threshold + point.rivalry(candidates);
  return candidates.slice(0, LOOK_ALIKES).filter(({ normalized }) => normalized >= bar);
}
