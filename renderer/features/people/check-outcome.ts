import type { LiveDecision, QualityReason } from '../../../electron/contract/index.ts';

/** What a live check says of whoever looks at the camera. */
export type CheckOutcome =
  | { readonly kind: 'paused' | 'nobody' | 'looking' | 'unknown' }
  | { readonly kind: 'unusable'; readonly reason: QualityReason }
  | { readonly kind: 'recognized'; readonly strength: 'sure' | 'fairly' }
  | { readonly kind: 'other'; readonly person: string };

/** The share of the way from the threshold to a score of 1 from which a name was given clearly. */
const CLEAR = 0.3;

/** What was decided about a face, seen from a person. `threshold` is the score from which names are given; null while it is not known. */
export function outcomeOf(
  checked: { readonly decision: LiveDecision | null } | null,
  personId: number,
  threshold: number | null,
): CheckOutcome {
  if (!checked) return { kind: 'nobody' };
  const { decision } = checked;
  if (!decision?.settled) return { kind: 'looking' };
  const [reason] = decision.reasons;
  if (reason) return { kind: 'unusable', reason };
  const { match } = decision;
  if (!match) return { kind: 'unknown' };
  if (match.personId !== personId) return { kind: 'other', person: match.person };
  const room = threshold === null ? 0 : (match.score - threshold) / (1 - threshold);
  return { kind: 'recognized', strength: room >= CLEAR ? 'sure' : 'fairly' };
}
