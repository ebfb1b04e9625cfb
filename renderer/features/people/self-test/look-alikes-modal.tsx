import { useState } from 'react';
import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { Person } from '../../../../electron/contract/index.ts';
import { keys, useKith } from '../../../owner/kith-context.tsx';
import { Portrait } from '../../../ui/portrait.tsx';
import { useFocusReturn } from '../../../ui/use-focus-return.ts';
import { MergeModal } from '../repairs/merge-modal.tsx';
import classes from './look-alikes-modal.module.css';
import type { Alike } from './use-alike-pairs.ts';
import { useTellApart } from './use-tell-apart.ts';

/** Pairs that are shown, and pictures of each person: more is nothing that one looks through. */
const PAIRS = 20;
const PICTURES = 8;

/** People who look alike, side by side. */
export function LookAlikesModal({
  pairs,
  onClose,
}: {
  pairs: readonly Alike[];
  onClose: () => void;
}) {
  const t = useTranslations('selfTest.alike');
  useFocusReturn();
  const [merging, setMerging] = useState<Alike | null>(null);
  const more = pairs.length - PAIRS;
  return (
    <Modal
      opened
      onClose={onClose}
      // What merges two lies above it.
      closeOnEscape={merging === null}
      title={t('title')}
      size="lg"
      centered
    >
      <Stack>
        {pairs.slice(0, PAIRS).map((pair) => (
          <Pair
            key={`${pair.one.id} ${pair.other.id}`}
            pair={pair}
            onMerge={() => setMerging(pair)}
          />
        ))}
        {more > 0 && <Text size="sm">{t('more', { count: more })}</Text>}
        <Text size="sm" c="dimmed">
          {t('advice')}
        </Text>
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            {t('close')}
          </Button>
        </Group>
      </Stack>
      {merging && (
        <MergeModal person={merging.one} other={merging.other} onClose={() => setMerging(null)} />
      )}
    </Modal>
  );
}

function Pair({
  pair: { one, other, twice, samples },
  onMerge,
}: {
  pair: Alike;
  onMerge: () => void;
}) {
  const t = useTranslations('selfTest');
  const repairs = useTranslations('repairs');
  const tellApart = useTellApart();
  return (
    <section aria-label={t('pair', { one: one.name, other: other.name })}>
      <div className={classes.pair}>
        {[one, other].map((person) => (
          <Side key={person.id} person={person} named={new Set(samples)} />
        ))}
      </div>
      {twice && (
        <Text size="sm" fw={600} mt={6}>
          {t('onePerson', { one: one.name, other: other.name })}
        </Text>
      )}
      <Text size="sm" mt={6}>
        {samples.length === 0
          ? t('alike.none', { one: one.name, other: other.name })
          : t('alike.named', { count: samples.length })}
      </Text>
      <Group gap="xs" mt="xs">
        <Button size="xs" onClick={onMerge}>
          {repairs('apart.same')}
        </Button>
        <Button size="xs" variant="default" onClick={() => void tellApart(one, other)}>
          {repairs('apart.two')}
        </Button>
      </Group>
    </section>
  );
}

/** One of the two: their pictures, those first that would be given the other's name. */
function Side({ person, named }: { person: Person; named: ReadonlySet<number> }) {
  const t = useTranslations('people.pictures');
  const format = useFormatter();
  const kith = useKith();
  const { data } = useQuery({
    queryKey: keys.person(person.id),
    queryFn: () => kith.people.get({ personId: person.id }),
  });
  const samples = (data?.samples ?? []).toSorted(
    (a, b) => Number(named.has(b.id)) - Number(named.has(a.id)),
  );
  return (
    <div className={classes.side}>
      <Anchor component={Link} href={`/people/${person.id}`} size="sm" fw={600}>
        {person.name}
      </Anchor>
      <div className={classes.pictures}>
        {samples.slice(0, PICTURES).map((sample) => (
          <div key={sample.id} className={classes.picture} data-named={named.has(sample.id)}>
            <Portrait
              sampleId={sample.hasChip ? sample.id : null}
              name={person.name}
              label={t('alt', {
                source: sample.source,
                name: person.name,
                date: format.dateTime(sample.takenAt, { dateStyle: 'medium' }),
              })}
              size="100%"
            />
          </div>
        ))}
      </div>
    </div>
  );
}
