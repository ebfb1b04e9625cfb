import { useSessionStorage } from '@mantine/hooks';
import { sortings, type Sorting } from './arrange-people.ts';

interface View {
  readonly search: string;
  readonly sorting: Sorting;
}

const first: View = { search: '', sorting: 'name' };

/** How the list of people is searched and sorted, kept for as long as the window is open. */
export function useKeptView() {
  const [view, setView] = useSessionStorage<View>({
    key: 'kith-people',
    defaultValue: first,
    getInitialValueInEffect: false,
    deserialize: read,
  });
  return {
    ...view,
    setSearch: (search: string) => setView((now) => ({ ...now, search })),
    setSorting: (sorting: Sorting) => setView((now) => ({ ...now, sorting })),
  };
}

/** What was kept; the first view where it is none that this Kith knows. */
function read(kept: string | undefined): View {
  try {
    const { search, sorting } = JSON.parse(kept ?? '{}') as Partial<View>;
    return {
      search: typeof search === 'string' ? search : first.search,
      sorting: sortings.find((one) => one === sorting) ?? first.sorting,
    };
  } catch {
    return first;
  }
}
