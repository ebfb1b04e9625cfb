import { Anchor, Group, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { Compared } from '../../../electron/contract/index.ts';
import { placeOfPerson } from '../../ui/people-places.ts';
import { Portrait } from '../../ui/portrait.tsx';
import classes from './evidence.module.css';

/** Samples of each that are shown. */
const SHOWN = 5;

/** The people whom a face is most like, with those of their samples that it is most like. */
export function NearestPeople({
  nearest,
  onClose,
}: {
  nearest: readonly Compared[];
  onClose: () => void;
}) {
  const t = useTranslations('evidence.nearest');
  return (
    <section aria-label={t('title')}>
      <Title order={3} size="h6" mb={6}>
        {t('title')}
      </Title>
      <ul className={classes.people}>
        {nearest.map((person) => (
          <NearPerson key={person.personId} person={person} onClose={onClose} />
        ))}
      </ul>
    </section>
  );
}

function NearPerson({ person, onClose }: { person: Compared; onClose: () => void }) {
  const t = useTranslations('evidence.nearest');
  const strengths = useTranslations('live.strength');
  const { personId, person: name, score, bar, strength, samples, strangers } = person;
  const reached = score >= bar;
  return (
    <li className={classes.person} data-reached={reached || undefined}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Anchor
          component={Link}
          href={placeOfPerson(personId)}
          onClick={onClose}
          c="inherit"
          fw={600}
          size="sm"
          truncate
          title={name}
        >
          {name}
        </Anchor>
        <Text size="xs" className={classes.verdict}>
          {reached ? t('above', { strength: strengths(strength) }) : t('below')}
        </Text>
      </Group>
      <div className={classes.samples}>
        {samples.slice(0, SHOWN).map(({ sampleId, hasPicture }, place) => (
          <Portrait
            key={sampleId}
            sampleId={hasPicture ? sampleId : null}
            name={name}
            label={t('sample', { name, place: place + 1 })}
            size={60}
          />
        ))}
        {samples.length > SHOWN && (
          <Text size="xs" c="dimmed">
            {t('more', { count: samples.length - SHOWN })}
          </Text>
        )}
      </div>
      <Text size="xs" c="dimmed">
        {t(strangers.strangers === 0 ? 'nobody' : 'strangers', { ...strangers, name })}
      </Text>
    </li>
  );
}
