import { useState } from 'react';
import {
  Button,
  Checkbox,
  Group,
  Modal,
  SegmentedControl,
  Select,
  Stack,
  TextInput,
} from '@mantine/core';
import { useTranslations } from 'use-intl';
import { limits, type Repaired } from '../../../../electron/contract/index.ts';
import { useKith, usePeople } from '../../../owner/kith-context.tsx';
import { EndsTraining } from '../../../ui/ends-training.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Portrait } from '../../../ui/portrait.tsx';
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
  const moved = (): Promise<Repaired> => {
    const samples = { personId, sampleIds: [...sampleIds] };
    if (to === 'somebody') return kith.repairs.move({ ...samples, toPersonId: toId! });
    return kith.repairs.split({ ...samples, name, consent: { acceptedAt: new Date(), wording } });
  };
  const move = async (): Promise<void> => {
    setWorking(true);
    setError(null);
    try {
      const done = await moved();
      notify(t('done', { count, name: done.person.name }), done);
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
          <Group gap="xs">
            {sampleIds.slice(0, SHOWN).map((id) => (
              <Portrait key={id} sampleId={id} name="" size={64} />
            ))}
          </Group>
          {others.length > 0 && (
            <SegmentedControl
              aria-label={t('who')}
              value={to}
              onChange={setTo}
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
              value={toId === null ? null : String(toId)}
              onChange={(value) => setToId(value === null ? null : Number(value))}
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
              <Checkbox
                label={wording}
                checked={agreed}
                onChange={(event) => setAgreed(event.currentTarget.checked)}
              />
            </>
          )}
          <EndsTraining />
          {error !== null && <ErrorNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={working}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={working} disabled={!canMove}>
              {t('move')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
