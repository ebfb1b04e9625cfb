import type { ImpostorStatistics } from '../../contract/index.ts';
import { joinGroups } from './join-groups.ts';
import { likelyPairs, type ComparedFace } from './likely-pairs.ts';

/**
 * The places of unknown faces, grouped by person, the largest group first. Groups whose references are likelier of one person than of two
 * are joined, the surest first: by their likelihood ratio, and by how many faces are of one person at all. No threshold is set by hand.
 *
 * Measured on 200 LFW people with 2 to 10 photos (`npm run bench -- inbox`, decision 045): of the pairs that are grouped 98.9% are of one
 * person, and of those of one person 92.8% are grouped.
 * Error, of `pace`: `Canceled`.
 */
export async function groupFaces(
  faces: readonly ComparedFace[],
  statistics: ImpostorStatistics,
  pace: () => Promise<void>,
): Promise<number[][]> {
  const { pairs, logPrior } = await likelyPairs(faces, statistics, pace);
  const bridges = pairs.map(({ one, other, score }) => {
    // Of one appearance two faces are of one person as likely as not, at the least: somebody else may have taken it over.
    const together = faces[one]!.sighting === faces[other]!.sighting;
    return { one, other, score, logPrior: together ? Math.max(0, logPrior) : logPrior };
  });
  const embeddings = faces.map(({ embedding }) => embedding);
  const groups = await joinGroups(embeddings, bridges, statistics, pace);
  return groups.toSorted((a, b) => b.length - a.length || a[0]! - b[0]!);
}
