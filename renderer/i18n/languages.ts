import type { Language } from '../../electron/contract/index.ts';

/** The languages that can be chosen, each by the name that its speakers give it. */
export const languageNames = { en: 'English', de: 'Deutsch' } as const satisfies Partial<
  Record<Language, string>
>;

/** Which way a language is written. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'pseudo' ? 'rtl' : 'ltr';
}
