import { Alert, Button, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Unlike } from './enroll-context.ts';

/** Says which samples were not added because they do not look like the person, and offers to remove them. */
export function UnlikeNotice({
  unlike: { person, keys },
  onRemove,
}: {
  unlike: Unlike;
  onRemove: () => void;
}) {
  const t = useTranslations('enroll.unlike');
  return (
    <Alert color="amber" title={t('notAdded', { name: person.name })} role="alert">
      <Text size="sm" mb="sm">
        {t('those', { count: keys.length, name: person.name })}
      </Text>
      <Button size="xs" onClick={onRemove}>
        {t('remove', { count: keys.length })}
      </Button>
    </Alert>
  );
}
