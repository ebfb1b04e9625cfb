import { expect, test } from 'vitest';
import type { LiveDecision } from '../../../../electron/contract/index.ts';
import { outcomeOf } from '../../../../renderer/capture/check-outcome.ts';

const decision: LiveDecision = {
  decision: 'known',
  match: { personId: 1, person: 'Ada', score: 0.98 },
  score: 0.98,
  runnerUp: null,
  reasons: [],
  settled: true,
  strength: 'sure',
  sighting: null,
};
const outcome = (change: Partial<LiveDecision>) =>
  outcomeOf({ decision: { ...decision, ...change } }, 1);

test('nobody in front of the camera, or nothing decided yet', () => {
  expect(outcomeOf(null, 1)).toEqual({ kind: 'nobody' });
  expect(outcomeOf({ decision: null }, 1)).toEqual({ kind: 'looking' });
  expect(outcome({ settled: false })).toEqual({ kind: 'looking' });
});

test('the person is recognized clearly, or only just', () => {
  expect(outcome({})).toEqual({ kind: 'recognized', strength: 'sure' });
  expect(outcome({ strength: 'fairly sure' })).toEqual({
    kind: 'recognized',
    strength: 'fairly sure',
  });
});

test('somebody else, nobody known, or a picture that says nothing', () => {
  expect(outcome({ match: { personId: 2, person: 'Grace', score: 0.98 } })).toEqual({
    kind: 'other',
    person: 'Grace',
  });
  expect(outcome({ decision: 'unknown', match: null })).toEqual({ kind: 'unknown' });
  expect(outcome({ decision: 'unusable', match: null, reasons: ['TooDark'] })).toEqual({
    kind: 'unusable',
    reason: 'TooDark',
  });
});
