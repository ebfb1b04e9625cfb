import { Select } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { Settings } from '../../../electron/contract/index.ts';
import { useInbox } from '../../owner/kith-context.tsx';
import { InboxSwitch } from '../../ui/inbox-switch.tsx';
import { Row } from './section.tsx';

const DAYS = [1, 3, 7, 14, 30, 90] as const;

/** Whether unknown faces are kept, since when that is agreed to, and for how long. */
export function UnknownsSetting({
  settings: { unknownDays },
  onChange,
}: {
  settings: Settings;
  onChange: (change: Partial<Settings>) => void;
}) {
  const t = useTranslations('inbox.settings');
  const format = useFormatter();
  const consent = useInbox().data?.consent;
  const since = consent
    ? t('since', {
        at: format.dateTime(consent.acceptedAt, { dateStyle: 'medium', timeStyle: 'short' }),
      })
    : '';
  const choices = [...new Set([...DAYS, unknownDays])].toSorted((a, b) => a - b);
  return (
    <>
      <Row title={t('keep')} text={`${t('keepText')} ${since}`}>
        <InboxSwitch label={t('keep')} />
      </Row>
      <Row title={t('days')} text={t('daysText')}>
        <Select
          aria-label={t('days')}
          data={choices.map((days) => ({ value: String(days), label: t('choice', { days }) }))}
          value={String(unknownDays)}
          allowDeselect={false}
          onChange={(value) => onChange({ unknownDays: Number(value) })}
          w={140}
        />
      </Row>
    </>
  );
}
