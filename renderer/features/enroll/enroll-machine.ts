import { assign, fromPromise, setup } from 'xstate';
import {
  limits,
  type Consent,
  type Match,
  type NewSample,
  type Person,
} from '../../../electron/contract/index.ts';
import type { Appearance } from '../../../native-models/face/distinct.ts';
import type { KithClient } from '../../owner/client.ts';
import { consentWording } from '../../i18n/en.ts';

/** A sample on the page: not kept anywhere until saved. */
export interface DraftSample extends NewSample {
  readonly key: number;
  readonly appearance: Appearance;
}

interface Context {
  readonly kith: KithClient;
  /** The person to add to; null to enroll somebody new. */
  readonly extend: Person | null;
  readonly name: string;
  readonly consentAt: Date | null;
  readonly samples: readonly DraftSample[];
  readonly nextKey: number;
  readonly lookAlikes: readonly Match[];
  readonly error: Error | null;
  readonly saved: Person | null;
}

type Event =
  | { type: 'NAME'; name: string }
  | { type: 'CONSENT'; given: boolean }
  | { type: 'BEGIN' }
  | { type: 'TAKE'; sample: Omit<DraftSample, 'key'> }
  | { type: 'DISCARD'; key: number }
  | { type: 'PAUSE' }
  | { type: 'RESUME' }
  | { type: 'FINISH' }
  | { type: 'SAME_PERSON'; personId: number }
  | { type: 'DIFFERENT_PERSON' }
  | { type: 'CANCEL' };

/** Whether there is enough to save: what a webcam should collect, or any photo, which somebody picked by hand. */
export function isEnough(samples: readonly DraftSample[]): boolean {
  return samples.length >= limits.webcamSamples || samples.some(({ source }) => source === 'photo');
}

const empty = {
  name: '',
  consentAt: null,
  samples: [],
  lookAlikes: [],
  error: null,
  saved: null,
} as const;

/**
 * The enrollment flow: who and consent → capture → compare with everyone → save. Cancelling at any point before the
 * save drops everything; nothing is kept.
 */
export const enrollMachine = setup({
  types: {
    context: {} as Context,
    events: {} as Event,
    input: {} as { kith: KithClient; extend: Person | null },
  },
  actors: {
    checkName: fromPromise<unknown, Context>(({ input }) =>
      input.kith.enrollment.checkName({ name: input.name }),
    ),
    findLookAlikes: fromPromise<Match[], Context>(async ({ input }) => {
      const found = await input.kith.enrollment.lookAlikes({ samples: plain(input.samples) });
      return found.filter(({ personId }) => personId !== input.extend?.id);
    }),
    save: fromPromise<Person, Context>(({ input }) => {
      const samples = plain(input.samples);
      if (input.extend) {
        return input.kith.enrollment.extend({ personId: input.extend.id, samples });
      }
      const consent: Consent = { acceptedAt: input.consentAt!, wording: consentWording };
      return input.kith.enrollment.enroll({ name: input.name, consent, samples });
    }),
    extendOther: fromPromise<Person, { context: Context; personId: number }>(({ input }) =>
      input.context.kith.enrollment.extend({
        personId: input.personId,
        samples: plain(input.context.samples),
      }),
    ),
  },
  guards: {
    mayBegin: ({ context }) =>
      context.extend !== null || (context.name.trim() !== '' && context.consentAt !== null),
    full: ({ context }) => context.samples.length >= limits.webcamSamples,
    enough: ({ context }) => isEnough(context.samples),
    hasLookAlikes: ({ event }) =>
      'output' in event && Array.isArray(event.output) && event.output.length > 0,
  },
  actions: {
    take: assign(({ context, event }) => {
      if (event.type !== 'TAKE') return {};
      return {
        samples: [...context.samples, { ...event.sample, key: context.nextKey }],
        nextKey: context.nextKey + 1,
      };
    }),
    discard: assign(({ context, event }) =>
      event.type === 'DISCARD'
        ? { samples: context.samples.filter(({ key }) => key !== event.key) }
        : {},
    ),
    fail: assign(({ event }) => ({
      error: 'error' in event && event.error instanceof Error ? event.error : null,
    })),
    forgiven: assign({ error: null }),
    clear: assign(empty),
  },
}).createMachine({
  id: 'enroll',
  context: ({ input }) => ({ ...input, ...empty, nextKey: 1 }),
  initial: 'who',
  on: { CANCEL: { target: '.who', actions: 'clear' } },
  states: {
    who: {
      on: {
        NAME: { actions: assign(({ event }) => ({ name: event.name, error: null })) },
        CONSENT: {
          actions: assign(({ event }) => ({ consentAt: event.given ? new Date() : null })),
        },
        BEGIN: { guard: 'mayBegin', target: 'checkingName' },
      },
    },
    checkingName: {
      always: { guard: ({ context }) => context.extend !== null, target: 'capture' },
      invoke: {
        src: 'checkName',
        input: ({ context }) => context,
        onDone: { target: 'capture', actions: 'forgiven' },
        onError: { target: 'who', actions: 'fail' },
      },
    },
    capture: {
      initial: 'taking',
      on: {
        TAKE: { actions: 'take' },
        DISCARD: { actions: 'discard' },
        FINISH: { guard: 'enough', target: 'comparing' },
      },
      states: {
        taking: {
          always: { guard: 'full', target: 'complete' },
          on: { PAUSE: 'paused' },
        },
        paused: { on: { RESUME: 'taking' } },
        complete: {
          always: {
            guard: ({ context }) => context.samples.length < limits.webcamSamples,
            target: 'taking',
          },
        },
      },
    },
    comparing: {
      invoke: {
        src: 'findLookAlikes',
        input: ({ context }) => context,
        onDone: [
          {
            guard: 'hasLookAlikes',
            target: 'lookAlike',
            actions: assign(({ event }) => ({ lookAlikes: event.output })),
          },
          { target: 'saving' },
        ],
        onError: { target: 'capture', actions: 'fail' },
      },
    },
    lookAlike: {
      on: {
        SAME_PERSON: 'joining',
        DIFFERENT_PERSON: 'saving',
      },
    },
    joining: {
      invoke: {
        src: 'extendOther',
        input: ({ context, event }) => ({
          context,
          personId: event.type === 'SAME_PERSON' ? event.personId : -1,
        }),
        onDone: { target: 'done', actions: assign(({ event }) => ({ saved: event.output })) },
        onError: { target: 'capture', actions: 'fail' },
      },
    },
    saving: {
      invoke: {
        src: 'save',
        input: ({ context }) => context,
        onDone: { target: 'done', actions: assign(({ event }) => ({ saved: event.output })) },
        onError: { target: 'capture', actions: 'fail' },
      },
    },
    done: { type: 'final' },
  },
});

function plain(samples: readonly DraftSample[]): NewSample[] {
  return samples.map(({ chip, quality, source, takenAt }) => ({ chip, quality, source, takenAt }));
}
