import { assertEvent, assign, sendTo, setup, stateIn } from 'xstate';
import {
  enrollmentFailure,
  hasCode,
  KithError,
  limits,
  type EnrollmentFailure,
  type Person,
  type ReadName,
} from '../../../electron/contract/index.ts';
import type { KithClient } from '../../owner/client.ts';
import { named } from './agreement.ts';
import { isLost } from './draft-keeper.ts';
import { isByTurns, type FoundSample } from './draft-sample.ts';
import { enrollCalls } from './enroll-calls.ts';
import {
  addedTo,
  beginning,
  givenTo,
  goneOnWith,
  isSomething,
  keptOf,
  mayBegin,
  withoutThese,
  type Context,
  type Event,
  type PickedUp,
  type Seen,
} from './enroll-context.ts';
import { groupSamples } from './group-samples.ts';
import { keepDraft } from './keep-draft.ts';
import { leftOf, severalOf, withSamples } from './left-samples.ts';
import { nextOpen, STILL_SAMPLES } from '../../capture/poses.ts';
import type { ReadPhoto } from './read-photo.ts';
import { refusedSamples } from '../../owner/refused-samples.ts';

/** The face that given samples are of: none that the camera here has followed. */
const SEEN = -1;

/** Whether the camera takes no more; photos take nothing of its share. */
function isFull({ samples, still }: Context): boolean {
  const taken = samples.filter(({ source }) => source === 'webcam');
  const most = still ? STILL_SAMPLES : limits.webcamSamples;
  return taken.length >= most || samples.length >= limits.samplesPerCall;
}

/** Whether there is enough to save: all that the camera should take, or any photo, which somebody picked by hand. */
function isEnough(context: Context): boolean {
  return (
    nextOpen(context.samples) === null ||
    isFull(context) ||
    context.samples.some(({ source }) => source === 'photo')
  );
}

/** What is wrong with a photo that gave no sample; null where that says nothing of a face. */
function troubleOf(error: unknown): EnrollmentFailure | null {
  if (!(error instanceof KithError)) return null;
  const said = new Set<string>([error.code, ...(error.reasons ?? [])]);
  return enrollmentFailure.options.find((one) => said.has(one)) ?? null;
}

const errorIn = (event: object): unknown => ('error' in event ? event.error : null);
const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));

/** What the enrollment flow is made of: its context and events, what it asks the owner, and what its transitions do. */
export const enrollSetup = setup({
  types: {
    context: {} as Context,
    events: {} as Event,
    /** `name`: of somebody who was looked for already; `seen`: an unknown face to begin with. */
    input: {} as { kith: KithClient; extend: Person | null; name?: string; seen?: Seen | null },
  },
  actors: {
    groupSamples,
    keepDraft,
    ...enrollCalls,
  },
  guards: {
    extends: ({ context }) => context.extend !== null,
    mayBegin: ({ context }) => mayBegin(context),
    something: ({ context }) => isSomething(context),
    begun: ({ context }) => context.begun,
    begunByAll: ({ context }) => context.begun && mayBegin(context),
    begunByPhotos: ({ context }) =>
      context.begun && mayBegin(context) && context.method === 'photos',
    byPhotos: ({ context }) => context.method === 'photos',
    byCamera: ({ context }) => context.method === 'camera',
    toPhotos: ({ event }) => event.type === 'METHOD' && event.method === 'photos',
    toCamera: ({ event }) => event.type === 'METHOD' && event.method === 'camera',
    full: ({ context }) => isFull(context),
    mayChoose: ({ context: { samples, crowds }, event }) =>
      event.type === 'CHOOSE_FACE' &&
      (event.place === null || samples.length < limits.samplesPerCall) &&
      crowds.some(({ key }) => key === event.key),
    notFull: ({ context }) => !isFull(context),
    lastPhoto: ({ context }) => context.photosRead + 1 === context.photos.length,
    enough: ({ context }) => isEnough(context),
    some: ({ context }) => context.samples.length > 0,
    canceling: stateIn({ saving: 'canceling' }),
    ofAnotherTrack: ({ context: { samples, track }, event }) =>
      event.type === 'TAKE' && samples.length > 0 && event.track !== track,
    // One alone is of one person.
    toldApart: ({ context: { samples, compared } }) =>
      samples.length <= 1 || samples.every(({ key }) => compared.includes(key)),
    mixed: ({ context }) => context.groups.length > 1,
    undoable: ({ context }) => context.discarded !== null,
    discardedBegun: ({ context: { extend, discarded } }) =>
      discarded !== null && discarded.details.begun && mayBegin({ extend, ...discarded.details }),
    given: ({ context }) => givenTo(context).length > 0,
    ended: ({ context }) => hasCode(context.error, 'DraftEnded'),
    lost: ({ event }) => isLost(errorIn(event)),
    nameTaken: ({ event }) => hasCode(errorIn(event), 'NameTaken'),
    severalPeople: ({ event }) => refusedSamples(event, 'SeveralPeople') !== null,
    looksDifferent: ({ context, event }) =>
      addedTo(context) !== null && refusedSamples(event, 'LooksDifferent') !== null,
  },
  actions: {
    take: assign(({ context }, { sample }: { sample: FoundSample }) => ({
      samples: [...context.samples, { ...sample, key: context.nextKey }],
      nextKey: context.nextKey + 1,
      trouble: null,
    })),
    tellTrouble: assign(({ event }) => {
      assertEvent(event, 'TROUBLE');
      return { trouble: event.trouble };
    }),
    takeRead: assign(({ context }, { read: { faces, ask } }: { read: ReadPhoto }) => {
      const { samples, crowds, photos, photosRead, nextKey } = context;
      const { name } = photos[photosRead]!;
      return {
        nextKey: nextKey + 1,
        trouble: null,
        ...(ask
          ? { crowds: [...crowds, { key: nextKey, name, faces }] }
          : { samples: [...samples, { ...faces[0]!, key: nextKey }] }),
      };
    }),
    chooseFace: assign(({ context, event }) => {
      assertEvent(event, 'CHOOSE_FACE');
      const { samples, crowds, nextKey } = context;
      const face = crowds.find(({ key }) => key === event.key)?.faces[event.place ?? -1];
      return {
        crowds: crowds.filter(({ key }) => key !== event.key),
        samples: face ? [...samples, { ...face, key: nextKey }] : samples,
        nextKey: nextKey + 1,
      };
    }),
    follow: assign(({ event }) => {
      assertEvent(event, 'TAKE');
      return { track: event.track };
    }),
    refuse: assign(({ context }, { error }: { error: unknown }) => {
      const { photos, photosRead, refused, nextKey, samples, trouble } = context;
      return {
        trouble: samples.length === 0 ? (troubleOf(error) ?? trouble) : null,
        refused: [...refused, { key: nextKey, name: photos[photosRead]!.name, error }],
        nextKey: nextKey + 1,
      };
    }),
    nextPhoto: assign(({ context }) => ({ photosRead: context.photosRead + 1 })),
    choosePhotos: assign(({ context, event }) => {
      assertEvent(event, 'PHOTOS');
      return {
        photos: event.files,
        photosRead: 0,
        refused: [],
        unread: withoutThese(context.unread, event.files),
      };
    }),
    choosePhotosToo: assign(({ context, event }) => {
      assertEvent(event, 'PHOTOS');
      return {
        photos: [...context.photos, ...event.files],
        unread: withoutThese(context.unread, event.files),
      };
    }),
    /** Who stops the reading does not want the others. */
    dropWaiting: assign(({ context }) => ({
      photos: context.photos.slice(0, context.photosRead),
    })),
    discard: assign(({ context, event }) => {
      assertEvent(event, 'DISCARD');
      return withSamples(context, ({ key }) => key !== event.key);
    }),
    keepThese: assign(({ context, event }) => {
      assertEvent(event, 'KEEP');
      return withSamples(context, ({ key }) => event.keys.includes(key));
    }),
    /** Whatever the camera took is to be taken again. */
    retake: assign(({ context }) => withSamples(context, (sample) => !isByTurns(sample))),
    choose: assign(({ event }) => {
      assertEvent(event, 'METHOD');
      return { method: event.method };
    }),
    name: assign(({ context, event }) => {
      assertEvent(event, 'NAME');
      return named(context.agreement, event.name);
    }),
    agree: assign(({ context: { name }, event }) => {
      assertEvent(event, 'CONSENT');
      const { wording } = event;
      const consent = wording === null ? null : { acceptedAt: new Date(), wording };
      return { consent, agreement: consent && { name, consent, isOpen: name.trim() === '' } };
    }),
    takeName: assign(({ context: { agreement } }, { name, removed }: ReadName) => ({
      name,
      nameChanged: removed,
      // Whoever agreed before they were named is named now.
      agreement: agreement && { ...agreement, name, isOpen: false },
    })),
    begin: assign({ begun: true, discarded: null }),
    /** Begins with the pictures of the face that was seen. */
    beginWithGiven: assign(({ context }) => {
      const { nextKey } = context;
      const given = givenTo(context);
      return {
        begun: true,
        discarded: null,
        track: SEEN,
        samples: given.map((sample, i) => ({ ...sample, key: nextKey + i })),
        nextKey: nextKey + given.length,
      };
    }),
    group: sendTo(
      ({ context }) => context.grouping,
      ({ context }) => ({ type: 'SAMPLES', samples: context.samples }),
    ),
    tellGroups: assign(({ context, event }) => {
      assertEvent(event, 'GROUPS');
      const compared = event.groups.flat();
      return { groups: severalOf(leftOf(event.groups, context.samples)), compared };
    }),
    giveUpGroups: assign(({ context }) => ({ compared: context.samples.map(({ key }) => key) })),
    tellPeople: assign(({ context, event }) => {
      const places = refusedSamples(event, 'SeveralPeople')?.groups ?? [];
      return { groups: places.map((group) => group.map((place) => context.samples[place]!.key)) };
    }),
    tellUnlike: assign(({ context, event }) => {
      const { groups, likeness } = refusedSamples(event, 'LooksDifferent')!;
      const keys = groups.flat().map((place) => context.samples[place]!.key);
      return { unlike: { person: addedTo(context)!, keys, likeness } };
    }),
    willGoOn: assign({ goesOn: true }),
    willWait: assign({ goesOn: false }),
    nameAttempt: assign(() => ({ attempt: crypto.randomUUID() })),
    fail: assign(({ event }) => ({ error: asError(errorIn(event)) })),
    forgive: assign({ error: null, canceled: false }),
    compareAnew: assign({ lookAlikes: [], samePersonId: null, unlike: null, anyway: false }),
    clear: assign(({ context }) => beginning(context)),
    cancel: assign({ canceled: true }),
    leave: assign(({ context }) => ({ keptAt: context.keptAt ?? new Date() })),
    /** Has what is on the page kept. */
    keep: sendTo(
      ({ context }) => context.keeping,
      ({ context }) => ({ type: 'KEEP', kept: keptOf(context) }),
    ),
    tellKept: assign(({ event }) => {
      assertEvent(event, 'KEPT');
      return { keptAt: event.at, notKept: null };
    }),
    tellNotKept: assign(({ event }) => ({ notKept: asError(errorIn(event)) })),
    pickUp: assign(({ context }, { draft }: { draft: PickedUp }) => ({
      ...goneOnWith(draft, context.seen),
      pickedUp: draft.keptAt,
      // Its day begins anew where it is taken up.
      keptAt: new Date(),
    })),
    clearUndoably: assign(({ context }) => ({
      ...beginning(context),
      discarded: keptOf(context),
    })),
    /** What was typed meanwhile can be brought back in its place. */
    bringBack: assign(({ context }) => ({
      ...goneOnWith(context.discarded!, context.seen),
      discarded: isSomething(context) ? keptOf(context) : null,
      wasOver: false,
    })),
    clearWhatIsOver: assign(({ context }) => ({
      ...beginning(context),
      discarded: keptOf(context),
      wasOver: true,
    })),
    forgetDraft: ({ context }) => context.drafts.forget(),
    forgetTrack: assign({ track: null }),
  },
});

const take = {
  type: 'takeRead',
  params: ({ event }: { event: { output: ReadPhoto } }) => ({ read: event.output }),
} as const;
const refuse = {
  type: 'refuse',
  params: ({ event }: { event: { error: unknown } }) => ({ error: event.error }),
} as const;

/** What is done with a sample that the camera took. */
export const takingActions = [
  {
    type: 'take',
    params: ({ event }: { event: { sample: FoundSample } }) => ({ sample: event.sample }),
  },
  'follow',
  'group',
  'keep',
] as const;

/** What is done with a photo that was read: with what was found in it, or with why it is no sample. */
export const readingActions = {
  take: [take, 'nextPhoto', 'group', 'keep'],
  refuse: [refuse, 'nextPhoto', 'keep'],
} as const;
