import type { KithError } from './errors.ts';
import { bracketed } from './flaws.ts';
import { germanFailures } from './german-failures.ts';
import { germanFlaws } from './german-flaws.ts';
import type { Language } from './language.ts';

/** A failure as it is said where there is no page: what was wrong, and what to do next. */
export function failureIn(
  { code, message, next, subject, flaw }: KithError,
  language: Language,
): { what: string; next: string } {
  if (language !== 'de') return { what: message, next };
  const german = germanFailures[code];
  const detail = bracketed(subject, flaw, germanFlaws);
  return { ...german, what: detail === undefined ? german.what : `${german.what} (${detail})` };
}
