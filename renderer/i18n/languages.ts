import type { Settings } from '../../electron/contract/index.ts';

/** A language that the page is written in, and the pseudo-language that shows whether layouts hold. */
export type Language = Exclude<Settings['language'], 'system'>;

/** The languages that can be chosen, each by the name that its speakers give it. */
export const languageNames = { en: 'English', de: 'Deutsch' } as const satisfies Partial<
  Record<Language, string>
>;

/** The language to show: the chosen one, or the first of the system's that Kith is written in; else English. */
export function languageFor(
  chosen: Settings['language'],
  systemLanguages: readonly string[],
): Language {
  if (chosen !== 'system') return chosen;
  for (const tag of systemLanguages) {
    const [language = ''] = tag.toLowerCase().split('-');
    if (language === 'en' || language === 'de') return language;
  }
  return 'en';
}

/** Which way a language is written. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'pseudo' ? 'rtl' : 'ltr';
}
