import { expect, test } from 'vitest';
import {
  enrolledCheckOf,
  turnsTogether,
  type LivenessState,
} from '../../../electron/contract/index.ts';

test.each<[(LivenessState | null)[], LivenessState | null]>([
  [[], null],
  [[null, null], null],
  [[null, 'cannot tell'], 'cannot tell'],
  [['cannot tell', 'live', null], 'live'],
  [['live', 'not live', 'cannot tell'], 'not live'],
])('turns %j say %s together', (turns, together) => {
  expect(turnsTogether(turns)).toBe(together);
  expect(turnsTogether(turns.toReversed())).toBe(together);
});

test('how pictures were checked is counted over all of them', () => {
  expect(
    enrolledCheckOf([
      { liveness: 'live', turns: 'live' },
      { liveness: 'cannot tell', turns: 'live' },
      { liveness: null, turns: null },
    ]),
  ).toEqual({ pictures: 3, live: 1, turns: 'live' });
});
