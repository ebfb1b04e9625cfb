/**
 * What a terminal acts on instead of showing it (control characters, with them the beginning of every escape sequence), what turns
 * text around so that it reads as something else, and what ends a line.
 */
const ACTING = /[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

/** A line of text as a terminal shows it and does nothing else: names and paths are other people's words. */
export function printable(text: string): string {
  return text.replace(ACTING, escaped);
}

/** The same of a text of several lines. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** The same as JSON writes it: what is read of it is what was written. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
