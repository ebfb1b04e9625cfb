import { memo, useDeferredValue, useMemo, useState } from 'react';
import { Button } from '@mantine/core';
import { IconFilter, IconHistory, IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { PeopleGroup, Person, Seen } from '../../../electron/contract/index.ts';
import { useGroups, usePeople, useSeen, useSelfTest } from '../../owner/kith-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { arrangePeople } from './arrange-people.ts';
import { countFilters, filterPeople, unfiltered, withoutVain } from './filter-people.ts';
import { FiltersInUse } from './filters-in-use.tsx';
import { SearchField, SortingChoice } from './people-actions.tsx';
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
const noneSeen: readonly Seen[] = [];

/** Everyone enrolled, as a grid of faces that can be searched, filtered, sorted, and selected. */
export function PeoplePage() {
  const t = useTranslations('people');
  const filters = useTranslations('peopleList.filter');
  const locale = useLocale();
  const people = usePeople();
  const seenQuery = useSeen();
  const { view, setSearch, setSorting, setFilter } = useKeptView();
  // What is typed or chosen is shown before its faces are.
  const { search, sorting, filter: kept } = useDeferredValue(view);
  const searched = search.trim();
  const all = people.data ?? nobody;
  const seen = seenQuery.data ?? noneSeen;
  const groups = useGroups().data ?? noGroups;
  const { weak, weaknessOf } = useWeaknesses();
  const pairs = useAlikePairs(useSelfTest().data?.result?.lookAlikes ?? noPairs);
  const alike = useMemo(
    () => new Set(pairs.flatMap(({ one, other }) => [one.id, other.id])),
    [pairs],
  );
  const [now] = useState(() => new Date());
  const possible = useMemo(() => ({ weak, alike, groups }), [weak, alike, groups]);
  const chosen = useMemo(() => withoutVain(view.filter, possible), [view.filter, possible]);
  const filter = useMemo(() => withoutVain(kept, possible), [kept, possible]);
  const isFiltered = countFilters(filter) > 0;
  // Thousands are not arranged anew because one of them was selected.
  const arranged = useMemo(
    () => arrangePeople(all, seen, { search: searched, sorting, locale, groups }),
    [all, seen, searched, sorting, locale, groups],
  );
  const found = useMemo(
    () => filterPeople(arranged, filter, { weak, alike, seen, now }),
    [arranged, filter, weak, alike, seen, now],
  );
  const { selected, ids, onSelect, selectAll, clear } = useSelection(found);
  // Where the search alone finds nobody, no filter is in the way.
  const isNobody = searched !== '' && arranged.length === 0;
  const error = people.error ?? seenQuery.error;
  return (
    <Page
      wide
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
            <SearchField search={view.search} onChange={setSearch} />
            <SortingChoice sorting={view.sorting} onChange={setSorting} />
            <PeopleFilters filter={chosen} groups={groups} onChange={setFilter} />
            <Ways />
          </>
        )
      }
    >
      {error && <ErrorNotice error={error} />}
      {people.data && all.length === 0 && (
        <EmptyState
          icon={<IconUsers size={40} stroke={1.5} />}
          title={t('empty.title')}
          text={t('empty.text')}
          action={<EnrollLink />}
        />
      )}
      {all.length > 0 && (
        <>
          <SelfTestLine onlyWeak={filter.weak} onOnlyWeak={(weak) => setFilter({ weak })} />
          <FiltersInUse filter={filter} groups={groups} onChange={setFilter} />
          {!searched && !isFiltered && <SuggestionsPanel />}
        </>
      )}
      {all.length > 0 && found.length === 0 && !isNobody && (
        <EmptyState
          icon={<IconFilter size={40} stroke={1.5} />}
          title={filters('nobody')}
          text={filters('nobodyText')}
          action={<Button onClick={() => setFilter(unfiltered)}>{filters('clear')}</Button>}
        />
      )}
      {all.length > 0 && isNobody && (
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
          weaknessOf={weaknessOf}
          groups={groups}
          selected={ids}
          onSelect={onSelect}
        />
      )}
    </Page>
  );
}

/** The ways from here: to what was done, and to enrolling somebody. */
const Ways = memo(function Ways() {
  const repairs = useTranslations('repairs');
  return (
    <>
      <Button
        component={Link}
        href="/people/history"
        variant="default"
        leftSection={<IconHistory size={18} />}
      >
        {repairs('history.open')}
      </Button>
      <EnrollLink />
    </>
  );
});

function EnrollLink() {
  const t = useTranslations('people');
  return (
    <Button component={Link} href="/enroll" leftSection={<IconUserPlus size={18} />}>
      {t('enroll')}
    </Button>
  );
}
