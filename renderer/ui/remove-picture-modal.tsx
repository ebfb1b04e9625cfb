import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useKith } from '../owner/kith-context.tsx';
import { useLearnedBy } from '../owner/use-learned-by.ts';
import { EndsTraining } from './ends-training.tsx';
import { ErrorNotice } from './error-notice.tsx';
import { Portrait } from './portrait.tsx';
import { useDialogWork } from './use-dialog-work.ts';
import { useFocusReturn } from './use-focus-return.ts';
import { useNotifyRepaired } from './use-notify-repaired.ts';

/** Asks before a picture is removed. */
export function RemovePictureModal({
  personId,
  name,
  sampleId,
  hasChip = true,
  onClose,
}: {
  personId: number;
  name: string;
  sampleId: number;
  /** Whether the picture itself was kept, or only what was computed from it. */
  hasChip?: boolean;
  onClose: () => void;
}) {
  const t = useTranslations('people.removePicture');
  useFocusReturn();
  const kith = useKith();
  const repairs = useTranslations('repairs');
  const notify = useNotifyRepaired();
  const { working, error, act, leave } = useDialogWork(onClose);
  const learnedBy = useLearnedBy(personId);
  const remove = async (): Promise<void> =>
    notify(repairs('removed', { name }), await kith.people.removeSample({ personId, sampleId }));
  const learned = (learnedBy.data ?? []).length > 0;
  return (
    <Modal opened onClose={leave} title={t('title')} centered>
      <Stack>
        <Group wrap="nowrap" align="flex-start">
          <Portrait sampleId={hasChip ? sampleId : null} name={name} size={96} />
          <Text size="sm">{learned ? t('textFromVersions') : t('text')}</Text>
        </Group>
        <EndsTraining />
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={leave} disabled={working} data-autofocus>
            {t('keep')}
          </Button>
          <Button color="red" loading={working} onClick={() => void act(remove)}>
            {t('remove')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
