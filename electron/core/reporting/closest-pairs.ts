import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import { failIfAborted } from '../async/aborted.ts';
import type { ActiveVersion } from '../ports/index.ts';

/** Two enrolled people and how much their references are alike, −1 to 1. */
export interface Pair {
  readonly one: number;
  readonly other: number;
  readonly score: number;
}

/**
 * The `count` pairs of people whose references are most alike, the closest first; of equal ones those whose numbers are lower.
 * Error: `Canceled`.
 */
export async function closestPairs(
  people: readonly number[],
  version: Pick<ActiveVersion, 'reference'>,
  count: number,
  signal: AbortSignal,
): Promise<Pair[]> {
  const known = people.flatMap((id) => {
    const reference = version.reference(id);
    return reference ? { id, direction: reference.direction } : [];
  });
  let closest: Pair[] = [];
  for (const [i, { id: one, direction }] of known.entries()) {
    await new Promise((resolve) => setImmediate(resolve));
    failIfAborted(signal);
    const least = closest.length < count ? -Infinity : closest.at(-1)!.score;
    const near = known.slice(i + 1).flatMap(({ id: other, direction: theirs }) => {
      const score = innerProduct(direction, theirs);
      return score > least ? { one, other, score } : [];
    });
    if (near.length > 0) {
      closest = [...closest, ...near].toSorted((a, b) => b.score - a.score).slice(0, count);
    }
  }
  return closest;
}
