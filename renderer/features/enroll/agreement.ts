import type { Consent } from '../../../electron/contract/index.ts';
import { wordsOf } from '../../ui/matches-words.ts';

/** An agreement, and the name of whom it is. */
export interface Agreement {
  readonly name: string;
  readonly consent: Consent;
  /** Whether it was given before the name: it is of whoever's is typed now. */
  readonly isOpen: boolean;
}

/** What changes with the name that is typed. */
interface Named {
  readonly name: string;
  readonly agreement: Agreement | null;
  readonly consent: Consent | null;
}

/**
 * An agreement stays with the name it was given for, or that was typed on after it: a further name may be added or left out, and
 * case and accents changed. Under any other name it does not hold, and once the name is back it does again. Who empties the
 * field begins with somebody else.
 */
export function named(agreement: Agreement | null, name: string): Named {
  if (!agreement) return { name, agreement, consent: null };
  if (agreement.isOpen && name.startsWith(agreement.name)) {
    return { name, agreement: { ...agreement, name }, consent: agreement.consent };
  }
  if (name.trim() === '') return { name, agreement: null, consent: null };
  return { name, agreement, consent: isSameName(agreement.name, name) ? agreement.consent : null };
}

/** Whether the words of one name begin the other. */
function isSameName(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length > 0 && short.every((word, i) => word === long[i]);
}
