import { useMemo } from 'react';
import { createTranslator, useLocale, useMessages } from 'use-intl';
import {
  brokenPromiseMessages,
  enrolledStrangersMessages,
  judgeMessage,
  type JudgeMessage,
  type Measurement,
  type Reason,
  type Shortage,
} from '../../electron/contract/index.ts';

/** Says what the judge has to say as sentences: its reasons, what is missing, what contradicts the promise, and which photos do not count. */
export function useJudgeWords(): {
  reason: (said: Reason | Shortage) => string;
  brokenPromise: (measurement: Measurement) => string[];
  enrolledStrangers: (photos: number) => string[];
} {
  const locale = useLocale();
  // As plain strings: which message goes with which arguments is a matter of `judgeMessage`.
  const messages: Record<string, string> = useMessages().training.judge;
  const translate = useMemo(() => createTranslator({ locale, messages }), [locale, messages]);
  const say = ({ key, values }: JudgeMessage) => translate(key, values);
  return {
    reason: (said) => say(judgeMessage(said, locale)),
    brokenPromise: (measurement) => brokenPromiseMessages(measurement, locale).map(say),
    enrolledStrangers: (photos) => enrolledStrangersMessages(photos).map(say),
  };
}
