import { ActionIcon, Avatar, Text } from '@mantine/core';
import { IconHelpCircle, IconUserQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { Activity, Person } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { peopleById } from '../../owner/people-by-id.ts';
import { Portrait } from '../../ui/portrait.tsx';
import { useBlobUrl } from '../../ui/use-blob-url.ts';
import classes from './activity-line.module.css';
import { placeOfPerson, placeOfSighting } from '../../ui/people-places.ts';
import type { ToldLine } from './told-lines.ts';

const SIZE = 44;
/** What stands in the place of a face without a name. */
const colors: Partial<Record<Activity['kind'], string>> = {
  unknown: 'amber',
  ambiguous: 'violet',
  'not live': 'red',
};

/** A line of the activity list: the face as it was seen, who it was and when. It leads to the person, or to enrolling the face. */
export function ActivityLine({
  line,
  other,
  people,
  now,
  onAsk,
}: ToldLine & {
  people: readonly Person[];
  now: Date;
  /** Somebody asks why. */
  onAsk: (activityId: number) => void;
}) {
  const t = useTranslations('live');
  const why = useTranslations('evidence');
  const format = useFormatter();
  const { id, at, strength, personId, sighting, hasEvidence } = line;
  const what = useWhat({ line, other });
  const isToday = now.toDateString() === at.toDateString();
  const time = format.dateTime(
    at,
    isToday ? { timeStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'short' },
  );
  // One of two people is neither's page.
  const href =
    other !== null
      ? null
      : personId !== null
        ? placeOfPerson(personId)
        : sighting !== null
          ? placeOfSighting(sighting)
          : null;
  const shown = (
    <>
      <Face
        line={line}
        what={what}
        portrait={personId === null ? null : (peopleById(people).get(personId)?.portrait ?? null)}
      />
      <div className={classes.words}>
        <Text size="sm" fw={550} lineClamp={2} title={what}>
          {what}
        </Text>
        <Text size="xs" c="dimmed">
          {strength ? t('activity.at', { time, strength: t(`strength.${strength}`) }) : time}
        </Text>
        {sighting !== null && (
          <Text size="xs" fw={550} className={classes.action}>
            {t('enrollFace')}
          </Text>
        )}
      </div>
    </>
  );
  return (
    <li className={classes.row}>
      {href === null ? (
        <div className={classes.line}>{shown}</div>
      ) : (
        <Link href={href} className={classes.line}>
          {shown}
        </Link>
      )}
      {hasEvidence && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={why('whyOf', { what: t('activity.label', { what, time }) })}
          title={why('why')}
          onClick={() => onAsk(id)}
        >
          <IconHelpCircle size={18} />
        </ActionIcon>
      )}
    </li>
  );
}

/** What is told, in words. */
function useWhat({ line: { kind, person }, other }: ToldLine): string {
  const t = useTranslations('live');
  if (other) return t('ambiguous', { one: person ?? '', other: other.person ?? '' });
  return person === null || kind !== 'unknown'
    ? t(`activity.line.${kind}`, { person: person ?? '' })
    : t('activity.line.unknownThen', { person });
}

/** The face as it was seen then; where that is not kept, the person's portrait. */
function Face({
  line,
  what,
  portrait,
}: {
  line: Activity;
  /** What the line says. */
  what: string;
  portrait: number | null;
}) {
  const t = useTranslations('live');
  const kith = useKith();
  const { id, person, hasPicture, kind } = line;
  const picture = useQuery({
    queryKey: ['activity picture', id],
    queryFn: () => kith.activity.picture({ activityId: id }),
    enabled: hasPicture,
  });
  const url = useBlobUrl(picture.data ?? null);
  if (!hasPicture && person !== null && kind !== 'ambiguous')
    return <Portrait sampleId={portrait} name={person} size={SIZE} />;
  return (
    <Avatar
      src={url}
      alt={t('activity.asSeen', { who: person === null || kind === 'ambiguous' ? what : person })}
      size={SIZE}
      radius="md"
      color={colors[kind] ?? 'kith'}
    >
      <IconUserQuestion size={22} />
    </Avatar>
  );
}
