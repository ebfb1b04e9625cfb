import { useEffect, useRef, useState } from 'react';
import { Alert, Box, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { hasCode, type LookAlike } from '../../../electron/contract/index.ts';
import { useKith, usePeople } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { notifyUndo } from '../../ui/notify-undo.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import { UnknownPicture } from './unknown-picture.tsx';

/** Faces that are shown beside the person: more is nothing that one compares. */
const SHOWN = 3;
/** So that all of them stand side by side on a narrow window. */
const SIZE = 72;

/**
 * Asks to whom faces are given, side by side with that person; and again where somebody else looks like them or has one of the
 * pictures already, and where they do not look like the person.
 */
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
  /** Who else it may be; null until that was looked at. */
  const [others, setOthers] = useState<readonly LookAlike[] | null>(null);
  const isAsked = others !== null && others.length > 0;
  useFocusReturn();
  const cancel = useRef<HTMLButtonElement>(null);
  // Where it may be somebody else, adding nothing is what Enter does.
  useEffect(() => {
    if (isAsked) cancel.current?.focus();
  }, [isAsked]);
  const person = people.find(({ id }) => id === personId);
  const add = async (anyway: boolean): Promise<void> => {
    if (!person) return;
    setWorking(true);
    setProblem(null);
    try {
      if (others === null) {
        const found = await kith.inbox.lookAlikes({ faceIds, personId: person.id });
        setOthers(found);
        if (found.length > 0) {
          setWorking(false);
          return;
        }
      }
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
          {person && (
            <Box ms="auto">
              <Portrait sampleId={person.portrait} name={person.name} size={SIZE} />
            </Box>
          )}
        </Group>
        <Select
          label={t('who')}
          placeholder={t('choose')}
          searchable
          limit={100}
          // One Esc leaves the dialog.
          openOnFocus={false}
          data-autofocus
          value={personId === null ? null : String(personId)}
          onChange={(value) => {
            setProblem(null);
            setOthers(null);
            setPersonId(value === null ? null : Number(value));
          }}
          data={people.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <Text size="sm">{t('text', { count: faceIds.length })}</Text>
        {isAsked && person && <OthersAlike faceIds={faceIds} others={others} name={person.name} />}
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
          <Button
            ref={cancel}
            variant={isAsked ? 'filled' : 'default'}
            onClick={onClose}
            disabled={working}
          >
            {t('cancel')}
          </Button>
          <Button
            variant={isAsked ? 'default' : 'filled'}
            loading={working}
            disabled={!person || isUnlike}
            onClick={() => void add(false)}
          >
            {isAsked && person ? t('addAsked', { name: person.name }) : t('add')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Who else looks like some faces, or has one of the pictures already, side by side with them. */
function OthersAlike({
  faceIds,
  others,
  name,
}: {
  faceIds: readonly number[];
  others: readonly LookAlike[];
  /** Whom they would be given to. */
  name: string;
}) {
  const t = useTranslations('inbox.assign');
  const alike = useTranslations('enroll.unlike');
  const lookAlike = useTranslations('enroll.lookAlike');
  const people = usePeople().data ?? [];
  return (
    <Alert color="amber" role="alert" title={t('others')}>
      <Stack gap="xs">
        {others.map(({ personId, person, likeness, samePicture }) => (
          <Group key={personId} gap="sm" wrap="nowrap">
            <UnknownPicture faceId={faceIds[0]!} label="" size={56} />
            <Portrait
              sampleId={people.find(({ id }) => id === personId)?.portrait ?? null}
              name={person}
              size={56}
            />
            <div style={{ minWidth: 0 }}>
              <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
                {person}
              </Text>
              <Text size="xs">
                {samePicture
                  ? lookAlike('samePicture')
                  : alike(likeness.strangers === 0 ? 'nobody' : 'strangers', {
                      ...likeness,
                      name: person,
                    })}
              </Text>
            </div>
          </Group>
        ))}
        <Text size="sm">{t('othersWhy', { name })}</Text>
      </Stack>
    </Alert>
  );
}
