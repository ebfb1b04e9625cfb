import { KithError, type ImpostorStatistics } from '../../contract/index.ts';
import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import { thresholdAtFmr } from '../evaluation/impostor-tail.ts';

/** Two groups are of one person from the score that this share of strangers reaches, see `groupsByPerson`. */
const GROUPS_FMR = 0.03;

/**
 * The places of unit embeddings, grouped by person, the largest group first; one group where all are of the same person. The
 * two groups whose embeddings have the highest mean comparison score are joined, over and over, as long as it reaches the bar.
 *
 * Measured (`npm run bench -- one-person`, decision 022): eight photos of one person are taken for several people in 2.2% of
 * draws on LFW and in none of 2,000 on ORL; one photo of somebody else among them is seen in 99.7% and 98.3%.
 */
export function groupsByPerson(
  embeddings: readonly Float32Array[],
  statistics: ImpostorStatistics,
): number[][] {
  const bar = thresholdAtFmr(statistics, GROUPS_FMR);
  const groups = embeddings.map((_, place) => [place]);
  // The sums of the scores between two groups, kept in step as groups are joined.
  const sums = embeddings.map((a) => embeddings.map((b) => innerProduct(a, b)));
  for (;;) {
    let best = { score: -Infinity, a: 0, b: 0 };
    for (let b = 1; b < groups.length; b++) {
      for (let a = 0; a < b; a++) {
        const score = sums[a]![b]! / (groups[a]!.length * groups[b]!.length);
        if (score > best.score) best = { score, a, b };
      }
    }
    if (best.score < bar) break;
    const { a, b } = best;
    groups[a] = [...groups[a]!, ...groups[b]!];
    groups.splice(b, 1);
    sums[b]!.forEach((sum, i) => (sums[a]![i]! += sum));
    sums.splice(b, 1);
    for (const row of sums) {
      row[a]! += row[b]!;
      row.splice(b, 1);
    }
  }
  return groups
    .map((group) => group.toSorted((a, b) => a - b))
    .toSorted((a, b) => b.length - a.length || a[0]! - b[0]!);
}

/**
 * Makes sure that embeddings are of one person. Error: `SeveralPeople`, with the groups. Nothing overrides it: whoever knows
 * better saves one group and adds the other to it anyway, with both faces before their eyes.
 */
export function assertOnePerson(
  embeddings: readonly Float32Array[],
  statistics: ImpostorStatistics,
): void {
  const groups = groupsByPerson(embeddings, statistics);
  if (groups.length <= 1) return;
  throw new KithError('SeveralPeople', String(groups.length), { flaw: 'severalPeople', groups });
}
