import { useMemo } from 'react';
import { Text } from '@mantine/core';
import { createTranslator, useLocale, useMessages } from 'use-intl';
import { promiseMessages, type OperatingStep } from '../../../electron/contract/index.ts';

/** What a setting means: for strangers, and for the people who are enrolled. */
export function PromiseSentence({ step }: { step: OperatingStep }) {
  const locale = useLocale();
  // As plain strings: which message goes with which arguments is a matter of `promiseMessages`.
  const messages: Record<string, string> = useMessages().settings.promise;
  const translate = useMemo(() => createTranslator({ locale, messages }), [locale, messages]);
  return (
    <div>
      {promiseMessages(step).map(({ key, values }) => (
        <Text key={key} size="sm">
          {translate(key, values)}
        </Text>
      ))}
    </div>
  );
}
