import { describe, expect, test } from 'vitest';
import {
  afterEvent,
  shownActivation,
  transitions,
  type ActivationEvent,
  type ActivationState,
} from '../../../electron/core/versions/activation-state.ts';

const error = { code: 'EngineLost', message: 'It stopped.', next: 'Try again.' };
const work = { versionId: 7, done: 16, total: 40 };
const states: Record<ActivationState['at'], ActivationState> = {
  idle: { at: 'idle' },
  embedding: { at: 'embedding', ...work },
  left: { at: 'left', ...work },
  failed: { at: 'failed', error, ...work },
};
const events: Record<ActivationEvent['kind'], ActivationEvent> = {
  started: { kind: 'started', versionId: 9, missing: 5 },
  embedded: { kind: 'embedded', samples: 16 },
  grown: { kind: 'grown', missing: 30 },
  failed: { kind: 'failed', error },
  activated: { kind: 'activated' },
  canceled: { kind: 'canceled' },
  superseded: { kind: 'superseded' },
  removed: { kind: 'removed' },
  closed: { kind: 'closed' },
};

const started: ActivationState = { at: 'embedding', versionId: 9, done: 0, total: 5 };
const idle: ActivationState = { at: 'idle' };

describe('each transition', () => {
  test.each<[ActivationState['at'], ActivationEvent['kind'], ActivationState]>([
    ['idle', 'started', started],
    ['embedding', 'embedded', { at: 'embedding', versionId: 7, done: 32, total: 40 }],
    ['embedding', 'grown', { at: 'embedding', versionId: 7, done: 16, total: 46 }],
    ['embedding', 'failed', { at: 'failed', error, ...work }],
    ['embedding', 'activated', idle],
    ['embedding', 'canceled', idle],
    ['embedding', 'superseded', idle],
    ['embedding', 'removed', idle],
    ['embedding', 'closed', { at: 'left', ...work }],
    ['left', 'started', started],
    ['left', 'canceled', idle],
    ['left', 'removed', idle],
    ['failed', 'started', started],
    ['failed', 'canceled', idle],
    ['failed', 'removed', idle],
  ])('%s, %s', (at, kind, after) => {
    expect(afterEvent(states[at], events[kind])).toEqual(after);
    expect(transitions[at]).toHaveProperty(kind, after.at);
  });

  test('there are no others', () => {
    for (const [at, state] of Object.entries(states)) {
      for (const [kind, event] of Object.entries(events)) {
        if (kind in transitions[at as ActivationState['at']]) continue;
        expect(() => afterEvent(state, event)).toThrow(`${kind} while ${at}`);
      }
    }
    const count = Object.values(transitions).flatMap((one) => Object.keys(one)).length;
    expect(count).toBe(15);
  });
});

test('views see how far it is and what went wrong, and nothing where there is none', () => {
  expect(shownActivation(states.idle)).toBeNull();
  expect(shownActivation(states.embedding)).toEqual({ ...work, error: null });
  // What goes on at the next start is not over.
  expect(shownActivation(states.left)).toEqual({ ...work, error: null });
  expect(shownActivation(states.failed)).toEqual({ ...work, error });
});
