import { assertEvent, assign, fromPromise, setup, stateIn } from 'xstate';
import {
  KithError,
  limits,
  type Consent,
  type Match,
  type NewSample,
  type Person,
} from '../../../electron/contract/index.ts';
import type { KithClient } from '../../owner/client.ts';
import { consentWording } from '../../i18n/en.ts';
import type { DraftSample, FoundSample } from './draft-sample.ts';
import { nextOpen, STILL_SAMPLES } from './poses.ts';
import { readPhoto } from './read-photo.ts';

/** A photo that gave no sample, and why. */
export interface RefusedPhoto {
  readonly key: number;
  readonly name: string;
  readonly error: unknown;
}

interface Context {
  readonly kith: KithClient;
  /** The person to add to; null to enroll somebody new. */
  readonly extend: Person | null;
  readonly name: string;
  readonly consentAt: Date | null;
  readonly samples: readonly DraftSample[];
  /** Whether the person chose not to move their head. */
  readonly still: boolean;
  readonly nextKey: number;
  /** The photos that are read, one after the other. */
  readonly photos: readonly File[];
  /** How many of them were read. */
  readonly photosRead: number;
  readonly refused: readonly RefusedPhoto[];
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
  | { type: 'TAKE'; sample: FoundSample }
  | { type: 'PHOTOS'; files: readonly File[] }
  | { type: 'STOP_READING' }
  | { type: 'DISMISS_REFUSED' }
  | { type: 'DISCARD'; key: number }
  | { type: 'PAUSE' }
  | { type: 'RESUME' }
  | { type: 'STILL'; still: boolean }
  | { type: 'FINISH' }
  | { type: 'FINISH_WITH_THESE' }
  | { type: 'SAME_PERSON'; personId: number }
  | { type: 'DIFFERENT_PERSON' }
  | { type: 'CANCEL' };

/** Whether the camera takes no more. */
function isFull({ samples, still }: Context): boolean {
  return samples.length >= (still ? STILL_SAMPLES : limits.webcamSamples);
}

/** Whether there is enough to save: all that the camera should take, or any photo, which somebody picked by hand. */
function isEnough(context: Context): boolean {
  return (
    nextOpen(context.samples) === null ||
    isFull(context) ||
    context.samples.some(({ source }) => source === 'photo')
  );
}

const empty = {
  name: '',
  consentAt: null,
  samples: [],
  still: false,
  photos: [],
  photosRead: 0,
  refused: [],
  lookAlikes: [],
  samePersonId: null,
  attempt: '',
  error: null,
  saved: null,
} as const;

const finishing = {
  target: 'comparing',
  actions: ['forgive', 'compareAnew'],
} as const;

const errorOf = ({ event }: { event: { error: unknown } }) => ({ error: event.error });
const failWith = { type: 'fail', params: errorOf } as const;
const refuseWith = { type: 'refuse', params: errorOf } as const;
const takeRead = {
  type: 'take',
  params: ({ event }: { event: { output: FoundSample } }) => ({ sample: event.output }),
} as const;

/**
 * The enrollment flow: who and consent → capture → compare with everyone → save. Photos take the camera's place: from the
 * first one on it takes nothing unless it is asked to go on, and while they are read nothing is saved. Reading them ends
 * with the capture that it belongs to. Canceling drops everything, and nothing
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
    readPhoto: fromPromise<FoundSample, Context>(async ({ input, signal }) => {
      if (input.samples.length >= limits.samplesPerCall) throw new KithError('TooManySamples');
      return readPhoto(input.kith, input.photos[input.photosRead]!, signal);
    }),
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
    full: ({ context }) => isFull(context),
    notFull: ({ context }) => !isFull(context),
    lastPhoto: ({ context }) => context.photosRead + 1 === context.photos.length,
    enough: ({ context }) => isEnough(context),
    some: ({ context }) => context.samples.length > 0,
    canceling: stateIn({ saving: 'canceling' }),
  },
  actions: {
    take: assign(({ context }, { sample }: { sample: FoundSample }) => ({
      samples: [...context.samples, { ...sample, key: context.nextKey }],
      nextKey: context.nextKey + 1,
    })),
    refuse: assign(({ context }, { error }: { error: unknown }) => {
      const { photos, photosRead, refused, nextKey } = context;
      return {
        refused: [...refused, { key: nextKey, name: photos[photosRead]!.name, error }],
        nextKey: nextKey + 1,
      };
    }),
    nextPhoto: assign(({ context }) => ({ photosRead: context.photosRead + 1 })),
    discard: assign(({ context, event }) => {
      assertEvent(event, 'DISCARD');
      return { samples: context.samples.filter(({ key }) => key !== event.key) };
    }),
    nameAttempt: assign(() => ({ attempt: crypto.randomUUID() })),
    fail: assign((_, { error }: { error: unknown }) => ({
      error: error instanceof Error ? error : new Error(String(error)),
    })),
    forgive: assign({ error: null, canceled: false }),
    compareAnew: assign({ lookAlikes: [], samePersonId: null }),
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
        DISCARD: { actions: 'discard' },
        PHOTOS: {
          guard: ({ event }) => event.files.length > 0,
          target: '.reading',
          actions: assign(({ event }) => ({ photos: event.files, photosRead: 0, refused: [] })),
        },
        DISMISS_REFUSED: { actions: assign({ refused: [] }) },
        STILL: { actions: assign(({ event }) => ({ still: event.still })) },
        FINISH: { guard: 'enough', ...finishing },
        FINISH_WITH_THESE: { guard: 'some', ...finishing },
      },
      states: {
        taking: {
          always: { guard: 'full', target: 'complete' },
          on: {
            TAKE: {
              actions: { type: 'take', params: ({ event }) => ({ sample: event.sample }) },
            },
            PAUSE: 'paused',
          },
        },
        paused: { on: { RESUME: { guard: 'notFull', target: 'taking' } } },
        complete: { always: { guard: 'notFull', target: 'taking' } },
        reading: {
          invoke: {
            src: 'readPhoto',
            input: ({ context }) => context,
            onDone: [
              { guard: 'lastPhoto', target: 'paused', actions: takeRead },
              { target: 'reading', reenter: true, actions: [takeRead, 'nextPhoto'] },
            ],
            onError: [
              { guard: 'lastPhoto', target: 'paused', actions: refuseWith },
              { target: 'reading', reenter: true, actions: [refuseWith, 'nextPhoto'] },
            ],
          },
          on: {
            PHOTOS: {
              actions: assign(({ context, event }) => ({
                photos: [...context.photos, ...event.files],
              })),
            },
            STOP_READING: 'paused',
            // What is not read yet would be lost.
            FINISH: {},
            FINISH_WITH_THESE: {},
            STILL: {},
          },
        },
        // Where a save that failed, or a comparison, goes back to.
        before: { type: 'history' },
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
        onError: { target: 'capture.before', actions: failWith },
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
          { target: 'capture.before', actions: failWith },
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
