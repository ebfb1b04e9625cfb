import { z } from 'zod';

/**
 * The language of page, menus and notices as the user chose it; `pseudo` is English made longer and written from right to left,
 * to see whether layouts hold.
 */
export const languageChoice = z.enum(['system', 'en', 'de', 'pseudo']);
export type LanguageChoice = z.infer<typeof languageChoice>;

/** A language that something is said in. */
export type Language = Exclude<LanguageChoice, 'system'>;

/** The language to speak: the chosen one, or the first of the system's that Kith is written in; else English. */
export function languageFor(chosen: LanguageChoice, systemLanguages: readonly string[]): Language {
  if (chosen !== 'system') return chosen;
  for (const tag of systemLanguages) {
    const [language = ''] = tag.toLowerCase().split('-');
    if (language === 'en' || language === 'de') return language;
  }
  return 'en';
}
