import { useState } from 'react';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Person, Sample } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import { useLearnedBy } from './use-learned-by.ts';

/** Asks before a picture is removed: what is erased cannot be brought back. */
export function RemovePictureModal({
  person,
  sample,
  onClose,
}: {
  person: Person;
  sample: Sample;
  onClose: () => void;
}) {
  const t = useTranslations('people.removePicture');
  useFocusReturn();
  const kith = useKith();
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const learnedBy = useLearnedBy(person.id);
  const remove = async (): Promise<void> => {
    setWorking(true);
    setError(null);
    try {
      await kith.people.removeSample({ personId: person.id, sampleId: sample.id });
      onClose();
    } catch (problem) {
      setWorking(false);
      setError(problem);
    }
  };
  const learned = (learnedBy.data ?? []).length > 0;
  return (
    <Modal opened onClose={onClose} title={t('title')} centered>
      <Stack>
        <Group wrap="nowrap" align="flex-start">
          <Portrait sampleId={sample.hasChip ? sample.id : null} name={person.name} size={96} />
          <Text size="sm">{learned ? t('textFromVersions') : t('text')}</Text>
        </Group>
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('keep')}
          </Button>
          <Button color="red" loading={working} onClick={() => void remove()}>
            {t('remove')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
