import { assertEvent, assign, fromPromise, setup, stateIn } from 'xstate';
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
  /** The look-alike who turned out to be the same person, and gets the samples. */
  readonly samePersonId: number | null;
  /** The name of the save under way, by which it can be canceled. */
  readonly attempt: string;
  readonly error: Error | null;
  readonly saved: Person | null;
  /** Whether an enrollment was just canceled on this page. */
  readonly canceled: boolean;
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
  samePersonId: null,
  attempt: '',
  error: null,
  saved: null,
} as const;

const failWith = {
  type: 'fail',
  params: ({ event }: { event: { error: unknown } }) => ({ error: event.error }),
} as const;

/**
 * The enrollment flow: who and consent → capture → compare with everyone → save. Canceling drops everything, and nothing
 * is kept. While a save is under way the owner is asked to cancel it, and the save itself tells whether that came in time:
 * it ends canceled, or it ends in `savedBeforeCancel`, which the page must say.
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
      const { kith, attempt, extend, samePersonId, name } = input;
      const samples = plain(input.samples);
      const personId = samePersonId ?? extend?.id;
      if (personId !== undefined) return kith.enrollment.extend({ attempt, personId, samples });
      const consent: Consent = { acceptedAt: input.consentAt!, wording: consentWording };
      return kith.enrollment.enroll({ attempt, name, consent, samples });
    }),
    cancelSave: fromPromise<void, Context>(({ input }) =>
      input.kith.enrollment.cancel({ attempt: input.attempt }),
    ),
  },
  guards: {
    extends: ({ context }) => context.extend !== null,
    mayBegin: ({ context }) => context.name.trim() !== '' && context.consentAt !== null,
    full: ({ context }) => context.samples.length >= limits.webcamSamples,
    notFull: ({ context }) => context.samples.length < limits.webcamSamples,
    enough: ({ context }) => isEnough(context.samples),
    canceling: stateIn({ saving: 'canceling' }),
  },
  actions: {
    take: assign(({ context, event }) => {
      assertEvent(event, 'TAKE');
      return {
        samples: [...context.samples, { ...event.sample, key: context.nextKey }],
        nextKey: context.nextKey + 1,
      };
    }),
    discard: assign(({ context, event }) => {
      assertEvent(event, 'DISCARD');
      return { samples: context.samples.filter(({ key }) => key !== event.key) };
    }),
    nameAttempt: assign(() => ({ attempt: crypto.randomUUID() })),
    fail: assign((_, { error }: { error: unknown }) => ({
      error: error instanceof Error ? error : new Error(String(error)),
    })),
    forgive: assign({ error: null, canceled: false }),
    clear: assign(empty),
    cancel: assign({ ...empty, canceled: true }),
  },
}).createMachine({
  id: 'enroll',
  context: ({ input }) => ({ ...input, ...empty, nextKey: 1, canceled: false }),
  initial: 'who',
  on: { CANCEL: { target: '.who', actions: 'cancel' } },
  states: {
    who: {
      on: {
        NAME: { actions: ['forgive', assign(({ event }) => ({ name: event.name }))] },
        CONSENT: {
          actions: assign(({ event }) => ({ consentAt: event.given ? new Date() : null })),
        },
        BEGIN: [
          { guard: 'extends', target: 'capture', actions: 'forgive' },
          { guard: 'mayBegin', target: 'checkingName', actions: 'forgive' },
        ],
        CANCEL: { actions: 'clear' },
      },
    },
    checkingName: {
      invoke: {
        src: 'checkName',
        input: ({ context }) => context,
        onDone: { target: 'capture' },
        onError: { target: 'who', actions: failWith },
      },
    },
    capture: {
      initial: 'taking',
      on: {
        TAKE: { actions: 'take' },
        DISCARD: { actions: 'discard' },
        FINISH: {
          guard: 'enough',
          target: 'comparing',
          actions: ['forgive', assign({ lookAlikes: [], samePersonId: null })],
        },
      },
      states: {
        taking: {
          always: { guard: 'full', target: 'complete' },
          on: { PAUSE: 'paused' },
        },
        paused: { on: { RESUME: 'taking' } },
        complete: { always: { guard: 'notFull', target: 'taking' } },
      },
    },
    comparing: {
      invoke: {
        src: 'findLookAlikes',
        input: ({ context }) => context,
        onDone: [
          {
            guard: ({ event }) => event.output.length > 0,
            target: 'lookAlike',
            actions: assign(({ event }) => ({ lookAlikes: event.output })),
          },
          { target: 'saving' },
        ],
        onError: { target: 'capture', actions: failWith },
      },
    },
    lookAlike: {
      on: {
        SAME_PERSON: {
          target: 'saving',
          actions: assign(({ event }) => ({ samePersonId: event.personId })),
        },
        DIFFERENT_PERSON: 'saving',
      },
    },
    saving: {
      entry: 'nameAttempt',
      invoke: {
        src: 'save',
        input: ({ context }) => context,
        onDone: [
          {
            guard: 'canceling',
            target: 'savedBeforeCancel',
            actions: assign(({ event }) => ({ saved: event.output })),
          },
          { target: 'saved', actions: assign(({ event }) => ({ saved: event.output })) },
        ],
        // Whatever it fails of, a save that fails has written nothing.
        onError: [
          { guard: 'canceling', target: 'who', actions: 'cancel' },
          { target: 'capture', actions: failWith },
        ],
      },
      initial: 'writing',
      states: {
        writing: { on: { CANCEL: 'canceling' } },
        canceling: {
          invoke: {
            src: 'cancelSave',
            input: ({ context }) => context,
            onError: { target: 'writing', actions: failWith },
          },
          // Asked once is enough; what comes of it the save tells.
          on: { CANCEL: {} },
        },
      },
    },
    saved: { type: 'final' },
    savedBeforeCancel: { type: 'final' },
  },
});

function plain(samples: readonly DraftSample[]): NewSample[] {
  return samples.map(({ chip, quality, source, takenAt }) => ({ chip, quality, source, takenAt }));
}
