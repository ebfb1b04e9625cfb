import type { LiveDecision, Strength, UnusableReason } from '../../../electron/contract/index.ts';

/** What a trial says of whoever looks at the camera. */
export type CheckOutcome =
  | { readonly kind: 'nobody' | 'looking' | 'unknown' }
  | { readonly kind: 'unusable'; readonly reason: UnusableReason }
  | { readonly kind: 'recognized'; readonly strength: Strength }
  | { readonly kind: 'other'; readonly person: string }
  | { readonly kind: 'ambiguous'; readonly one: string; readonly other: string };

/** What was decided about a face, seen from a person. */
export function outcomeOf(
  checked: { readonly decision: LiveDecision | null } | null,
  personId: number,
): CheckOutcome {
  if (!checked) return { kind: 'nobody' };
  const { decision } = checked;
  if (!decision?.settled) return { kind: 'looking' };
  const [reason] = decision.reasons;
  if (reason) return { kind: 'unusable', reason };
  const { match, between } = decision;
  const [one, other] = between;
  if (one && other) return { kind: 'ambiguous', one: one.person, other: other.person };
  if (!match) return { kind: 'unknown' };
  if (match.personId !== personId) return { kind: 'other', person: match.person };
  return { kind: 'recognized', strength: decision.strength ?? 'weak' };
}
