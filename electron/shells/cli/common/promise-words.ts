import { createTranslator } from 'use-intl/core';
import {
  promiseMessages,
  promiseWords,
  tellsOfVisits,
  type OperatingStep,
} from '../../../contract/index.ts';

// As plain strings: which message goes with which arguments is a matter of `promiseMessages`.
const messages: Record<string, string> = promiseWords;
const translate = createTranslator({ locale: 'en', messages });

/** What a setting means and what that rests on, as English sentences. */
export function promiseText(step: OperatingStep): string[] {
  const sentences = promiseMessages(step).map(({ key, values }) => translate(key, values));
  return tellsOfVisits(step) ? [...sentences, translate('fromPictures')] : sentences;
}
