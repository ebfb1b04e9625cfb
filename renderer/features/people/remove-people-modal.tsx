import { useState } from 'react';
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { Person } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { useLearnedBy } from '../../owner/use-learned-by.ts';
import { EndsTraining } from '../../ui/ends-training.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useFocusReturn } from '../../ui/use-focus-return.ts';

/** Asks before several people are removed, and says what goes and which versions learned from them. For a moment they can be kept. */
export function RemovePeopleModal({
  people,
  onClose,
  onRemoved,
}: {
  people: readonly Person[];
  onClose: () => void;
  onRemoved: () => void;
}) {
  const t = useTranslations('peopleList.removing');
  const format = useFormatter();
  const kith = useKith();
  useFocusReturn();
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const personIds = people.map(({ id }) => id);
  const learned = useLearnedBy(...personIds);
  const remove = async (): Promise<void> => {
    setWorking(true);
    try {
      await kith.people.removeAll({ personIds });
      onRemoved();
    } catch (problem) {
      setError(problem);
      setWorking(false);
    }
  };
  const pictures = people.reduce((sum, { samples }) => sum + samples, 0);
  return (
    <Modal
      opened
      onClose={() => !working && onClose()}
      title={t('title', { count: people.length })}
      size="lg"
      centered
    >
      <Stack>
        <Text size="sm">{t('text', { pictures })}</Text>
        <EndsTraining />
        {(error ?? learned.error) !== null && <ErrorNotice error={error ?? learned.error} />}
        {learned.data && learned.data.length > 0 && (
          <Alert color="amber" title={t('learnedTitle')}>
            <Text size="sm">
              {t('learned', { versions: format.list(learned.data.map(({ name }) => name)) })}
            </Text>
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={working} data-autofocus>
            {t('keep')}
          </Button>
          <Button
            color="red"
            loading={working}
            disabled={learned.isPending}
            onClick={() => void remove()}
          >
            {t('remove')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
