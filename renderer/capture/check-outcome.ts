import type { LiveDecision, QualityReason, Strength } from '../../electron/contract/index.ts';

/** What a live check says of whoever looks at the camera. */
export type CheckOutcome =
  | { readonly kind: 'paused' | 'nobody' | 'looking' | 'unknown' }
  | { readonly kind: 'unusable'; readonly reason: QualityReason }
  | { readonly kind: 'recognized'; readonly strength: Strength }
  | { readonly kind: 'other'; readonly person: string };

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
  const { match } = decision;
  if (!match) return { kind: 'unknown' };
  if (match.personId !== personId) return { kind: 'other', person: match.person };
  return { kind: 'recognized', strength: decision.strength ?? 'fairly sure' };
}
