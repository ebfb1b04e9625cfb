import type { Reference } from '../../../native-models/evaluate/reference.ts';
import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import { operatingPointOf, type Candidate } from '../evaluation/operating-point.ts';
import type { ActiveVersion } from '../ports/index.ts';
import { decisionBetween } from '../recognition/identify.ts';

/** Somebody whom a face is compared with. */
export type Compared = Pick<Candidate, 'personId' | 'normalized'>;

/** What decides in a test, as live recognition does. */
export interface Decider {
  /** Those but `personId` whom a unit embedding is most like, the best first. */
  readonly others: (personId: number, embedding: Float32Array) => Compared[];
  /** Somebody, were they enrolled with this reference. */
  readonly own: (personId: number, reference: Reference, embedding: Float32Array) => Compared;
  /** What bars lie higher by for a face that is like these, the best first. */
  readonly rivalry: (ranked: readonly Compared[]) => number;
  /** What is decided of a face that is like these, the best first. */
  readonly decide: (ranked: readonly Compared[]) => 'known' | 'ambiguous' | 'unknown';
}

/** What decides under a version now: the one place where the test learns what a score is worth. */
export function deciderOf(version: ActiveVersion, wantedFpir: number): Decider {
  const point = operatingPointOf(version);
  return {
    others: (personId, embedding) =>
      point.candidates(embedding).filter((candidate) => candidate.personId !== personId),
    own: (personId, reference, embedding) =>
      point.candidateWith(
        { personId, person: '', score: innerProduct(embedding, reference.direction) },
        reference,
      ),
    rivalry: (ranked) => point.rivalry(ranked),
    decide: (ranked) => decisionBetween(point, ranked, wantedFpir),
  };
}
