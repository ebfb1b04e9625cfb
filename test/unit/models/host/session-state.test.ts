import { expect, test } from 'vitest';
import {
  nextSessionState,
  sessionEvents,
  sessionStates,
  type SessionEvent,
  type SessionState,
} from '../../../../electron/models/host/session-state.ts';

/** Every transition there is; null is what cannot happen. */
const expected: Record<SessionState, Record<SessionEvent, SessionState | null>> = {
  starting: { spawned: 'loading', loaded: null, end: 'ending', exited: 'ended' },
  loading: { spawned: null, loaded: 'ready', end: 'ending', exited: 'ended' },
  ready: { spawned: null, loaded: null, end: 'ending', exited: 'ended' },
  ending: { spawned: 'ending', loaded: 'ending', end: 'ending', exited: 'ended' },
  ended: { spawned: 'ended', loaded: 'ended', end: 'ended', exited: 'ended' },
};

const pairs = sessionStates.flatMap((state) =>
  sessionEvents.map((event) => ({ state, event, next: expected[state][event] })),
);

test.each(pairs.filter(({ next }) => next !== null))(
  'a session that is $state, then: $event',
  ({ state, event, next }) => {
    expect(nextSessionState(state, event)).toBe(next);
  },
);

test.each(pairs.filter(({ next }) => next === null))(
  'a session that is $state cannot be told: $event',
  ({ state, event }) => {
    expect(() => nextSessionState(state, event)).toThrow(RangeError);
  },
);
