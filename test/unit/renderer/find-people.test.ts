import { expect, test } from 'vitest';
import { findPeople, firstFound } from '../../../renderer/ui/find-people.ts';

const groups = [{ id: 1, name: 'Théâtre', color: 'teal', people: 1 }] as const;
const people = [
  { name: 'Ada', externalId: 'A-17', note: '', groups: [] },
  { name: 'Bjørn', externalId: null, note: 'Met at the fair', groups: [1] },
  { name: 'Adele', externalId: null, note: '', groups: [] },
];
const found = (search: string, most = 9) =>
  firstFound(people, search, groups, most).map(({ name }) => name);

test('people are found by name, id, note and group, and of many the first', () => {
  expect(found('ad')).toEqual(['Ada', 'Adele']);
  expect(found('ad', 1)).toEqual(['Ada']);
  expect(found('a 17')).toEqual(['Ada']);
  expect(found('bjorn theatre fair')).toEqual(['Bjørn']);
  expect(found('ada fair')).toEqual([]);
  expect(found(' ', 2)).toEqual(['Ada', 'Bjørn']);
});

test('a group that was renamed is found by the name it has now', () => {
  expect(people.filter(findPeople('theatre', groups))).toHaveLength(1);
  const renamed = [{ ...groups[0], name: 'Choir' }];
  expect(people.filter(findPeople('theatre', renamed))).toEqual([]);
  expect(people.filter(findPeople('choir', renamed))).toHaveLength(1);
});
