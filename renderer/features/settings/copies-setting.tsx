import { NumberInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Settings, Status } from '../../../electron/contract/index.ts';
import { useCopiesText } from '../../ui/copies-text.ts';
import { Row } from './section.tsx';

/** More are of no use: each is of another day. */
const MOST = 30;

/** How many copies of the gallery are kept, and when the last was made. */
export function CopiesSetting({
  status,
  settings,
  onChange,
}: {
  status: Status;
  settings: Settings;
  onChange: (change: Partial<Settings>) => void;
}) {
  const t = useTranslations('settings.privacy');
  const copiesText = useCopiesText();
  return (
    <Row title={t('copies')} text={`${t('copiesText')} ${copiesText(status.copies)}`}>
      <NumberInput
        aria-label={t('copies')}
        value={settings.copiesKept}
        min={0}
        max={MOST}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="strict"
        w={90}
        onChange={(value) => {
          if (typeof value === 'number') onChange({ copiesKept: value });
        }}
      />
    </Row>
  );
}
