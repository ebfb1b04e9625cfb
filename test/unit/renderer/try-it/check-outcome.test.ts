import { expect, test } from 'vitest';
import type { LiveDecision } from '../../../../electron/contract/index.ts';
import { outcomeOf } from '../../../../renderer/capture/try-it/check-outcome.ts';

const decision: LiveDecision = {
  decision: 'known',
  match: { personId: 1, person: 'Ada', score: 0.98 },
  between: [],
  score: 0.98,
  likelihoodRatio: 50_000,
  runnerUp: null,
  reasons: [],
  liveness: null,
  settled: true,
  strength: 'clear',
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
  expect(outcome({})).toEqual({ kind: 'recognized', strength: 'clear' });
  expect(outcome({ strength: 'likely' })).toEqual({
    kind: 'recognized',
    strength: 'likely',
  });
});

test('one of two people who cannot be told apart', () => {
  const between = ['Ada', 'Grace'].map((person, i) => ({
    personId: i + 1,
    person,
    score: 0.98,
    likelihoodRatio: 900,
  }));
  expect(outcome({ decision: 'ambiguous', match: null, between })).toEqual({
    kind: 'ambiguous',
    one: 'Ada',
    other: 'Grace',
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
