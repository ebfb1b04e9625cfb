import { Alert } from '@mantine/core';
import { IconCheck, IconEye, IconHelp } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { CheckOutcome } from '../../capture/check-outcome.ts';

/** What came of a live check, in words; said to those who do not see it, too. */
export function CheckResult({ outcome, name }: { outcome: CheckOutcome; name: string }) {
  const { title, text, color, icon: Icon } = useWords(outcome, name);
  return (
    <div role="status" aria-live="polite">
      <Alert color={color} icon={<Icon size={20} />} title={title} mih={84}>
        {text}
      </Alert>
    </div>
  );
}

function useWords(outcome: CheckOutcome, name: string) {
  const t = useTranslations('people.check');
  const instruction = useTranslations('common.instruction');
  const waiting = { color: 'gray', icon: IconEye, text: '' };
  switch (outcome.kind) {
    case 'paused':
      return { ...waiting, title: t('paused') };
    case 'nobody':
      return { ...waiting, title: t('look') };
    case 'looking':
      return { ...waiting, title: t('looking') };
    case 'unusable':
      return { ...waiting, title: instruction(outcome.reason) };
    case 'recognized':
      return {
        color: 'kith',
        icon: IconCheck,
        title: t('recognized', { name }),
        text: t(`strength.${outcome.strength}`),
      };
    case 'other':
      return {
        color: 'amber',
        icon: IconHelp,
        title: t('other', { other: outcome.person, name }),
        text: t('otherNext', { name }),
      };
    case 'ambiguous':
      return {
        color: 'amber',
        icon: IconHelp,
        title: t('ambiguous', { one: outcome.one, other: outcome.other }),
        text: t('ambiguousNext'),
      };
    case 'unknown':
      return {
        color: 'amber',
        icon: IconHelp,
        title: t('unknown'),
        text: t('unknownNext', { name }),
      };
  }
}
