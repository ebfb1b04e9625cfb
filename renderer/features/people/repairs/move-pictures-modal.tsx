import { useEffect, useRef, useState } from 'react';
import {
  Button,
  Checkbox,
  Group,
  Modal,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useTranslations } from 'use-intl';
import { limits, type Repaired } from '../../../../electron/contract/index.ts';
import { useKith, usePeople } from '../../../owner/kith-context.tsx';
import { refusedSamples } from '../../../owner/refused-samples.ts';
import { EndsTraining } from '../../../ui/ends-training.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { NameNote } from '../../../ui/name-note.tsx';
import { Portrait } from '../../../ui/portrait.tsx';
import { UnlikeFaces } from '../../../ui/unlike-faces.tsx';
import { useFocusReturn } from '../../../ui/use-focus-return.ts';
import { useNotifyRepaired } from '../../../ui/use-notify-repaired.ts';

/** Pictures that are shown: more is nothing that one looks through. */
const SHOWN = 8;

/** Asks whose pictures these are: somebody's who is enrolled, or somebody's who is enrolled with them, having agreed. */
export function MovePicturesModal({
  personId,
  sampleIds,
  onClose,
  onDone,
}: {
  personId: number;
  sampleIds: readonly number[];
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useTranslations('repairs.move');
  const wording = useTranslations('enroll')('consent');
  const alike = useTranslations('enroll.unlike');
  const kith = useKith();
  const people = usePeople();
  const notify = useNotifyRepaired();
  useFocusReturn();
  const others = (people.data ?? []).filter(({ id }) => id !== personId);
  const [chosen, setTo] = useState<'somebody' | 'new'>('somebody');
  const to = others.length === 0 ? 'new' : chosen;
  const [toId, setToId] = useState<number | null>(null);
  const [name, setName] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const count = sampleIds.length;
  const unlike = error === null ? null : refusedSamples({ error }, 'LooksDifferent');
  const isUnlike = unlike !== null;
  const person = others.find(({ id }) => id === toId);
  const cancel = useRef<HTMLButtonElement>(null);
  // Of pictures that do not look like the person, leaving them where they are is what Enter does.
  useEffect(() => {
    if (isUnlike) cancel.current?.focus();
  }, [isUnlike]);
  const moved = (): Promise<Repaired & { known?: number }> => {
    const samples = { personId, sampleIds: [...sampleIds] };
    if (to === 'somebody') {
      return kith.repairs.move({ ...samples, toPersonId: toId!, anyway: isUnlike });
    }
    return kith.repairs.split({ ...samples, name, consent: { acceptedAt: new Date(), wording } });
  };
  const move = async (): Promise<void> => {
    setWorking(true);
    try {
      const done = await moved();
      notify(t('done', { count: count - (done.known ?? 0), name: done.person.name }), done);
      onClose();
      onDone();
    } catch (problem) {
      setWorking(false);
      setError(problem);
    }
  };
  const canMove = to === 'somebody' ? toId !== null : agreed && name.trim() !== '';
  return (
    <Modal opened onClose={() => !working && onClose()} title={t('title', { count })} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void move();
        }}
      >
        <Stack>
          {unlike && person ? (
            <UnlikeFaces
              person={person}
              picture={
                <Portrait
                  sampleId={sampleIds[unlike.groups[0]![0]!]!}
                  name=""
                  label={t('picture')}
                  size="100%"
                />
              }
              label={t('picture')}
            />
          ) : (
            <Group gap="xs">
              {sampleIds.slice(0, SHOWN).map((id) => (
                <Portrait key={id} sampleId={id} name="" size={64} />
              ))}
            </Group>
          )}
          {others.length > 0 && (
            <SegmentedControl
              aria-label={t('who')}
              value={to}
              onChange={(value) => {
                setError(null);
                setTo(value);
              }}
              data={[
                { value: 'somebody', label: t('toSomebody') },
                { value: 'new', label: t('toNew') },
              ]}
            />
          )}
          {to === 'somebody' ? (
            <Select
              label={t('who')}
              placeholder={t('choose')}
              searchable
              limit={100}
              // One Esc leaves the dialog.
              openOnFocus={false}
              data-autofocus
              value={toId === null ? null : String(toId)}
              onChange={(value) => {
                setError(null);
                setToId(value === null ? null : Number(value));
              }}
              data={others.map((one) => ({ value: String(one.id), label: one.name }))}
            />
          ) : (
            <>
              <TextInput
                label={t('name')}
                value={name}
                maxLength={limits.typedNameLength}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <NameNote typed={name} />
              <Checkbox
                label={wording}
                checked={agreed}
                onChange={(event) => setAgreed(event.currentTarget.checked)}
              />
            </>
          )}
          <EndsTraining />
          {unlike && person && (
            <Text size="sm" role="alert">
              {t('unlike', { count: unlike.groups[0]!.length, name: person.name })}{' '}
              {unlike.likeness &&
                alike(unlike.likeness.strangers === 0 ? 'nobody' : 'strangers', {
                  ...unlike.likeness,
                  name: person.name,
                })}
            </Text>
          )}
          {error !== null && !unlike && <ErrorNotice error={error} />}
          <Group justify="flex-end">
            <Button
              ref={cancel}
              variant={isUnlike ? 'filled' : 'default'}
              onClick={onClose}
              disabled={working}
            >
              {t('cancel')}
            </Button>
            <Button
              type="submit"
              variant={isUnlike ? 'default' : 'filled'}
              loading={working}
              disabled={!canMove}
            >
              {t(isUnlike ? 'anyway' : 'move')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
