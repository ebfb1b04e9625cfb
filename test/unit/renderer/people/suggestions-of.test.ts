import { expect, test } from 'vitest';
import type { Person } from '../../../../electron/contract/index.ts';
import { suggestionsOf } from '../../../../renderer/features/people/suggestions/suggestions-of.ts';

const person = (id: number): Person => ({
  id,
  name: `Person ${id}`,
  samples: 4,
  enrolledAt: new Date(),
  portrait: null,
  note: '',
  externalId: null,
  groups: [],
  consentedAt: null,
});
const pair = (one: number, other: number, twice: boolean, samples: number[]) => ({
  one: person(one),
  other: person(other),
  twice,
  samples,
});

test('first whoever may be one person, then pictures of two, but for those that were vouched for', () => {
  const pairs = [pair(1, 2, false, [11, 12]), pair(3, 4, true, [31]), pair(5, 6, false, [])];
  const asked = suggestionsOf(pairs, new Set([12])).map((one) =>
    one.kind === 'people' ? [one.pair.one.id, one.pair.other.id] : one.sampleId,
  );
  expect(asked).toEqual([[3, 4], 11]);
});
