import { useDeferredValue, useState } from 'react';
import { Button, Select, TextInput } from '@mantine/core';
import {
  IconArrowsSort,
  IconHistory,
  IconSearch,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { useLocale, useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { Person } from '../../../electron/contract/index.ts';
import { usePeople, useSeen } from '../../owner/kith-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { arrangePeople, sortings } from './arrange-people.ts';
import { PeopleGrid } from './people-grid.tsx';
import classes from './people-page.module.css';
import { SelfTestLine } from './self-test/self-test-line.tsx';
import { useWeaknesses } from './self-test/use-weaknesses.ts';
import { useKeptView } from './use-kept-view.ts';

const nobody: readonly Person[] = [];

/** Everyone enrolled, as a grid of faces that can be searched and sorted. */
export function PeoplePage() {
  const t = useTranslations('people');
  const repairs = useTranslations('repairs');
  const locale = useLocale();
  const people = usePeople();
  const seen = useSeen();
  const { search, sorting, setSearch, setSorting } = useKeptView();
  // A letter is shown before its faces are.
  const searched = useDeferredValue(search.trim());
  const all = people.data ?? nobody;
  const weaknesses = useWeaknesses();
  const [wantsWeak, setOnlyWeak] = useState(false);
  // Once nobody is weak any more there is nothing left to choose from.
  const onlyWeak = wantsWeak && weaknesses.size > 0;
  const listed = onlyWeak ? all.filter(({ id }) => weaknesses.has(id)) : all;
  const found = arrangePeople(listed, seen.data ?? [], {
    search: searched,
    sorting,
    locale,
  });
  const enroll = (
    <Button component={Link} href="/enroll" leftSection={<IconUserPlus size={18} />}>
      {t('enroll')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      subtitle={
        people.data && (
          <span role="status">
            {searched || onlyWeak
              ? t('found', { found: found.length, count: all.length })
              : t('enrolled', { count: all.length })}
          </span>
        )
      }
      actions={
        all.length > 0 && (
          <>
            <TextInput
              className={classes.search}
              aria-label={t('search')}
              placeholder={t('searchPlaceholder')}
              type="search"
              leftSection={<IconSearch size={17} />}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
            <Select
              className={classes.sorting}
              aria-label={t('sort')}
              leftSection={<IconArrowsSort size={17} />}
              allowDeselect={false}
              value={sorting}
              onChange={(value) => value && setSorting(value)}
              data={sortings.map((value) => ({ value, label: t(`sorting.${value}`) }))}
            />
            <Button
              component={Link}
              href="/people/history"
              variant="default"
              leftSection={<IconHistory size={18} />}
            >
              {repairs('history.open')}
            </Button>
            {enroll}
          </>
        )
      }
    >
      {(people.error ?? seen.error) && <ErrorNotice error={people.error ?? seen.error} />}
      {people.data && all.length === 0 && (
        <EmptyState
          icon={<IconUsers size={40} stroke={1.5} />}
          title={t('empty.title')}
          text={t('empty.text')}
          action={enroll}
        />
      )}
      {all.length > 0 && <SelfTestLine onlyWeak={onlyWeak} onOnlyWeak={setOnlyWeak} />}
      {all.length > 0 && found.length === 0 && (
        <EmptyState
          icon={<IconSearch size={40} stroke={1.5} />}
          title={t('nothingFound.title', { search: searched })}
          text={t('nothingFound.text')}
          action={
            <Link href="/enroll" state={{ name: searched }} asChild>
              <Button
                component="a"
                leftSection={<IconUserPlus size={18} />}
                classNames={{ label: classes.enrollLabel }}
                maw="100%"
              >
                {t('enrollNamed', { name: searched })}
              </Button>
            </Link>
          }
        />
      )}
      {found.length > 0 && (
        <PeopleGrid
          people={found}
          sorting={sorting}
          weaknessOf={(personId) => weaknesses.get(personId) ?? null}
        />
      )}
    </Page>
  );
}
