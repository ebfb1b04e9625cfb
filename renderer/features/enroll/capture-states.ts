import { assign } from 'xstate';
import { enrollSetup, readingActions, takingActions } from './enroll-setup.ts';

const finishing = {
  target: '#enroll.comparing',
  actions: ['forgive', 'compareAnew'],
} as const;

/**
 * How samples are taken: by the camera (`taking`, `paused`, `complete`) or from photos (`photos`, `reading`), as was chosen;
 * each takes nothing while the other one is. While photos are read nothing is saved, and reading them ends with the capture that
 * it belongs to. Samples are told apart while they are taken: where they show several people, nothing goes on until those of
 * one are left. Whatever changes is kept at once.
 */
export const captureStates = enrollSetup.createStateConfig({
  initial: 'taking',
  on: {
    DISCARD: { actions: ['discard', 'group', 'keep'] },
    KEEP: { actions: ['keepThese', 'group', 'keep'] },
    CHOOSE_FACE: { guard: 'mayChoose', actions: ['chooseFace', 'group', 'keep'] },
    TURNS: { actions: [assign(({ event }) => ({ turns: event.turns })), 'keep'] },
    RETAKE: { actions: ['forgive', 'retake', 'group', 'keep'] },
    DISMISS_REFUSED: { actions: assign({ refused: [] }) },
    DISMISS_UNREAD: { actions: [assign({ unread: [] }), 'keep'] },
    STILL: {
      guard: 'byCamera',
      actions: [assign(({ event }) => ({ still: event.still })), 'keep'],
    },
    METHOD: [
      { guard: 'toPhotos', target: '.photos', actions: ['choose', 'keep'] },
      { guard: 'toCamera', target: '.taking', actions: ['choose', 'keep'] },
    ],
    FINISH: { guard: 'enough', ...finishing },
    FINISH_WITH_THESE: { guard: 'some', ...finishing },
    CANCEL: [
      { guard: 'something', target: '#enroll.left', actions: ['forgive', 'leave'] },
      { target: '#enroll.who', actions: 'clear' },
    ],
    START_OVER: { guard: 'something', target: '#enroll.discarding' },
  },
  states: {
    taking: {
      always: [
        { guard: 'byPhotos', target: 'photos' },
        { guard: 'mixed', target: 'mixed', actions: 'willGoOn' },
        { guard: 'full', target: 'complete' },
      ],
      on: {
        TAKE: [
          // Another face, or the same one back again: who it is has to be known before more is taken of it.
          { guard: 'ofAnotherTrack', target: 'recognizing', actions: takingActions },
          { actions: takingActions },
        ],
        TROUBLE: { actions: ['tellTrouble', 'keep'] },
        PAUSE: 'paused',
      },
    },
    recognizing: {
      // The answer may have come while somebody had left, or was asked something.
      always: { guard: 'toldApart', target: 'taking' },
      on: { PAUSE: 'paused' },
    },
    paused: {
      always: [
        { guard: 'byPhotos', target: 'photos' },
        { guard: 'mixed', target: 'mixed', actions: 'willWait' },
        { guard: 'full', target: 'complete' },
      ],
      on: { RESUME: 'recognizing' },
    },
    complete: {
      always: [
        { guard: 'mixed', target: 'mixed', actions: 'willGoOn' },
        { guard: 'notFull', target: 'taking' },
      ],
    },
    photos: {
      always: { guard: 'mixed', target: 'mixed', actions: 'willWait' },
      on: {
        PHOTOS: {
          guard: ({ event }) => event.files.length > 0,
          target: 'reading',
          actions: ['choosePhotos', 'keep'],
        },
      },
    },
    mixed: {
      always: [
        { guard: ({ context }) => context.groups.length <= 1 && context.goesOn, target: 'taking' },
        // The camera was not asked to go on.
        { guard: ({ context }) => context.groups.length <= 1, target: 'paused' },
      ],
      // Who of them is meant has to be said first.
      on: { FINISH: {}, FINISH_WITH_THESE: {}, STILL: {}, METHOD: {} },
    },
    reading: {
      invoke: {
        src: 'readPhoto',
        input: ({ context }) => context,
        onDone: [
          { guard: 'lastPhoto', target: 'photos', actions: readingActions.take },
          { target: 'reading', reenter: true, actions: readingActions.take },
        ],
        onError: [
          { guard: 'lastPhoto', target: 'photos', actions: readingActions.refuse },
          { target: 'reading', reenter: true, actions: readingActions.refuse },
        ],
      },
      on: {
        PHOTOS: { actions: ['choosePhotosToo', 'keep'] },
        STOP_READING: { target: 'photos', actions: ['dropWaiting', 'keep'] },
        // What is not read yet would be lost.
        FINISH: {},
        FINISH_WITH_THESE: {},
        METHOD: {},
      },
    },
    // Where a save that failed, or a comparison, goes back to.
    before: { type: 'history', target: 'paused' },
  },
});
