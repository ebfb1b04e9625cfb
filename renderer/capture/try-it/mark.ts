import type { CheckOutcome } from './check-outcome.ts';

/** How a moment is drawn: each has a shape of its own, so that none is told by its color alone. */
export type Mark = 'clear' | 'weak' | 'ambiguous' | 'unknown' | 'other' | 'unusable' | 'nothing';

/** The mark of a moment. */
export function markOf(outcome: CheckOutcome): Mark {
  switch (outcome.kind) {
    case 'recognized':
      return outcome.strength === 'clear' ? 'clear' : 'weak';
    case 'ambiguous':
    case 'unknown':
    case 'other':
    case 'unusable':
      return outcome.kind;
    case 'nobody':
    case 'looking':
      return 'nothing';
  }
}
