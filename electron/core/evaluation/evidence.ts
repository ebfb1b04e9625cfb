/** With fewer people than this a bootstrap over people says nothing. */
export const FEWEST_PEOPLE = 10;

/** What a judgment rests on. People are what counts: pictures of one person say much the same. */
export interface Evidence {
  /** People with enough samples to be left out in turn. */
  readonly people: number;
  /** People from outside the gallery. */
  readonly strangers: number;
}

/**
 * People who must be searched for without being enrolled before an FPIR can be held to `wantedFpir`: none in n supports a
 * rate of at most 3/n at 95% (the rule of three).
 */
export function strangersNeeded(wantedFpir: number): number {
  // 3 / 0.01 is 300 in decimals and a little less in binary.
  return Math.ceil(3 / wantedFpir - 1e-9);
}

/** What is missing for a judgment, as sentences; empty where there is enough. Everybody enrolled is a stranger once. */
export function missingEvidence(evidence: Evidence, wantedFpir: number): string[] {
  const missing: string[] = [];
  const people = FEWEST_PEOPLE - evidence.people;
  if (people > 0) {
    missing.push(
      `${FEWEST_PEOPLE} people with at least 3 different samples are needed to compare two versions: enroll ${people} more.`,
    );
  }
  const there = evidence.people + evidence.strangers;
  const strangers = strangersNeeded(wantedFpir) - there;
  if (strangers > 0) {
    missing.push(
      `To measure how many strangers are named, ${strangersNeeded(wantedFpir)} people are needed who can be searched for as strangers, and there ${there === 1 ? 'is' : 'are'} ${there}: enroll ${strangers} more, or give photos of ${strangers} ${strangers === 1 ? 'stranger' : 'strangers'}.`,
    );
  }
  return missing;
}
