import { memo } from 'react';
import { Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import { Link } from 'wouter';
import { Portrait } from '../../ui/portrait.tsx';
import type { ListedPerson, Sorting } from './arrange-people.ts';
import classes from './person-card.module.css';

/** Somebody's face and name, with what they are sorted by. Leads to their page. */
export const PersonCard = memo(function PersonCard({
  person,
  sorting,
  captionHeight,
}: {
  person: ListedPerson;
  sorting: Sorting;
  captionHeight: number;
}) {
  return (
    <Link href={`/people/${person.id}`} className={classes.card} title={person.name}>
      <Portrait sampleId={person.portrait} name={person.name} size="100%" radius="0" />
      <div className={classes.caption} style={{ height: captionHeight }}>
        <Text fw={600} size="sm" truncate>
          {person.name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          <Detail person={person} sorting={sorting} />
        </Text>
      </div>
    </Link>
  );
});

/** What a person is sorted by; by name, how many pictures there are. */
function Detail({ person, sorting }: { person: ListedPerson; sorting: Sorting }) {
  const t = useTranslations();
  const format = useFormatter();
  const day = (date: Date): string => format.dateTime(date, { dateStyle: 'medium' });
  const { samples, enrolledAt, seen } = person;
  switch (sorting) {
    case 'name':
      return t('common.pictures', { count: samples });
    case 'newest':
      return t('people.card.enrolled', { date: day(enrolledAt) });
    case 'lastSeen':
      return seen
        ? t('people.card.lastSeen', { date: day(seen.lastAt) })
        : t('people.card.neverSeen');
    case 'mostSeen':
      return seen ? t('people.card.mostSeen', { times: seen.times }) : t('people.card.neverSeen');
  }
}
