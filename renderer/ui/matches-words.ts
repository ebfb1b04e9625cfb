/** Tells letters apart as a search does: not by case, accents or strokes ("ø" is "o", "ß" is "ss"). */
const collator = new Intl.Collator('en', { sensitivity: 'base', usage: 'search' });
/** Letters by which a beginning may be shorter or longer than what was typed for it: "ß" is two. */
const LONGER = 2;

/**
 * Whether every word of a search begins a word of the text, whatever its case, accents and strokes: "jose gar" finds "José
 * García", "soren" finds "Søren".
 */
export function matchesWords(text: string, search: string): boolean {
  return haveWords(wordsOf(text), wordsOf(search));
}

/** The same of words that are taken apart already (`wordsOf`): thousands of texts take a while. */
export function haveWords(words: readonly string[], search: readonly string[]): boolean {
  return search.every((wanted) => words.some((word) => begins(word, wanted)));
}

function begins(word: string, wanted: string): boolean {
  if (word.startsWith(wanted)) return true;
  // Comparing is slow, and plain words have nothing to compare.
  if (isPlain(word) && isPlain(wanted)) return false;
  const shortest = Math.max(1, wanted.length - LONGER);
  for (let length = shortest; length <= wanted.length + LONGER; length++) {
    if (collator.compare(word.slice(0, length), wanted) === 0) return true;
  }
  return false;
}

function isPlain(word: string): boolean {
  return /^[a-z0-9]*$/.test(word);
}

/** The words of a text, without their case, accents and signs. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();
  // The one letter without a dot that is not a letter with a stroke.
  return plain
    .replaceAll('ı', 'i')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
