import { useCallback, useEffect, useState } from 'react';
import { sortings, type Sorting } from './arrange-people.ts';
import { unfiltered, unseenTimes, type PeopleFilter, type UnseenTime } from './filter-people.ts';

/** How the list of people is searched, filtered and sorted. */
export interface View {
  readonly search: string;
  readonly sorting: Sorting;
  readonly filter: PeopleFilter;
}

const KEY = 'kith-people';
const first: View = { search: '', sorting: 'name', filter: unfiltered };

/** Never in the storage, which browsers write to the disk as plain text: it names people. */
let searched = first.search;

/** How the list is seen, kept for as long as the window is open. The functions stay the same. */
export function useKeptView() {
  const [view, setView] = useState(() => read(sessionStorage.getItem(KEY)));
  useEffect(() => {
    const { search, ...stored } = view;
    searched = search;
    sessionStorage.setItem(KEY, JSON.stringify(stored));
  }, [view]);
  return {
    view,
    setSearch: useCallback((search: string) => setView((now) => ({ ...now, search })), []),
    setSorting: useCallback((sorting: Sorting) => setView((now) => ({ ...now, sorting })), []),
    setFilter: useCallback(
      (change: Partial<PeopleFilter>) =>
        setView((now) => ({ ...now, filter: { ...now.filter, ...change } })),
      [],
    ),
  };
}

/** What was kept; the first view where it is none that this Kith knows. */
function read(kept: string | null): View {
  try {
    const { sorting, filter } = JSON.parse(kept ?? '{}') as Partial<View>;
    return {
      search: searched,
      sorting: sortings.find((one) => one === sorting) ?? first.sorting,
      filter: readFilter(filter ?? unfiltered),
    };
  } catch {
    return { ...first, search: searched };
  }
}

function readFilter(kept: Partial<PeopleFilter>): PeopleFilter {
  const { groups } = kept;
  const times = Object.keys(unseenTimes) as UnseenTime[];
  return {
    weak: kept.weak === true,
    alike: kept.alike === true,
    withoutConsent: kept.withoutConsent === true,
    unseen: times.find((time) => time === kept.unseen) ?? null,
    groups: Array.isArray(groups) ? groups.filter((id) => Number.isInteger(id)) : [],
  };
}
