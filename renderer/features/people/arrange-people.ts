import type { Person, Seen } from '../../../electron/contract/index.ts';
import { matchesWords } from '../../ui/matches-words.ts';

/** The orders that people can be listed in. */
export const sortings = ['name', 'newest', 'lastSeen', 'mostSeen'] as const;
export type Sorting = (typeof sortings)[number];

/** Somebody enrolled, with when they were seen; null where they were not. */
export type ListedPerson = Person & { readonly seen: Seen | null };

/** People with when each was seen. */
export function withSeen(people: readonly Person[], seen: readonly Seen[]): ListedPerson[] {
  const byPerson = new Map(seen.map((one) => [one.personId, one]));
  return people.map((person) => ({ ...person, seen: byPerson.get(person.id) ?? null }));
}

/** Those whose names have every word of the search, in an order; of equals by name, as the language sorts names. */
export function arrangePeople(
  people: readonly ListedPerson[],
  { search, sorting, locale }: { search: string; sorting: Sorting; locale: string },
): ListedPerson[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  return people
    .filter(({ name }) => matchesWords(name, search))
    .toSorted((a, b) => rank(b, sorting) - rank(a, sorting) || collator.compare(a.name, b.name));
}

/** What comes first is highest; by name alone all are alike. */
function rank({ enrolledAt, seen }: ListedPerson, sorting: Sorting): number {
  switch (sorting) {
    case 'name':
      return 0;
    case 'newest':
      return enrolledAt.getTime();
    case 'lastSeen':
      return seen?.lastAt.getTime() ?? 0;
    case 'mostSeen':
      return seen?.times ?? 0;
  }
}
