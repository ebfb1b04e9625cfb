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
    <Row title={t('privacy.updates')} text={found ? `${found} ${text}` : text}>
      <Switch
        aria-label={t('privacy.updates')}
        checked={looks}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </Row>
  );
}

function useFound(updates: UpdateState): string | null {
  const t = useTranslations('settings.update');
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
      return t('failed', { reason: updates.reason });
  }
}
