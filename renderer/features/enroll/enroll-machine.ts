import { assign } from 'xstate';
import type { ReadName } from '../../../electron/contract/index.ts';
import { captureStates } from './capture-states.ts';
import { draftKeeper } from './draft-keeper.ts';
import { beginning, mayBegin } from './enroll-context.ts';
import { enrollSetup } from './enroll-setup.ts';

/** Takes the name as it is enrolled. */
const nameAsFound = {
  type: 'takeName',
  params: ({ event }: { event: { output: ReadName } }) => event.output,
} as const;

/**
 * The enrollment flow: who, consent and how → capture → compare with everyone → save. It begins with the draft there is, and
 * keeps in it whatever changes, so that leaving loses nothing: `left` says until when it is kept, and goes on or discards it,
 * which can be undone. Once another page goes on with the draft, this one only says so; what is here of one that is over can be
 * brought back. Whoever goes on has the camera wait to be asked: who sits there now need not be who agreed. A question is left,
 * not the enrollment, where somebody cancels while it is asked. A name that somebody has by now is typed anew. Samples that do not look like the person they are added to are asked about. While a
 * save is under way the owner is asked to cancel it, and the save itself tells whether that came in time: it ends canceled, with
 * everything still on the page, or it ends in `savedBeforeCancel`, which the page must say.
 */
export const enrollMachine = enrollSetup.createMachine({
  id: 'enroll',
  context: ({ input, spawn }) => {
    const drafts = draftKeeper(input.kith, input.extend?.id ?? null);
    return {
      ...beginning({ offered: input.name ?? '', seen: input.seen ?? null }),
      kith: input.kith,
      extend: input.extend,
      seen: input.seen ?? null,
      offered: input.name ?? '',
      nextKey: 1,
      grouping: spawn('groupSamples', { input: { kith: input.kith } }),
      drafts,
      keeping: spawn('keepDraft', { input: { drafts } }),
    };
  },
  initial: 'opening',
  on: {
    // However late the answer comes: what waits for it goes on where it is.
    GROUPS: { actions: 'tellGroups' },
    NOT_GROUPED: { actions: 'giveUpGroups' },
    KEPT: { actions: 'tellKept' },
    NOT_KEPT: [
      { guard: 'lost', target: '.elsewhere', actions: 'fail' },
      { actions: 'tellNotKept' },
    ],
  },
  states: {
    opening: {
      invoke: {
        src: 'openDraft',
        input: ({ context }) => context,
        onDone: [
          {
            // Somebody else is meant than whom the draft is of: which of them goes on is the user's to say.
            guard: ({ context: { seen, name }, event: { output } }) =>
              output !== null &&
              ((seen !== null && seen.sighting !== output.details.sighting) ||
                (name !== '' && name !== output.details.name.trim())),
            target: 'left',
            actions: [
              { type: 'pickUp', params: ({ event }) => ({ draft: event.output! }) },
              'group',
            ],
          },
          {
            guard: ({ context: { extend }, event: { output } }) =>
              output !== null && output.details.begun && mayBegin({ extend, ...output.details }),
            target: 'capture.paused',
            actions: [
              { type: 'pickUp', params: ({ event }) => ({ draft: event.output! }) },
              'group',
            ],
          },
          {
            guard: ({ event }) => event.output !== null,
            target: 'who',
            actions: { type: 'pickUp', params: ({ event }) => ({ draft: event.output! }) },
          },
          { target: 'who' },
        ],
        onError: { target: 'who', actions: 'fail' },
      },
      // It is taken over now.
      on: { NOT_KEPT: {} },
    },
    who: {
      on: {
        NAME: { actions: ['forgive', 'name', 'keep'] },
        CONSENT: { actions: ['forgive', 'agree', 'keep'] },
        METHOD: { actions: ['choose', 'keep'] },
        BEGIN: [
          { guard: 'extends', target: 'capture', actions: ['forgive', 'begin', 'keep'] },
          { guard: 'mayBegin', target: 'checkingName', actions: 'forgive' },
        ],
        CANCEL: { guard: 'something', target: 'left', actions: ['forgive', 'leave'] },
        START_OVER: { guard: 'something', target: 'discarding' },
        UNDO: [
          {
            guard: 'discardedBegun',
            target: 'capture.paused',
            actions: ['bringBack', 'group', 'keep'],
          },
          { guard: 'undoable', actions: ['bringBack', 'keep'] },
        ],
      },
    },
    checkingName: {
      invoke: {
        src: 'checkName',
        input: ({ context }) => context,
        onDone: [
          {
            // Who sits before the camera by now need not be who was seen: it waits to be asked.
            guard: 'given',
            target: 'capture.paused',
            actions: [nameAsFound, 'beginWithGiven', 'group', 'keep'],
          },
          {
            // Its name was taken when it was to be saved.
            guard: 'begun',
            target: 'capture.paused',
            actions: [nameAsFound, 'forgetTrack', 'keep'],
          },
          { target: 'capture', actions: [nameAsFound, 'begin', 'keep'] },
        ],
        onError: { target: 'who', actions: 'fail' },
      },
      on: { CANCEL: 'who' },
    },
    capture: captureStates,
    left: {
      on: {
        GO_ON: [
          { guard: 'begunByPhotos', target: 'capture.before' },
          { guard: 'begunByAll', target: 'capture.paused', actions: 'forgetTrack' },
          { target: 'who' },
        ],
        START_OVER: 'discarding',
      },
    },
    discarding: {
      invoke: {
        src: 'discardDraft',
        input: ({ context }) => context,
        onDone: { target: 'who', actions: 'clearUndoably' },
        onError: [
          { guard: 'lost', target: 'elsewhere', actions: 'fail' },
          { target: 'left', actions: 'fail' },
        ],
      },
    },
    elsewhere: {
      on: {
        GO_ON: [
          { guard: 'ended', target: 'who', actions: ['clearWhatIsOver', 'forgetDraft'] },
          // It is handed over with everything in it.
          { target: 'opening', actions: 'clear' },
        ],
        NOT_KEPT: {},
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
          { target: 'capture.before', actions: 'fail' },
        ],
      },
      on: { CANCEL: { target: 'capture.before', actions: 'cancel' } },
    },
    lookAlike: {
      on: {
        SAME_PERSON: {
          target: 'saving',
          actions: assign(({ event }) => ({ samePersonId: event.personId })),
        },
        DIFFERENT_PERSON: 'saving',
        // The question is what is left, not the enrollment.
        CANCEL: { target: 'capture.before', actions: 'cancel' },
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
          { guard: 'lost', target: 'elsewhere', actions: 'fail' },
          { guard: 'canceling', target: 'capture.before', actions: 'cancel' },
          { guard: 'severalPeople', target: 'capture.before', actions: 'tellPeople' },
          { guard: 'looksDifferent', target: 'unlike', actions: 'tellUnlike' },
          { guard: 'nameTaken', target: 'who', actions: 'fail' },
          { target: 'capture.before', actions: 'fail' },
        ],
      },
      // The save finds out the same.
      on: { NOT_KEPT: {} },
      initial: 'writing',
      states: {
        writing: { on: { CANCEL: 'canceling' } },
        canceling: {
          invoke: {
            src: 'cancelSave',
            input: ({ context }) => context,
            onError: { target: 'writing', actions: 'fail' },
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
        CANCEL: 'capture.before',
      },
    },
    saved: { type: 'final' },
    savedBeforeCancel: { type: 'final' },
  },
});
