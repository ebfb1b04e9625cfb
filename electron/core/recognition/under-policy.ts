import type {
  Decision,
  LivenessPolicy,
  PassiveLiveness,
  UnusableReason,
} from '../../contract/index.ts';
import { undecided } from './undecided.ts';

/**
 * A decision as the policy lets it stand. It only ever denies: nobody is named for being live, and whoever could not be decided on
 * stays so for the reason there was. Where a live face is required, one that is not, or of which it cannot be told (yet), is
 * unusable, and nothing is said of whom it is like.
 */
export function underPolicy(
  policy: LivenessPolicy,
  decision: Decision,
  liveness: PassiveLiveness | null,
): Decision {
  if (policy === 'off') return { ...decision, liveness: null };
  const shown = { ...decision, liveness };
  const reason = policy === 'require' ? denial(liveness) : null;
  return reason === null || decision.decision === 'unusable'
    ? shown
    : { ...undecided, reasons: [reason], liveness };
}

/** Why a face is denied its name where a live one is required; null where it is not. */
export function denial(liveness: PassiveLiveness | null): UnusableReason | null {
  switch (liveness?.state) {
    case 'live':
      return null;
    case 'not live':
      return 'NotLive';
    default:
      return 'LiveNotShown';
  }
}
