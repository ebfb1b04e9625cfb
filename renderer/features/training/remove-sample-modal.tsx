import { useState } from 'react';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { readAgain } from '../../owner/read-again.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';

/** Asks before a picture is removed: that cannot be taken back. */
export function RemoveSampleModal({
  sampleId,
  personId,
  name,
  onClose,
}: {
  sampleId: number;
  personId: number;
  name: string;
  onClose: () => void;
}) {
  const kith = useKith();
  const queries = useQueryClient();
  const t = useTranslations('training');
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const remove = async (): Promise<void> => {
    setWorking(true);
    setError(null);
    try {
      await kith.people.removeSample({ personId, sampleId });
      onClose();
      await readAgain(queries, keys.plan);
    } catch (problem) {
      setError(problem);
      setWorking(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('labels.removeTitle', { name })} centered>
      <Stack>
        <Text size="sm">{t('labels.removeText')}</Text>
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button color="red" loading={working} onClick={() => void remove()}>
            {t('labels.remove')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
