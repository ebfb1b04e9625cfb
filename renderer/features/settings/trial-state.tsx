import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { EngineTrial } from '../../../electron/contract/index.ts';

const stateNames = {
  'in use': 'inUse',
  present: 'present',
  absent: 'absent',
  refused: 'refused',
} as const;

/** What came of trying an engine or a runtime, with what it said itself. */
export function TrialState({
  state,
  reason,
}: {
  state: EngineTrial['state'];
  reason: string | undefined;
}) {
  const t = useTranslations('settings.engine');
  return (
    <>
      {t(`states.${stateNames[state]}`)}
      {reason && (
        // What a runtime said itself.
        <Text size="xs" c="dimmed" lang="en">
          {reason}
        </Text>
      )}
    </>
  );
}
