import type { PeopleGroup, Person, Seen } from '../../../electron/contract/index.ts';
import { findPeople } from '../../ui/find-people.ts';

/** The orders that people can be listed in. */
export const sortings = ['name', 'newest', 'lastSeen', 'mostSeen'] as const;
export type Sorting = (typeof sortings)[number];

/** Somebody enrolled, with when they were seen; null where they were not. */
export type ListedPerson = Person & { readonly seen: Seen | null };

/**
 * Those whose names, ids, notes and groups together have every word of the search, in an order; of equals by name, as the language
 * sorts names. Everybody is the same object for as long as `people` and `seen` are: what is drawn of them stays.
 */
export function arrangePeople(
  people: readonly Person[],
  seen: readonly Seen[],
  {
    search,
    sorting,
    locale,
    groups,
  }: {
    search: string;
    sorting: Sorting;
    locale: string;
    groups: readonly PeopleGroup[];
  },
): readonly ListedPerson[] {
  const { everybody, listedOf } = listedByName(people, seen, locale);
  const found =
    search === ''
      ? everybody
      : sortedByName(people, locale)
          .filter(findPeople(search, groups))
          .map((person) => listedOf.get(person)!);
  if (sorting === 'name') return found;
  return found.toSorted((a, b) => rank(b, sorting) - rank(a, sorting));
}

/** What comes first is highest. */
function rank({ enrolledAt, seen }: ListedPerson, sorting: Exclude<Sorting, 'name'>): number {
  switch (sorting) {
    case 'newest':
      return enrolledAt.getTime();
    case 'lastSeen':
      return seen?.lastAt.getTime() ?? 0;
    case 'mostSeen':
      return seen?.times ?? 0;
  }
}

interface Listed {
  readonly seen: readonly Seen[];
  readonly locale: string;
  /** By name. */
  readonly everybody: readonly ListedPerson[];
  readonly listedOf: ReadonlyMap<Person, ListedPerson>;
}

/** What was made of each list of people last. */
const made = new WeakMap<readonly Person[], Listed>();
/** The order of names in a language, of each list of people that was asked for last: thousands of names take a while to compare. */
const sorted = new WeakMap<
  readonly Person[],
  { readonly locale: string; readonly people: readonly Person[] }
>();

function listedByName(people: readonly Person[], seen: readonly Seen[], locale: string): Listed {
  const known = made.get(people);
  if (known?.seen === seen && known.locale === locale) return known;
  const seenOf = new Map(seen.map((one) => [one.personId, one]));
  const listedOf = new Map(
    sortedByName(people, locale).map((person) => [
      person,
      { ...person, seen: seenOf.get(person.id) ?? null },
    ]),
  );
  const listed = { seen, locale, everybody: [...listedOf.values()], listedOf };
  made.set(people, listed);
  return listed;
}

function sortedByName(people: readonly Person[], locale: string): readonly Person[] {
  const known = sorted.get(people);
  if (known?.locale === locale) return known.people;
  const collator = new Intl.Collator(locale, { numeric: true });
  const byName = people.toSorted((a, b) => collator.compare(a.name, b.name));
  sorted.set(people, { locale, people: byName });
  return byName;
}
