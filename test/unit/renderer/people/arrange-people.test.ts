import { describe, expect, test } from 'vitest';
import {
  arrangePeople,
  type Sorting,
} from '../../../../renderer/features/people/arrange-people.ts';

const names = ['Zoë', 'Ärne', 'José García', 'Jo 10', 'Jo 9', 'ada'];
const people = names.map((name, i) => ({
  id: i + 1,
  name,
  samples: 1,
  portrait: null,
  enrolledAt: new Date(1000 * (i % 5)),
  note: name === 'Zoë' ? 'Met at the fair' : '',
  externalId: name === 'ada' ? 'A-17' : null,
  groups: name === 'Zoë' || name === 'Ärne' ? [1] : [],
  consentedAt: null,
}));
const groups = [{ id: 1, name: 'Théâtre', color: 'teal', people: 2 }] as const;
const seen = [
  { personId: 2, lastAt: new Date(9000), times: 3 },
  { personId: 5, lastAt: new Date(5000), times: 7 },
  // Somebody who was removed meanwhile.
  { personId: 99, lastAt: new Date(9999), times: 70 },
];

const arranged = (sorting: Sorting, search = '', locale = 'en') =>
  arrangePeople(people, seen, { search, sorting, locale, groups }).map(({ name }) => name);

describe('the list of people', () => {
  test('is sorted by name as people sort, numbers by their value', () => {
    expect(arranged('name')).toEqual(['ada', 'Ärne', 'Jo 9', 'Jo 10', 'José García', 'Zoë']);
    // In Swedish Ä comes after Z.
    expect(arranged('name', '', 'sv').at(-1)).toBe('Ärne');
  });

  test('can have the newest first, of equals by name', () => {
    expect(arranged('newest')).toEqual(['Jo 9', 'Jo 10', 'José García', 'Ärne', 'ada', 'Zoë']);
  });

  test('can have first who was seen last or most; who never was comes last, by name', () => {
    const never = ['ada', 'Jo 10', 'José García', 'Zoë'];
    expect(arranged('lastSeen')).toEqual(['Ärne', 'Jo 9', ...never]);
    expect(arranged('mostSeen')).toEqual(['Jo 9', 'Ärne', ...never]);
  });

  test('shows those who have every word of the search', () => {
    expect(arranged('name', 'jose gar')).toEqual(['José García']);
    expect(arranged('name', ' JO ')).toEqual(['Jo 9', 'Jo 10', 'José García']);
    expect(arranged('name', 'zzz')).toEqual([]);
  });

  test('looks for them in ids, notes and groups as well, one here and one there', () => {
    expect(arranged('name', 'a 17')).toEqual(['ada']);
    expect(arranged('name', 'fair')).toEqual(['Zoë']);
    expect(arranged('name', 'theat')).toEqual(['Ärne', 'Zoë']);
    expect(arranged('name', 'zoe fair theatre')).toEqual(['Zoë']);
    expect(arranged('name', 'arne fair')).toEqual([]);
  });
});
