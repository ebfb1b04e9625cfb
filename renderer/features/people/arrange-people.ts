import type { PeopleGroup, Person, Seen } from '../../../electron/contract/index.ts';
import { haveWords, wordsOf } from '../../ui/matches-words.ts';

/** The orders that people can be listed in. */
export const sortings = ['name', 'newest', 'lastSeen', 'mostSeen'] as const;
export type Sorting = (typeof sortings)[number];

/** Somebody enrolled, with when they were seen; null where they were not. */
export type ListedPerson = Person & { readonly seen: Seen | null };

/**
 * Those whose names, ids, notes and groups together have every word of the search, in an order; of equals by name, as the language
 * sorts names.
 */
export function arrangePeople(
  people: readonly Person[],
  seen: readonly Seen[],
  {
    search,
    sorting,
    locale,
    groups = [],
  }: {
    search: string;
    sorting: Sorting;
    locale: string;
    groups?: readonly PeopleGroup[];
  },
): ListedPerson[] {
  const seenOf = new Map(seen.map((one) => [one.personId, one]));
  const byName = sortedByName(people, locale);
  const found = search === '' ? byName : byName.filter(searchFor(search, groups));
  const listed = found.map((person) => ({ ...person, seen: seenOf.get(person.id) ?? null }));
  if (sorting === 'name') return listed;
  return listed.toSorted((a, b) => rank(b, sorting) - rank(a, sorting));
}

function searchFor(search: string, groups: readonly PeopleGroup[]): (person: Person) => boolean {
  const nameOf = new Map(groups.map(({ id, name }) => [id, name]));
  const wanted = wordsOf(search);
  return (person) => {
    const known = words.get(person);
    if (known?.groups === groups) return haveWords(known.words, wanted);
    const { name, externalId, note, groups: own } = person;
    const named = own.map((id) => nameOf.get(id) ?? '');
    const made = wordsOf([name, externalId ?? '', note, ...named].join(' '));
    words.set(person, { groups, words: made });
    return haveWords(made, wanted);
  };
}

/** The words that each person is found by, with the groups as they were then. */
const words = new WeakMap<Person, { groups: readonly PeopleGroup[]; words: readonly string[] }>();

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

/** The order of names in a language, of each list of people that was asked for last: thousands of names take a while to compare. */
const sorted = new WeakMap<readonly Person[], { locale: string; people: readonly Person[] }>();

function sortedByName(people: readonly Person[], locale: string): readonly Person[] {
  const known = sorted.get(people);
  if (known?.locale === locale) return known.people;
  const collator = new Intl.Collator(locale, { numeric: true });
  const made = people.toSorted((a, b) => collator.compare(a.name, b.name));
  sorted.set(people, { locale, people: made });
  return made;
}
