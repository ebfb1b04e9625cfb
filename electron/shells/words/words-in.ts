import { languageFor, type LanguageChoice } from '../../contract/index.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { ShellWords } from './shell-words.ts';

/** The shells' words in the chosen language, or the system's. */
export function wordsIn(chosen: LanguageChoice): ShellWords {
  const system = Intl.DateTimeFormat().resolvedOptions().locale;
  return { en, de, pseudo: en }[languageFor(chosen, [system])];
}
