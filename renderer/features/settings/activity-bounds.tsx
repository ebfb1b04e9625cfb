import { Group, Select } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { Settings } from '../../../electron/contract/index.ts';

const DAYS = [1, 7, 30, 90, 365, 3650] as const;
const LINES = [1000, 10_000, 100_000] as const;

/** How long lines of the activity list are kept, and how many of them. */
export function ActivityBounds({
  settings: { activityDays, activityLines },
  onChange,
}: {
  settings: Settings;
  onChange: (change: Partial<Settings>) => void;
}) {
  const t = useTranslations('settings.privacy');
  const format = useFormatter();
  return (
    <Group gap="xs">
      <Select
        aria-label={t('activityDays')}
        data={withChosen(DAYS, activityDays).map((days) => ({
          value: String(days),
          label: t('days', { days }),
        }))}
        value={String(activityDays)}
        allowDeselect={false}
        onChange={(value) => onChange({ activityDays: Number(value) })}
        w={140}
      />
      <Select
        aria-label={t('activityLines')}
        data={withChosen(LINES, activityLines).map((lines) => ({
          value: String(lines),
          label: t('lines', { lines: format.number(lines) }),
        }))}
        value={String(activityLines)}
        allowDeselect={false}
        onChange={(value) => onChange({ activityLines: Number(value) })}
        w={170}
      />
    </Group>
  );
}

/** The choices, with the one that was made where it is none of them. */
function withChosen(choices: readonly number[], chosen: number): number[] {
  return [...new Set([...choices, chosen])].toSorted((a, b) => a - b);
}
