import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ListedPerson, Sorting } from './arrange-people.ts';

/**
 * Says of somebody what the list is sorted by; by name, how many pictures there are. The same function until the sorting or the
 * language changes.
 */
export function usePersonDetail(sorting: Sorting): (person: ListedPerson) => string {
  const t = useTranslations();
  const format = useFormatter();
  return useMemo(() => {
    const day = (date: Date): string => format.dateTime(date, { dateStyle: 'medium' });
    return ({ samples, enrolledAt, seen }) => {
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
          return seen
            ? t('people.card.mostSeen', { times: seen.times })
            : t('people.card.neverSeen');
      }
    };
  }, [t, format, sorting]);
}
