import type { Consent } from '../../../electron/contract/index.ts';
import { wordsOf } from '../../ui/matches-words.ts';

/** An agreement, and the name of whom it is. */
export interface Agreement {
  readonly name: string;
  readonly consent: Consent;
}

/** Letters a name has at least before a slip of the keyboard in it is told from another name: “Ada” and “Ida” are two people. */
const LONG_ENOUGH = 4;

/**
 * What changes with the name that is typed. An agreement stays with the name it was given for: while that is typed on,
 * shortened or corrected it holds; under another name it does not, and once the name is back it does again.
 */
export function named(
  agreement: Agreement | null,
  name: string,
): { name: string; agreement: Agreement | null; consent: Consent | null } {
  if (!agreement || !isSameName(agreement.name, name)) return { name, agreement, consent: null };
  const { consent } = agreement;
  // Shortened it may become any other; else it is how whoever agreed is really called.
  const shortened = lettersOf(agreement.name).startsWith(lettersOf(name));
  return { name, agreement: shortened ? agreement : { name, consent }, consent };
}

/** Whether two names are one: typed on or shortened, in another case, or with one slip of the keyboard in it. */
function isSameName(a: string, b: string): boolean {
  const [one, other] = [Array.from(lettersOf(a)), Array.from(lettersOf(b))];
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  if (start === short.length) return true;
  if (short.length < LONG_ENOUGH) return false;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++;
  const mine = short.slice(start, short.length - end);
  const others = long.slice(start, long.length - end);
  const swapped = mine.length === 2 && mine.toReversed().join('') === others.join('');
  return others.length <= 1 || swapped;
}

/** A name as far as it counts here: without case, accents and signs. */
function lettersOf(name: string): string {
  return wordsOf(name).join(' ');
}
