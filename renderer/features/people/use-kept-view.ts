import { useState } from 'react';
import { useSessionStorage } from '@mantine/hooks';
import { sortings, type Sorting } from './arrange-people.ts';
import { unfiltered, unseenTimes, type PeopleFilter, type UnseenTime } from './filter-people.ts';

interface View {
  readonly sorting: Sorting;
  readonly filter: PeopleFilter;
}

const first: View = { sorting: 'name', filter: unfiltered };

/** Never in the storage, which browsers write to the disk as plain text: it names people. */
let searched = '';

/** How the list of people is searched, filtered and sorted, kept for as long as the window is open. */
export function useKeptView() {
  const [search, setSearch] = useState(searched);
  const [view, setView] = useSessionStorage<View>({
    key: 'kith-people',
    defaultValue: first,
    getInitialValueInEffect: false,
    deserialize: read,
  });
  return {
    ...view,
    search,
    setSearch: (text: string) => {
      searched = text;
      setSearch(text);
    },
    setSorting: (sorting: Sorting) => setView((now) => ({ ...now, sorting })),
    setFilter: (change: Partial<PeopleFilter>) =>
      setView((now) => ({ ...now, filter: { ...now.filter, ...change } })),
  };
}

/** What was kept; the first view where it is none that this Kith knows. */
function read(kept: string | undefined): View {
  try {
    const { sorting, filter } = JSON.parse(kept ?? '{}') as Partial<View>;
    return {
      sorting: sortings.find((one) => one === sorting) ?? first.sorting,
      filter: readFilter(filter ?? unfiltered),
    };
  } catch {
    return first;
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
