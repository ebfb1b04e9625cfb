/**
 * Where a session of a model host is: its process is on its way up, reads the networks, answers, was told to end, is gone.
 */
export const sessionStates = ['starting', 'loading', 'ready', 'ending', 'ended'] as const;
export type SessionState = (typeof sessionStates)[number];

/** What happens to a session: its process is there, an engine is chosen, it is told to end, its process is gone. */
export const sessionEvents = ['spawned', 'loaded', 'end', 'exited'] as const;
export type SessionEvent = (typeof sessionEvents)[number];

/** Where each event leads from each state. What is not in it cannot happen. */
const transitions: Readonly<
  Record<SessionState, Readonly<Partial<Record<SessionEvent, SessionState>>>>
> = {
  starting: { spawned: 'loading', end: 'ending', exited: 'ended' },
  loading: { loaded: 'ready', end: 'ending', exited: 'ended' },
  ready: { end: 'ending', exited: 'ended' },
  // What was on its way when the session was told to end still arrives.
  ending: { spawned: 'ending', loaded: 'ending', end: 'ending', exited: 'ended' },
  ended: { spawned: 'ended', loaded: 'ended', end: 'ended', exited: 'ended' },
};

/** The state after an event. Throws a RangeError for one that cannot happen there. */
export function nextSessionState(state: SessionState, event: SessionEvent): SessionState {
  const next = transitions[state][event];
  if (!next) throw new RangeError(`A session that is ${state} cannot be ${event}`);
  return next;
}
