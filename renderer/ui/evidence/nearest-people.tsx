import { Anchor, Group, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { Compared } from '../../../electron/contract/index.ts';
import { placeOfPerson } from '../people-places.ts';
import { useBlobUrl } from '../use-blob-url.ts';
import { Portrait } from '../portrait.tsx';
import classes from './evidence.module.css';

/** Samples of each that are shown. */
const SHOWN = 5;

/** The people whom a face is most like, with those of their samples that it is most like. */
export function NearestPeople({
  nearest,
  picture,
  onClose,
}: {
  nearest: readonly Compared[];
  /** The face as it was seen. */
  picture: Blob;
  onClose: () => void;
}) {
  const t = useTranslations('evidence.nearest');
  const face = useBlobUrl(picture);
  return (
    <section aria-label={t('title')}>
      <Title order={3} size="h6" mb={6}>
        {t('title')}
      </Title>
      <ul className={classes.people}>
        {nearest.map((person) => (
          <NearPerson key={person.personId} person={person} face={face} onClose={onClose} />
        ))}
      </ul>
    </section>
  );
}

function NearPerson({
  person,
  face,
  onClose,
}: {
  person: Compared;
  /** The address of the picture. */
  face: string | null;
  onClose: () => void;
}) {
  const t = useTranslations('evidence.nearest');
  const strengths = useTranslations('live.strength');
  const { personId, person: name, score, bar, strength, samples, strangers, enrolled } = person;
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
        {/* It is said above what it shows. */}
        {face && <img src={face} alt="" className={classes.beside} />}
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
      {(enrolled.live > 0 || enrolled.turns !== null) && (
        <Text size="xs" c="dimmed">
          {t('enrolled', { ...enrolled, turns: (enrolled.turns ?? 'none').replaceAll(' ', '') })}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {t(strangers.strangers === 0 ? 'nobody' : 'strangers', { ...strangers, name })}
      </Text>
    </li>
  );
}
