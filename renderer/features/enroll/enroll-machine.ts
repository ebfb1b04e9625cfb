import { and, assertEvent, assign, not, sendTo, setup, stateIn } from 'xstate';
import { limits, type Person } from '../../../electron/contract/index.ts';
import type { KithClient } from '../../owner/client.ts';
import type { FoundSample } from './draft-sample.ts';
import { enrollCalls } from './enroll-calls.ts';
import {
  addedTo,
  empty,
  leftOf,
  severalOf,
  withSamples,
  type Context,
  type Event,
} from './enroll-context.ts';
import { groupSamples } from './group-samples.ts';
import { nextOpen, STILL_SAMPLES } from '../../capture/poses.ts';
import { refusedSamples } from './refused-samples.ts';

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
 * with the capture that it belongs to. Samples are told apart while they are taken: where they show several people, capture
 * stops until those of one are left. Samples that do not look like the person they are added to are asked about. Canceling
 * drops everything, and nothing is kept. While a save is under way the owner is asked to cancel it, and the save itself tells whether that came in time:
 * it ends canceled, or it ends in `savedBeforeCancel`, which the page must say.
 */
export const enrollMachine = setup({
  types: {
    context: {} as Context,
    events: {} as Event,
    input: {} as { kith: KithClient; extend: Person | null; name?: string },
  },
  actors: {
    groupSamples,
    ...enrollCalls,
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
    mixed: ({ context }) => context.groups.length > 1,
    ofPhotos: ({ context }) => context.samples.some(({ source }) => source === 'photo'),
    severalPeople: ({ event }) => refusedSamples(event, 'SeveralPeople') !== null,
    looksDifferent: ({ context, event }) =>
      addedTo(context) !== null && refusedSamples(event, 'LooksDifferent') !== null,
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
      return withSamples(context, ({ key }) => key !== event.key);
    }),
    keep: assign(({ context, event }) => {
      assertEvent(event, 'KEEP');
      return withSamples(context, ({ key }) => event.keys.includes(key));
    }),
    group: sendTo(
      ({ context }) => context.grouping,
      ({ context }) => ({ type: 'SAMPLES', samples: context.samples }),
    ),
    tellGroups: assign(({ context, event }) => {
      assertEvent(event, 'GROUPS');
      return { groups: severalOf(leftOf(event.groups, context.samples)) };
    }),
    tellPeople: assign(({ context, event }) => {
      const places = refusedSamples(event, 'SeveralPeople')?.groups ?? [];
      return { groups: places.map((group) => group.map((place) => context.samples[place]!.key)) };
    }),
    tellUnlike: assign(({ context, event }) => {
      const { groups, likeness } = refusedSamples(event, 'LooksDifferent')!;
      const keys = groups.flat().map((place) => context.samples[place]!.key);
      return { unlike: { person: addedTo(context)!, keys, likeness } };
    }),
    nameAttempt: assign(() => ({ attempt: crypto.randomUUID() })),
    fail: assign((_, { error }: { error: unknown }) => ({
      error: error instanceof Error ? error : new Error(String(error)),
    })),
    forgive: assign({ error: null, canceled: false }),
    compareAnew: assign({ lookAlikes: [], samePersonId: null, unlike: null, anyway: false }),
    clear: assign(empty),
    cancel: assign({ ...empty, canceled: true }),
  },
}).createMachine({
  id: 'enroll',
  context: ({ input, spawn }) => ({
    ...empty,
    ...input,
    nextKey: 1,
    canceled: false,
    grouping: spawn('groupSamples', { input: { kith: input.kith } }),
  }),
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
        DISCARD: { actions: ['discard', 'group'] },
        KEEP: { actions: ['keep', 'group'] },
        GROUPS: { actions: 'tellGroups' },
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
          always: [
            { guard: 'mixed', target: 'mixed' },
            { guard: 'full', target: 'complete' },
          ],
          on: {
            TAKE: {
              actions: [
                { type: 'take', params: ({ event }) => ({ sample: event.sample }) },
                'group',
              ],
            },
            PAUSE: 'paused',
          },
        },
        paused: {
          always: { guard: 'mixed', target: 'mixed' },
          on: { RESUME: { guard: 'notFull', target: 'taking' } },
        },
        complete: {
          always: [
            { guard: 'mixed', target: 'mixed' },
            { guard: 'notFull', target: 'taking' },
          ],
        },
        mixed: {
          always: [
            { guard: and([not('mixed'), 'ofPhotos']), target: 'paused' },
            { guard: not('mixed'), target: 'taking' },
          ],
          // Who of them is meant has to be said first.
          on: { FINISH: {}, FINISH_WITH_THESE: {}, STILL: {}, PHOTOS: {} },
        },
        reading: {
          invoke: {
            src: 'readPhoto',
            input: ({ context }) => context,
            onDone: [
              { guard: 'lastPhoto', target: 'paused', actions: [takeRead, 'group'] },
              { target: 'reading', reenter: true, actions: [takeRead, 'group', 'nextPhoto'] },
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
        onError: [
          { guard: 'severalPeople', target: 'capture.before', actions: 'tellPeople' },
          { target: 'capture.before', actions: failWith },
        ],
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
          { guard: 'severalPeople', target: 'capture.before', actions: 'tellPeople' },
          { guard: 'looksDifferent', target: 'unlike', actions: 'tellUnlike' },
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
    unlike: {
      on: {
        ADD_ANYWAY: { target: 'saving', actions: assign({ unlike: null, anyway: true }) },
        DO_NOT_ADD: 'capture.before',
        // The question is what is left, not the enrollment.
        CANCEL: 'capture.before',
      },
    },
    saved: { type: 'final' },
    savedBeforeCancel: { type: 'final' },
  },
});
