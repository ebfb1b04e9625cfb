import { useState } from 'react';
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { Person } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { EndsTraining } from '../../ui/ends-training.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import { useLearnedBy } from '../../owner/use-learned-by.ts';

/** Asks before a person is removed, and says which versions learned from them. For a moment they can be kept (`Removals`). */
export function RemovePersonModal({
  person,
  onClose,
  onRemoved,
}: {
  person: Person;
  onClose: () => void;
  onRemoved: (then: 'stay' | 'retrain') => void;
}) {
  const t = useTranslations('people.removePerson');
  const format = useFormatter();
  useFocusReturn();
  const kith = useKith();
  const [working, setWorking] = useState(false);
  const query = useLearnedBy(person.id);
  const learnedBy = query.data ?? [];
  const removePerson = async (then: 'stay' | 'retrain'): Promise<void> => {
    setWorking(true);
    try {
      await kith.people.remove({ personId: person.id });
      onRemoved(then);
    } catch (problem) {
      setWorking(false);
      notifyError(problem);
    }
  };
  // What is under way cannot be left: "Keep" would not keep.
  const leave = (): void => {
    if (!working) onClose();
  };
  return (
    <Modal opened onClose={leave} title={t('title', { name: person.name })} size="lg" centered>
      <Stack>
        <Text size="sm">{t('text', { count: person.samples })}</Text>
        <EndsTraining />
        {/* No version is only said to have learned from them once that is known. */}
        {query.error && <ErrorNotice error={query.error} />}
        {learnedBy.length > 0 && (
          <Alert color="amber" title={t('learnedTitle', { name: person.name })}>
            <Text size="sm">
              {t('learned', {
                versions: format.list(learnedBy.map((version) => version.name)),
                name: person.name,
              })}
            </Text>
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={leave} disabled={working} data-autofocus>
            {t('keep')}
          </Button>
          {learnedBy.length > 0 && (
            <Button
              color="red"
              variant="light"
              loading={working}
              onClick={() => void removePerson('retrain')}
            >
              {t('removeAndTrain')}
            </Button>
          )}
          <Button
            color="red"
            loading={working}
            disabled={query.isPending}
            onClick={() => void removePerson('stay')}
          >
            {t('remove')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
