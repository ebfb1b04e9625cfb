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

test.each(sessionStates.flatMap((state) => sessionEvents.map((event) => [state, event] as const)))(
  'a session that is %s, then: %s',
  (state, event) => {
    const next = expected[state][event];
    if (next) expect(nextSessionState(state, event)).toBe(next);
    else expect(() => nextSessionState(state, event)).toThrow(RangeError);
  },
);
