import { useState } from 'react';
import { Alert, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { hasCode } from '../../../electron/contract/index.ts';
import { useKith, usePeople } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { notifyUndo } from '../../ui/notify-undo.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import { UnknownPicture } from './unknown-picture.tsx';

/** Faces that are shown beside the person: more is nothing that one compares. */
const SHOWN = 3;
const SIZE = 84;

/** Asks to whom faces are given, side by side with that person; and again where they do not look like them. */
export function AssignModal({
  faceIds,
  suggested,
  onClose,
}: {
  faceIds: number[];
  /** Whom they look like. */
  suggested: number | null;
  onClose: () => void;
}) {
  const t = useTranslations('inbox.assign');
  const done = useTranslations('inbox.done');
  const kith = useKith();
  const people = usePeople().data ?? [];
  const [personId, setPersonId] = useState(suggested);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  useFocusReturn();
  const person = people.find(({ id }) => id === personId);
  const add = async (anyway: boolean): Promise<void> => {
    if (!person) return;
    setWorking(true);
    setProblem(null);
    try {
      const { added } = await kith.inbox.assign({ faceIds, personId: person.id, anyway });
      const said = done('assigned', { count: added, name: person.name });
      notifyUndo(said, done('undo'), () => kith.inbox.restore({ faceIds }));
      onClose();
    } catch (error) {
      setWorking(false);
      setProblem(error);
    }
  };
  const isUnlike = hasCode(problem, 'LooksDifferent');
  return (
    <Modal opened onClose={() => !working && onClose()} title={t('title')} centered>
      <Stack>
        <Group gap="xs">
          {faceIds.slice(0, SHOWN).map((faceId) => (
            <UnknownPicture key={faceId} faceId={faceId} label="" size={SIZE} />
          ))}
          {person && <Portrait sampleId={person.portrait} name={person.name} size={SIZE} />}
        </Group>
        <Select
          label={t('who')}
          placeholder={t('choose')}
          searchable
          limit={100}
          data-autofocus
          value={personId === null ? null : String(personId)}
          onChange={(value) => {
            setProblem(null);
            setPersonId(value === null ? null : Number(value));
          }}
          data={people.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <Text size="sm">{t('text', { count: faceIds.length })}</Text>
        {isUnlike && person && (
          <Alert color="amber" role="alert">
            <Text size="sm" mb="sm">
              {t('unlike', { name: person.name })}
            </Text>
            <Button size="xs" variant="default" loading={working} onClick={() => void add(true)}>
              {t('anyway')}
            </Button>
          </Alert>
        )}
        {problem !== null && !isUnlike && <ErrorNotice error={problem} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={working}>
            {t('cancel')}
          </Button>
          <Button loading={working} disabled={!person || isUnlike} onClick={() => void add(false)}>
            {t('add')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
