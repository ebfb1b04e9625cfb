import { createTranslator } from 'use-intl/core';
import {
  brokenPromiseMessages,
  enrolledStrangersMessages,
  judgeMessage,
  judgeWords,
  type JudgeMessage,
  type Measurement,
  type Reason,
  type Shortage,
} from '../../../contract/index.ts';

const LOCALE = 'en';
// As plain strings: which message goes with which arguments is a matter of `judgeMessage`.
const messages: Record<string, string> = judgeWords;
const translate = createTranslator({ locale: LOCALE, messages });

/** A reason of the judge’s, or what is missing, as an English sentence. */
export function reasonText(said: Reason | Shortage): string {
  return inEnglish(judgeMessage(said, LOCALE));
}

/** What contradicts the promise and why, as English sentences; none where nothing does. */
export function brokenPromiseText(measurement: Measurement): string[] {
  return brokenPromiseMessages(measurement, LOCALE).map(inEnglish);
}

/** That photos of strangers do not count because they show who is enrolled, as an English sentence; none where all do. */
export function enrolledStrangersText(photos: number): string[] {
  return enrolledStrangersMessages(photos).map(inEnglish);
}

function inEnglish({ key, values }: JudgeMessage): string {
  return translate(key, values);
}
