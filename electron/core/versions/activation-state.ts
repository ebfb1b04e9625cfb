import type { Activation, ShownError } from '../../contract/index.ts';

/**
 * Where an activation is: none, the gallery is being embedded under its version, that is left for the next start, or it failed
 * and can be tried again.
 */
export type ActivationState =
  | { readonly at: 'idle' }
  | ({ readonly at: 'embedding' | 'left' } & Work)
  | ({ readonly at: 'failed'; readonly error: ShownError } & Work);

interface Work {
  readonly versionId: number;
  /** Samples embedded, and to be embedded in all. */
  readonly done: number;
  readonly total: number;
}

/** What happens to an activation. */
export type ActivationEvent =
  /** By the user, or by a Kith that finds one which a closed Kith left. `missing`: samples to be embedded. */
  | { readonly kind: 'started'; readonly versionId: number; readonly missing: number }
  | { readonly kind: 'embedded'; readonly samples: number }
  /** Samples were enrolled meanwhile. */
  | { readonly kind: 'grown'; readonly missing: number }
  | { readonly kind: 'failed'; readonly error: ShownError }
  | { readonly kind: ActivationEnd };

/**
 * How an activation ends: its version became active, the user gave it up, another one took its place, its version was
 * removed, or Kith closed and goes on with it at the next start.
 */
export type ActivationEnd = 'activated' | 'canceled' | 'superseded' | 'removed' | 'closed';

/** Which events each state takes, and the state after. */
export const transitions = {
  idle: { started: 'embedding' },
  embedding: {
    embedded: 'embedding',
    grown: 'embedding',
    failed: 'failed',
    activated: 'idle',
    canceled: 'idle',
    superseded: 'idle',
    removed: 'idle',
    closed: 'left',
  },
  left: { started: 'embedding', canceled: 'idle', removed: 'idle' },
  failed: { started: 'embedding', canceled: 'idle', removed: 'idle' },
} as const satisfies Record<
  ActivationState['at'],
  Partial<Record<ActivationEvent['kind'], ActivationState['at']>>
>;

/** The state after an event. Throws a RangeError for one that the state does not take. */
export function afterEvent(state: ActivationState, event: ActivationEvent): ActivationState {
  const next = (transitions[state.at] as Partial<Record<string, ActivationState['at']>>)[
    event.kind
  ];
  if (next === undefined) throw new RangeError(`${event.kind} while ${state.at}`);
  if (event.kind === 'started') {
    return { at: 'embedding', versionId: event.versionId, done: 0, total: event.missing };
  }
  if (state.at === 'idle' || next === 'idle') return { at: 'idle' };
  switch (event.kind) {
    case 'embedded':
      return { ...state, done: state.done + event.samples };
    case 'grown':
      return { ...state, total: state.done + event.missing };
    case 'failed':
      return { ...state, at: 'failed', error: event.error };
    case 'closed':
      return { ...state, at: 'left' };
    default:
      throw new RangeError(`${event.kind} ends an activation`);
  }
}

/** What views see of it. */
export function shownActivation(state: ActivationState): Activation | null {
  if (state.at === 'idle') return null;
  const { versionId, done, total } = state;
  return { versionId, done, total, error: state.at === 'failed' ? state.error : null };
}
