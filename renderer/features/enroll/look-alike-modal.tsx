import { Button, Group, Modal, Paper, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { LookAlike } from '../../../electron/contract/index.ts';
import { usePeople } from '../../owner/kith-context.tsx';
import { ChipPicture } from '../../capture/chip-picture.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import classes from './look-alike-modal.module.css';

/** Asks whether the new person is somebody enrolled already, with both faces side by side; neither answer is suggested. */
export function LookAlikeModal({
  name,
  lookAlikes,
  chip,
  onSame,
  onDifferent,
  onCancel,
}: {
  name: string;
  lookAlikes: readonly LookAlike[];
  /** A picture that was taken of the new person. */
  chip: Blob | null;
  onSame: (personId: number) => void;
  onDifferent: () => void;
  onCancel: () => void;
}) {
  const t = useTranslations('enroll.lookAlike');
  const alike = useTranslations('enroll.unlike');
  const people = usePeople().data ?? [];
  return (
    <Modal opened onClose={onCancel} title={t('title')} centered>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('text')}
        </Text>
        {lookAlikes.map(({ personId, person, likeness, samePicture }) => (
          <Paper key={personId} withBorder p="sm" radius="md">
            <Group gap="sm">
              <Group gap="xs" wrap="nowrap">
                {chip && (
                  <div className={classes.picture}>
                    <ChipPicture chip={chip} label={alike('picture')} />
                  </div>
                )}
                <Portrait
                  sampleId={people.find(({ id }) => id === personId)?.portrait ?? null}
                  name={person}
                  size={72}
                />
              </Group>
              <div style={{ flex: '1 1 170px', minWidth: 0 }}>
                {/* Whole, since this is where long names that begin alike have to be told apart. */}
                <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
                  {person}
                </Text>
                <Text size="xs" c="dimmed">
                  {samePicture
                    ? t('samePicture')
                    : alike(likeness.strangers === 0 ? 'nobody' : 'strangers', {
                        ...likeness,
                        name: person,
                      })}
                </Text>
              </div>
              <Button variant="default" onClick={() => onSame(personId)} ms="auto">
                {t('same')}
              </Button>
            </Group>
          </Paper>
        ))}
        <Button
          variant="default"
          h="auto"
          mih={36}
          py={6}
          styles={{ label: { whiteSpace: 'normal' } }}
          onClick={onDifferent}
        >
          {t('other', { name })}
        </Button>
      </Stack>
    </Modal>
  );
}
