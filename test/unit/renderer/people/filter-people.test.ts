import { describe, expect, test } from 'vitest';
import type { Person } from '../../../../electron/contract/index.ts';
import {
  countFilters,
  filterPeople,
  unfiltered,
  type PeopleFilter,
} from '../../../../renderer/features/people/filter-people.ts';

const now = new Date('2026-06-30T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60_000);
const person = (id: number, groups: number[] = [], consentedAt: Date | null = now): Person => ({
  id,
  name: `Person ${id}`,
  samples: 1,
  enrolledAt: now,
  portrait: null,
  note: '',
  externalId: null,
  groups,
  consentedAt,
});
const people = [person(1, [7]), person(2, [7, 8]), person(3, [], null), person(4, [8])];
const known = {
  weak: new Set([1, 3]),
  alike: new Set([2, 3]),
  seen: [
    { personId: 1, lastAt: daysAgo(2), times: 1 },
    { personId: 2, lastAt: daysAgo(40), times: 3 },
    { personId: 4, lastAt: daysAgo(8), times: 3 },
  ],
  now,
};
const shown = (filter: Partial<PeopleFilter>) =>
  filterPeople(people, { ...unfiltered, ...filter }, known).map(({ id }) => id);

describe('filters of people', () => {
  test('none shows the very list', () => {
    expect(filterPeople(people, unfiltered, known)).toBe(people);
    expect(countFilters(unfiltered)).toBe(0);
  });

  test.each<[Partial<PeopleFilter>, number[]]>([
    [{ weak: true }, [1, 3]],
    [{ alike: true }, [2, 3]],
    [{ withoutConsent: true }, [3]],
    // Whoever was never seen was not seen since, either.
    [{ unseen: 'week' }, [2, 3, 4]],
    [{ unseen: 'month' }, [2, 3]],
    [{ unseen: 'quarter' }, [3]],
    [{ groups: [7] }, [1, 2]],
    [{ groups: [7, 8] }, [1, 2, 4]],
    [{ groups: [7], alike: true }, [2]],
    [{ weak: true, alike: true, withoutConsent: true, unseen: 'year' }, [3]],
    [{ groups: [9] }, []],
  ])('%j shows %j', (filter, ids) => expect(shown(filter)).toEqual(ids));

  test('each thing that is wanted counts', () => {
    expect(countFilters({ ...unfiltered, weak: true, unseen: 'week', groups: [7, 8] })).toBe(4);
  });
});
