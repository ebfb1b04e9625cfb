import { Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { Consent } from '../../../electron/contract/index.ts';
import { Panel } from '../../ui/panel.tsx';

/** What a person agreed to, and when. */
export function ConsentPanel({ consent }: { consent: Consent | null }) {
  const t = useTranslations('people.consent');
  const format = useFormatter();
  if (!consent) {
    return (
      <Panel title={t('title')}>
        <Text size="sm">{t('none')}</Text>
      </Panel>
    );
  }
  return (
    <Panel
      title={t('title')}
      text={t('given', {
        date: format.dateTime(consent.acceptedAt, { dateStyle: 'long', timeStyle: 'short' }),
      })}
    >
      {/* As it was agreed to, in the language of that time. */}
      <Text size="sm" component="blockquote" m={0}>
        {consent.wording}
      </Text>
    </Panel>
  );
}
