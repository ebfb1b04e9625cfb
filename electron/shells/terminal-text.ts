/**
 * Characters that a terminal obeys instead of showing them (ECMA-48's controls, but for the end of a line and the tabulator), and
 * those that turn the text around them (Unicode's bidirectional controls).
 */
const OBEYED = /(?![\n\t])[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** A text as a terminal may have it: file names, and what stands in files, come from anybody. */
export function forTerminal(text: string): string {
  return text.replaceAll(OBEYED, '\u{FFFD}');
}

/** A document as JSON that shows such characters instead of having them. */
export function jsonForTerminal(document: unknown): string {
  return JSON.stringify(document, null, 2).replaceAll(
    OBEYED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
