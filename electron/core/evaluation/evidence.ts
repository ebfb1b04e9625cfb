import type { Shortage } from '../../contract/index.ts';

/** Different samples that a person needs: a triplet needs two, and one is left out. */
export const FEWEST_SAMPLES = 3;
/** With fewer people than this a bootstrap over people says nothing. */
const FEWEST_PEOPLE = 10;
/** Mated searches of one condition below which it is not judged by itself. */
const FEWEST_SEARCHES = 30;

/** What a judgment rests on. People are what counts: pictures of one person say much the same. */
export interface Evidence {
  /** People with enough samples to be left out in turn. */
  readonly people: number;
  /**
   * People who are searched for without being enrolled: everybody enrolled once, and those from outside. Where several
   * conditions decide, in the one that has the fewest.
   */
  readonly strangers: number;
}

/** Whether one condition has enough mated searches to be judged by itself; of each it is given whose probe it is. */
export function isJudgedByItself(people: readonly (string | number)[]): boolean {
  return people.length >= FEWEST_SEARCHES && new Set(people).size >= FEWEST_PEOPLE;
}

/**
 * People who must be searched for without being enrolled before an FPIR can be held to `wantedFpir`: none in n supports a
 * rate of at most 3/n at 95% (the rule of three).
 */
export function strangersNeeded(wantedFpir: number): number {
  // 3 / 0.01 is 300 in decimals and a little less in binary.
  return Math.ceil(3 / wantedFpir - 1e-9);
}

/** What is missing for a judgment; empty where there is enough. */
export function missingEvidence(evidence: Evidence, wantedFpir: number): Shortage[] {
  const wanted: Shortage[] = [
    {
      kind: 'people-to-compare',
      needed: FEWEST_PEOPLE,
      samples: FEWEST_SAMPLES,
      there: evidence.people,
    },
    { kind: 'strangers', needed: strangersNeeded(wantedFpir), there: evidence.strangers },
  ];
  return wanted.filter(({ needed, there }) => there < needed);
}
