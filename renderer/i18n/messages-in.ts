import type { Language } from '../../electron/contract/index.ts';
import { pseudoMessages } from './pseudo.ts';
import { de } from './messages/de/index.ts';
import { en } from './messages/en/index.ts';

/** What the page says in a language. */
export function messagesIn(language: Language): typeof en {
  if (language === 'pseudo') return pseudoMessages(en);
  // Its arguments are those of English: a test compares them.
  return { en, de: de as typeof en }[language];
}
