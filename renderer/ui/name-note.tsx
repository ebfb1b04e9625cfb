import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { oneLine } from '../../electron/contract/index.ts';

/** Says below a name that is typed how it is kept, where something nobody sees is left out of it. */
export function NameNote({ typed }: { typed: string }) {
  const t = useTranslations('enroll');
  const { text: name, removed } = oneLine(typed);
  if (!removed) return null;
  return (
    <Text size="sm" role="status" style={{ overflowWrap: 'anywhere' }}>
      {t('nameChanged', { name })}
    </Text>
  );
}
