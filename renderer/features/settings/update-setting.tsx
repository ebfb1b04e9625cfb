import type { ReactNode } from 'react';
import { Switch } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { UpdateState } from '../../../electron/contract/index.ts';
import { Row } from './section.tsx';

/** Whether Kith looks for newer versions of itself, and what it found. */
export function UpdateSetting({
  updates,
  looks,
  onChange,
}: {
  updates: UpdateState;
  looks: boolean;
  onChange: (looks: boolean) => void;
}) {
  const t = useTranslations('settings');
  const found = useFound(updates);
  const text = t('privacy.updatesText');
  return (
    <Row
      title={t('privacy.updates')}
      text={
        found ? (
          <>
            {found} {text}
          </>
        ) : (
          text
        )
      }
    >
      <Switch
        aria-label={t('privacy.updates')}
        checked={looks}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </Row>
  );
}

function useFound(updates: UpdateState): ReactNode {
  const t = useTranslations('settings.update');
  const flaws = useTranslations('flaws');
  switch (updates.state) {
    case 'off':
      return null;
    case 'looking':
    case 'newest':
      return t(updates.state);
    case 'loading':
    case 'ready':
      return t(updates.state, { version: updates.version });
    case 'failed':
      return t.rich('failed', {
        // What the updater says itself it says in English.
        why: () =>
          updates.flaw ? (
            flaws(updates.flaw, { subject: '' })
          ) : (
            <span lang="en">{updates.reason}</span>
          ),
      });
  }
}
