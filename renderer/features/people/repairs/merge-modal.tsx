import { useEffect, useRef, useState } from 'react';
import { Button, Group, Modal, Radio, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { useLocation } from 'wouter';
import type { Merging, MergePreview, Person } from '../../../../electron/contract/index.ts';
import { keys, useKith, usePeople } from '../../../owner/kith-context.tsx';
import { EndsTraining } from '../../../ui/ends-training.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Portrait } from '../../../ui/portrait.tsx';
import { useFocusReturn } from '../../../ui/use-focus-return.ts';
import { useNotifyRepaired } from '../../../ui/use-notify-repaired.ts';
import { placeOfPerson } from '../../../ui/people-places.ts';

type Side = Merging['name'];

/** Merges a person with another one: shows both, how alike they are, and asks what of each stays. */
export function MergeModal({
  person,
  other = null,
  onClose,
}: {
  person: Person;
  /** Who it is merged with, where that is known. */
  other?: Person | null;
  onClose: () => void;
}) {
  const t = useTranslations('repairs.merge');
  const kith = useKith();
  const people = usePeople();
  const notify = useNotifyRepaired();
  const [, navigate] = useLocation();
  useFocusReturn();
  const [fromId, setFromId] = useState<number | null>(other?.id ?? null);
  const [name, setName] = useState<Side>('into');
  const [consent, setConsent] = useState<Side>('into');
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const from = fromId ?? 0;
  const preview = useQuery({
    queryKey: [...keys.repairs, 'preview', person.id, from],
    queryFn: () => kith.repairs.preview({ into: person.id, from }),
    enabled: fromId !== null,
  });
  const cancel = useRef<HTMLButtonElement>(null);
  const unlike = preview.data?.looksLikeOne === false;
  // Of two who do not look alike, leaving them two is what Enter does.
  useEffect(() => {
    if (unlike) cancel.current?.focus();
  }, [unlike]);
  const merge = async (): Promise<void> => {
    setWorking(true);
    setError(null);
    try {
      const merged = await kith.repairs.merge({
        merging: { into: person.id, from, name, consent },
        anyway: unlike,
      });
      const [one, two] = preview.data!.people;
      const gone = name === 'into' ? two! : one!;
      notify(t('done', { other: gone.person.name, name: merged.person.name }), merged);
      onClose();
      if (other === null) navigate(placeOfPerson(person.id));
    } catch (problem) {
      setWorking(false);
      setError(problem);
    }
  };
  return (
    <Modal
      opened
      onClose={() => !working && onClose()}
      title={
        other
          ? t('titleWith', { name: person.name, other: other.name })
          : t('title', { name: person.name })
      }
      size="lg"
      centered
    >
      <Stack>
        {other === null && (
          <Select
            label={t('who')}
            placeholder={t('choose')}
            searchable
            limit={100}
            // One Esc leaves the dialog.
            openOnFocus={false}
            data-autofocus
            value={fromId === null ? null : String(fromId)}
            onChange={(value) => setFromId(value === null ? null : Number(value))}
            data={(people.data ?? [])
              .filter(({ id }) => id !== person.id)
              .map((one) => ({ value: String(one.id), label: one.name }))}
          />
        )}
        {preview.data && (
          <Preview
            preview={preview.data}
            name={name}
            consent={consent}
            onName={setName}
            onConsent={setConsent}
          />
        )}
        <EndsTraining />
        {(error ?? preview.error) !== null && <ErrorNotice error={error ?? preview.error} />}
        <Group justify="flex-end">
          <Button
            ref={cancel}
            data-autofocus={unlike || undefined}
            variant={unlike ? 'filled' : 'default'}
            onClick={onClose}
            disabled={working}
          >
            {t('cancel')}
          </Button>
          <Button
            variant={unlike ? 'default' : 'filled'}
            loading={working}
            disabled={!preview.data}
            onClick={() => void merge()}
          >
            {t(unlike ? 'anyway' : 'merge')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Whether anything is written beside somebody's name, or they are in a group. */
function hasDetails({ note, externalId, groups }: Person): boolean {
  return note !== '' || externalId !== null || groups.length > 0;
}

/** Both of them, how alike they are, and which name and agreement stay. */
function Preview({
  preview: { people, likeness, looksLikeOne },
  name,
  consent,
  onName,
  onConsent,
}: {
  preview: MergePreview;
  name: Side;
  consent: Side;
  onName: (side: Side) => void;
  onConsent: (side: Side) => void;
}) {
  const t = useTranslations('repairs.merge');
  const alike = useTranslations('enroll.unlike');
  const format = useFormatter();
  const sides = ['into', 'from'] as const;
  const [one] = people;
  const inWords = alike(likeness.strangers === 0 ? 'nobody' : 'strangers', {
    ...likeness,
    name: one!.person.name,
  });
  return (
    <>
      <Group justify="center" gap="lg">
        {people.map(({ person }) => (
          <Stack key={person.id} gap={4} align="center" maw={160}>
            <Portrait sampleId={person.portrait} name={person.name} size={96} radius="lg" />
            <Text size="sm" fw={600} ta="center" style={{ overflowWrap: 'anywhere' }}>
              {person.name}
            </Text>
          </Stack>
        ))}
      </Group>
      <Text size="sm" {...(looksLikeOne ? {} : { c: 'red' })}>
        {t(looksLikeOne ? 'alike' : 'unlike', { likeness: inWords })}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Radio.Group
          label={t('name')}
          value={name}
          onChange={(value) => onName(value === 'from' ? 'from' : 'into')}
        >
          <Stack gap={6} mt={6}>
            {people.map(({ person }, i) => (
              <Radio key={person.id} value={sides[i]} label={person.name} />
            ))}
          </Stack>
        </Radio.Group>
        <Radio.Group
          label={t('consent')}
          value={consent}
          onChange={(value) => onConsent(value === 'from' ? 'from' : 'into')}
        >
          <Stack gap={6} mt={6}>
            {people.map(({ person, consent: given }, i) => (
              <Radio
                key={person.id}
                value={sides[i]}
                label={
                  given
                    ? t('given', {
                        name: person.name,
                        date: format.dateTime(given.acceptedAt, { dateStyle: 'medium' }),
                      })
                    : t('noConsent', { name: person.name })
                }
              />
            ))}
          </Stack>
        </Radio.Group>
      </SimpleGrid>
      {hasDetails(people[1]!.person) && (
        <Text size="sm">
          {t('details', { into: one!.person.name, from: people[1]!.person.name })}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t('what')}
      </Text>
    </>
  );
}
