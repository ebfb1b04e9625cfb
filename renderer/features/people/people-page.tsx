import { useDeferredValue, useMemo, useState } from 'react';
import { Button, Select, TextInput } from '@mantine/core';
import {
  IconArrowsSort,
  IconFilter,
  IconHistory,
  IconSearch,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { useLocale, useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { PeopleGroup, Person } from '../../../electron/contract/index.ts';
import { useGroups, usePeople, useSeen, useSelfTest } from '../../owner/kith-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { arrangePeople, sortings } from './arrange-people.ts';
import { countFilters, filterPeople, unfiltered, type PeopleFilter } from './filter-people.ts';
import { FiltersInUse } from './filters-in-use.tsx';
import { PeopleFilters } from './people-filters.tsx';
import { PeopleGrid } from './people-grid.tsx';
import classes from './people-page.module.css';
import { SelectionBar } from './selection-bar.tsx';
import { SelfTestLine } from './self-test/self-test-line.tsx';
import { useAlikePairs } from './self-test/use-alike-pairs.ts';
import { useWeaknesses } from './self-test/use-weaknesses.ts';
import { SuggestionsPanel } from './suggestions/suggestions-panel.tsx';
import { useKeptView } from './use-kept-view.ts';
import { useSelection } from './use-selection.ts';

const nobody: readonly Person[] = [];
const noGroups: readonly PeopleGroup[] = [];
const noPairs: readonly never[] = [];

/** Everyone enrolled, as a grid of faces that can be searched, filtered, sorted, and selected. */
export function PeoplePage() {
  const t = useTranslations('people');
  const repairs = useTranslations('repairs');
  const filters = useTranslations('peopleList.filter');
  const locale = useLocale();
  const people = usePeople();
  const seen = useSeen();
  const { search, sorting, filter: kept, setSearch, setSorting, setFilter } = useKeptView();
  // A letter is shown before its faces are.
  const searched = useDeferredValue(search.trim());
  const all = people.data ?? nobody;
  const groups = useGroups().data ?? noGroups;
  const weaknesses = useWeaknesses();
  const pairs = useAlikePairs(useSelfTest().data?.result?.lookAlikes ?? noPairs);
  const alike = new Set(pairs.flatMap(({ one, other }) => [one.id, other.id]));
  const [now] = useState(() => new Date());
  // Once nobody is weak any more, or a group is gone, there is nothing left to choose from.
  const filter: PeopleFilter = {
    ...kept,
    weak: kept.weak && weaknesses.size > 0,
    alike: kept.alike && alike.size > 0,
    groups: kept.groups.filter((id) => groups.some((group) => group.id === id)),
  };
  const isFiltered = countFilters(filter) > 0;
  // Thousands are not arranged anew because one of them was selected.
  const arranged = useMemo(
    () => arrangePeople(all, seen.data ?? [], { search: searched, sorting, locale, groups }),
    [all, seen.data, searched, sorting, locale, groups],
  );
  const found = filterPeople(arranged, filter, {
    weak: new Set(weaknesses.keys()),
    alike,
    seen: seen.data ?? [],
    now,
  });
  const { selected, isSelected, onSelect, selectAll, clear } = useSelection(found);
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
            {searched || isFiltered
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
            <PeopleFilters filter={filter} groups={groups} onChange={setFilter} />
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
      {all.length > 0 && (
        <>
          <SelfTestLine onlyWeak={filter.weak} onOnlyWeak={(weak) => setFilter({ weak })} />
          <FiltersInUse filter={filter} groups={groups} onChange={setFilter} />
          {!searched && !isFiltered && <SuggestionsPanel />}
        </>
      )}
      {all.length > 0 && found.length === 0 && isFiltered && (
        <EmptyState
          icon={<IconFilter size={40} stroke={1.5} />}
          title={filters('nobody')}
          text={filters('nobodyText')}
          action={<Button onClick={() => setFilter(unfiltered)}>{filters('clear')}</Button>}
        />
      )}
      {all.length > 0 && found.length === 0 && !isFiltered && (
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
      {selected.length > 0 && (
        <SelectionBar
          people={selected}
          groups={groups}
          shown={found.length}
          onAll={selectAll}
          onNone={clear}
        />
      )}
      {found.length > 0 && (
        <PeopleGrid
          people={found}
          sorting={sorting}
          weaknessOf={(personId) => weaknesses.get(personId) ?? null}
          groups={groups}
          isSelected={isSelected}
          isUnderWay={selected.length > 0}
          onSelect={onSelect}
        />
      )}
    </Page>
  );
}
