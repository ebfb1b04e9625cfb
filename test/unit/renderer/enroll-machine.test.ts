import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createActor, type AnyStateNode, type EventFrom, type StateFrom } from 'xstate';
import {
  KithError,
  limits,
  type Draft,
  type LookAlike,
  type Person,
} from '../../../electron/contract/index.ts';
import { isAllKept } from '../../../renderer/features/enroll/draft-keeper.ts';
import { givenTo, keptOf, type Context } from '../../../renderer/features/enroll/enroll-context.ts';
import { enrollMachine } from '../../../renderer/features/enroll/enroll-machine.ts';
import { segments } from '../../../renderer/capture/poses.ts';
import type { KithClient } from '../../../renderer/owner/client.ts';
import { appearance, draftDetails, newSample, pictureOf } from '../../support/samples.ts';

const ada: Person = {
  id: 7,
  name: 'Ada',
  samples: 8,
  enrolledAt: new Date(),
  portrait: 1,
  note: '',
  externalId: null,
  groups: [],
  consentedAt: new Date(),
};
const lookAlike: LookAlike = {
  personId: 7,
  person: 'Ada',
  score: 0.98,
  likeness: { strangers: 0, of: 1000 },
  samePicture: false,
  samples: 8,
};

type Call =
  | 'checkName'
  | 'readPhoto'
  | 'readPhotoFaces'
  | 'groups'
  | 'lookAlikes'
  | 'enroll'
  | 'extend'
  | 'cancel';
type DraftCall = 'open' | 'begin' | 'keep' | 'addSample' | 'removeSamples' | 'discard';

/** How an owner answers what is asked of drafts: at once, with nothing to go on with, unless a test says otherwise. */
interface DraftAnswers extends Partial<Record<DraftCall, () => Promise<unknown>>> {}
type Event = EventFrom<typeof enrollMachine>;

/** An owner whose answers the test gives, and the flow over it, once it has asked for a draft. */
async function startFlow(extend: Person | null = null, answers: DraftAnswers = {}) {
  const asked: {
    call: Call;
    input: any;
    signal: AbortSignal | undefined;
    answer: PromiseWithResolvers<unknown>;
  }[] = [];
  const ask = (call: Call) => (input: object, options?: { signal?: AbortSignal }) => {
    const answer = Promise.withResolvers<unknown>();
    asked.push({ call, input, signal: options?.signal, answer });
    return answer.promise;
  };
  const calls: Call[] = [
    'checkName',
    'readPhoto',
    'readPhotoFaces',
    'groups',
    'lookAlikes',
    'enroll',
    'extend',
    'cancel',
  ];
  /** What was asked of drafts, in its order. */
  const drafted: { call: DraftCall; input: any }[] = [];
  const answered: Record<DraftCall, () => Promise<unknown>> = {
    open: async () => null,
    begin: async () => 5,
    keep: async () => undefined,
    addSample: async () => undefined,
    removeSamples: async () => undefined,
    discard: async () => undefined,
    ...answers,
  };
  const draft = Object.fromEntries(
    (Object.keys(answered) as DraftCall[]).map((call) => [
      call,
      async (input: object) => {
        drafted.push({ call, input });
        return answered[call]();
      },
    ]),
  );
  /** Whether the person that is added to has the picture that is asked about. */
  const owner = { has: false };
  const enrollment = {
    ...Object.fromEntries(calls.map((call) => [call, ask(call)])),
    hasPicture: async () => owner.has,
    draft,
  };
  const kith = { enrollment } as unknown as KithClient;
  const actor = createActor(enrollMachine, { input: { kith, extend } }).start();
  await setImmediate();
  const state = () => nameOf(actor.getSnapshot());
  const last = (call: Call) => {
    const found = asked.findLast((one) => one.call === call);
    if (!found) throw new Error(`${call} was not called`);
    return found;
  };
  return {
    actor,
    kith,
    owner,
    asked,
    drafted,
    answered,
    state,
    last,
    context: () => actor.getSnapshot().context,
    send: (...events: Event[]) => events.forEach((event) => actor.send(event)),
    /** Answers the last call of this name, and waits for what comes of it. */
    answer: async (call: Call, value: unknown) => {
      last(call).answer.resolve(value);
      await setImmediate();
    },
    refuse: async (call: Call, error: unknown = new KithError('EngineLost')) => {
      last(call).answer.reject(error);
      await setImmediate();
    },
  };
}
type Flow = Awaited<ReturnType<typeof startFlow>>;

/** A state's name, such as `capture.taking`. */
function nameOf({ value }: StateFrom<typeof enrollMachine>): string {
  return typeof value === 'string' ? value : Object.entries(value).flat().join('.');
}

const take = (number: number, track = 1): Event => ({
  type: 'TAKE',
  track,
  sample: { ...newSample(number), appearance, segment: segments[number] ?? null },
});
const takes = (count: number, from = 0) => Array.from({ length: count }, (_, i) => take(from + i));

const photos = (...names: string[]): Event => ({
  type: 'PHOTOS',
  files: names.map((name) => new File(['a picture'], name)),
});
let pictures = 0;
/** What the owner finds in a photo; no two of them are alike. */
const found = (shade: number) => ({
  ...newSample(shade),
  chip: pictureOf(++pictures, shade),
  reasons: [],
});

/** How the owner refuses samples, as it comes over a channel. */
const refusal = (code: 'SeveralPeople' | 'LooksDifferent', groups: number[][]) =>
  Object.assign(new Error('refused'), {
    code,
    data: { next: 'Look again.', groups, likeness: { strangers: 3, of: 100 } },
  });

/** Which photos the owner was asked to read. */
const reads = ({ asked }: Flow) => asked.filter(({ call }) => call === 'readPhoto');

/** How the owner answers a name that is free. */
const free = { name: 'Ada', removed: false };

const agreed: Event = { type: 'CONSENT', wording: 'I agree.' };

/** The way into each state. */
const ways = {
  opening: async (flow) => {
    await ways.elsewhere(flow);
    flow.answered.open = () => new Promise(() => undefined);
    flow.send({ type: 'GO_ON' });
  },
  left: async (flow) => {
    await ways['capture.taking'](flow);
    flow.send({ type: 'CANCEL' });
  },
  discarding: async (flow) => {
    await ways.left(flow);
    flow.answered.discard = () => new Promise(() => undefined);
    flow.send({ type: 'START_OVER' });
  },
  elsewhere: async (flow) => {
    await ways['capture.taking'](flow);
    flow.send({ type: 'NOT_KEPT', error: new KithError('DraftElsewhere') });
  },
  who: ({ send }) => send({ type: 'NAME', name: 'Ada' }, agreed),
  checkingName: (flow) => {
    ways.who(flow);
    flow.send({ type: 'BEGIN' });
  },
  'capture.taking': async (flow) => {
    ways.checkingName(flow);
    await flow.answer('checkName', free);
    flow.send(...takes(3));
  },
  'capture.recognizing': async (flow) => {
    await ways['capture.taking'](flow);
    flow.send(take(3, 2));
  },
  'capture.paused': async (flow) => {
    await ways['capture.taking'](flow);
    flow.send({ type: 'PAUSE' });
  },
  'capture.complete': async (flow) => {
    await ways['capture.taking'](flow);
    flow.send(...takes(5, 3));
  },
  'capture.photos': async (flow) => {
    await ways['capture.taking'](flow);
    flow.send({ type: 'METHOD', method: 'photos' });
  },
  'capture.reading': async (flow) => {
    await ways['capture.photos'](flow);
    flow.send(photos('one.jpg', 'two.jpg'));
  },
  'capture.mixed': async (flow) => {
    await ways['capture.taking'](flow);
    flow.send({ type: 'GROUPS', groups: [[1, 3], [2]] });
  },
  comparing: async (flow) => {
    await ways['capture.complete'](flow);
    flow.send({ type: 'FINISH' });
  },
  lookAlike: async (flow) => {
    await ways.comparing(flow);
    await flow.answer('lookAlikes', [lookAlike]);
  },
  unlike: async (flow) => {
    await ways.lookAlike(flow);
    flow.send({ type: 'SAME_PERSON', personId: 7 });
    await setImmediate();
    await flow.refuse('extend', refusal('LooksDifferent', [[0, 2]]));
  },
  'saving.writing': async (flow) => {
    await ways.comparing(flow);
    await flow.answer('lookAlikes', []);
  },
  'saving.canceling': async (flow) => {
    await ways['saving.writing'](flow);
    flow.send({ type: 'CANCEL' });
  },
  saved: async (flow) => {
    await ways['saving.writing'](flow);
    await flow.answer('enroll', ada);
  },
  savedBeforeCancel: async (flow) => {
    await ways['saving.canceling'](flow);
    await flow.answer('enroll', ada);
  },
} satisfies Record<string, (flow: Flow) => void | Promise<void>>;
type State = keyof typeof ways;

const events: Record<Event['type'], Event> = {
  NAME: { type: 'NAME', name: 'Grace' },
  CONSENT: { type: 'CONSENT', wording: null },
  METHOD: { type: 'METHOD', method: 'photos' },
  BEGIN: { type: 'BEGIN' },
  TAKE: take(9),
  TROUBLE: { type: 'TROUBLE', trouble: 'TooDark' },
  PHOTOS: photos('three.jpg'),
  STOP_READING: { type: 'STOP_READING' },
  DISMISS_REFUSED: { type: 'DISMISS_REFUSED' },
  DISMISS_UNREAD: { type: 'DISMISS_UNREAD' },
  CHOOSE_FACE: { type: 'CHOOSE_FACE', key: 1, place: 0 },
  DISCARD: { type: 'DISCARD', key: 1 },
  KEEP: { type: 'KEEP', keys: [1, 3] },
  GROUPS: { type: 'GROUPS', groups: [[1, 3], [2]] },
  NOT_GROUPED: { type: 'NOT_GROUPED' },
  PAUSE: { type: 'PAUSE' },
  RESUME: { type: 'RESUME' },
  STILL: { type: 'STILL', still: true },
  TURNS: { type: 'TURNS', turns: 'live' },
  RETAKE: { type: 'RETAKE' },
  FINISH: { type: 'FINISH' },
  FINISH_WITH_THESE: { type: 'FINISH_WITH_THESE' },
  SAME_PERSON: { type: 'SAME_PERSON', personId: 7 },
  DIFFERENT_PERSON: { type: 'DIFFERENT_PERSON' },
  ADD_ANYWAY: { type: 'ADD_ANYWAY' },
  DO_NOT_ADD: { type: 'DO_NOT_ADD' },
  CANCEL: { type: 'CANCEL' },
  GO_ON: { type: 'GO_ON' },
  START_OVER: { type: 'START_OVER' },
  UNDO: { type: 'UNDO' },
  KEPT: { type: 'KEPT', at: new Date() },
  NOT_KEPT: { type: 'NOT_KEPT', error: new KithError('DraftElsewhere') },
};

/** Whether it was kept, and who is told apart, is heard in every state, and that it goes on elsewhere ends all but a save, which finds out itself. */
const heard = {
  KEPT: 'same',
  NOT_KEPT: 'elsewhere',
  GROUPS: 'same',
  NOT_GROUPED: 'same',
} as const;
/** The same where going on elsewhere is heard of from another call. */
const heardAlone = { KEPT: 'same', GROUPS: 'same', NOT_GROUPED: 'same' } as const;

/** Where each event leads from each state; `same` is that state, with another context. What is not listed must change nothing at all. */
const leads: Record<State, Partial<Record<Event['type'], State | 'same'>>> = {
  opening: heardAlone,
  who: {
    ...heard,
    NAME: 'same',
    CONSENT: 'same',
    METHOD: 'same',
    BEGIN: 'checkingName',
    CANCEL: 'left',
    START_OVER: 'discarding',
  },
  checkingName: { ...heard, CANCEL: 'who' },
  'capture.taking': {
    ...heard,
    TURNS: 'same',
    RETAKE: 'same',
    TAKE: 'same',
    TROUBLE: 'same',
    DISCARD: 'same',
    KEEP: 'same',
    GROUPS: 'capture.mixed',
    DISMISS_REFUSED: 'same',
    DISMISS_UNREAD: 'same',
    PAUSE: 'capture.paused',
    STILL: 'same',
    METHOD: 'capture.photos',
    FINISH_WITH_THESE: 'comparing',
    CANCEL: 'left',
    START_OVER: 'discarding',
  },
  'capture.recognizing': {
    ...heard,
    TURNS: 'same',
    RETAKE: 'capture.taking',
    DISCARD: 'same',
    KEEP: 'same',
    GROUPS: 'same',
    NOT_GROUPED: 'capture.taking',
    DISMISS_UNREAD: 'same',
    DISMISS_REFUSED: 'same',
    PAUSE: 'capture.paused',
    STILL: 'same',
    METHOD: 'capture.photos',
    FINISH_WITH_THESE: 'comparing',
    CANCEL: 'left',
    START_OVER: 'discarding',
  },
  'capture.paused': {
    ...heard,
    TURNS: 'same',
    RETAKE: 'same',
    DISCARD: 'same',
    KEEP: 'same',
    GROUPS: 'capture.mixed',
    DISMISS_REFUSED: 'same',
    DISMISS_UNREAD: 'same',
    RESUME: 'capture.recognizing',
    STILL: 'same',
    METHOD: 'capture.photos',
    FINISH_WITH_THESE: 'comparing',
    CANCEL: 'left',
    START_OVER: 'discarding',
  },
  'capture.complete': {
    ...heard,
    TURNS: 'same',
    RETAKE: 'capture.taking',
    DISCARD: 'capture.taking',
    KEEP: 'capture.taking',
    GROUPS: 'capture.mixed',
    DISMISS_REFUSED: 'same',
    DISMISS_UNREAD: 'same',
    FINISH: 'comparing',
    STILL: 'same',
    METHOD: 'capture.photos',
    FINISH_WITH_THESE: 'comparing',
    CANCEL: 'left',
    START_OVER: 'discarding',
  },
  'capture.photos': {
    ...heard,
    TURNS: 'same',
    RETAKE: 'same',
    DISCARD: 'same',
    KEEP: 'same',
    GROUPS: 'capture.mixed',
    PHOTOS: 'capture.reading',
    DISMISS_REFUSED: 'same',
    DISMISS_UNREAD: 'same',
    METHOD: 'same',
    FINISH_WITH_THESE: 'comparing',
    CANCEL: 'left',
    START_OVER: 'discarding',
  },
  'capture.reading': {
    ...heard,
    TURNS: 'same',
    RETAKE: 'same',
    DISCARD: 'same',
    KEEP: 'same',
    GROUPS: 'same',
    PHOTOS: 'same',
    DISMISS_REFUSED: 'same',
    DISMISS_UNREAD: 'same',
    STOP_READING: 'capture.photos',
    CANCEL: 'left',
    START_OVER: 'discarding',
  },
  'capture.mixed': {
    ...heard,
    TURNS: 'same',
    RETAKE: 'capture.taking',
    DISCARD: 'same',
    KEEP: 'capture.taking',
    GROUPS: 'same',
    DISMISS_REFUSED: 'same',
    DISMISS_UNREAD: 'same',
    CANCEL: 'left',
    START_OVER: 'discarding',
  },
  left: { ...heard, GO_ON: 'capture.paused', START_OVER: 'discarding' },
  discarding: heard,
  elsewhere: { ...heardAlone, GO_ON: 'opening' },
  comparing: { ...heard, CANCEL: 'capture.complete' },
  unlike: {
    ...heard,
    ADD_ANYWAY: 'saving.writing',
    DO_NOT_ADD: 'capture.complete',
    CANCEL: 'capture.complete',
  },
  lookAlike: {
    ...heard,
    SAME_PERSON: 'saving.writing',
    DIFFERENT_PERSON: 'saving.writing',
    CANCEL: 'capture.complete',
  },
  'saving.writing': { ...heardAlone, CANCEL: 'saving.canceling' },
  'saving.canceling': heardAlone,
  saved: {},
  savedBeforeCancel: {},
};

/** Where the answer to a call leads, and where its failure does. A state and one within which it lies share a call. */
const answers: Record<string, { answer: unknown; leadsTo: State; failed: State }[]> = {
  'checkingName checkName': [{ answer: free, leadsTo: 'capture.taking', failed: 'who' }],
  'capture.reading readPhoto': [
    { answer: found(1), leadsTo: 'capture.reading', failed: 'capture.reading' },
  ],
  'comparing lookAlikes': [
    { answer: [], leadsTo: 'saving.writing', failed: 'capture.complete' },
    { answer: [lookAlike], leadsTo: 'lookAlike', failed: 'capture.complete' },
  ],
  'saving.writing enroll': [{ answer: ada, leadsTo: 'saved', failed: 'capture.complete' }],
  'saving.canceling enroll': [
    { answer: ada, leadsTo: 'savedBeforeCancel', failed: 'capture.complete' },
  ],
  // What was asked is done when the save says so; where it could not be asked, the save goes on.
  'saving.canceling cancel': [
    { answer: undefined, leadsTo: 'saving.canceling', failed: 'saving.writing' },
  ],
};

describe('each state and each event', () => {
  const leaves = (node: AnyStateNode): AnyStateNode[] =>
    Object.values(node.states).flatMap((child) =>
      Object.keys(child.states).length === 0 ? [child] : leaves(child),
    );

  test('all of the machine’s states, events and calls are in the tables', () => {
    const states = leaves(enrollMachine.root).filter(({ type }) => type !== 'history');
    expect(states.map(({ path }) => path.join('.')).toSorted()).toEqual(
      Object.keys(ways).toSorted(),
    );
    const own = enrollMachine.events.filter((type) => !type.startsWith('xstate.'));
    expect(own.toSorted()).toEqual(Object.keys(events).toSorted());
    const waiting = states.filter(
      ({ invoke, parent }) => invoke.length > 0 || parent!.invoke.length > 0,
    );
    // What is answered of drafts has tests of its own.
    const answered = [...Object.keys(answers), 'opening', 'discarding'].map(
      (key) => key.split(' ')[0],
    );
    expect(new Set(waiting.map(({ path }) => path.join('.')))).toEqual(new Set(answered));
  });

  const ends = leaves(enrollMachine.root).filter(({ type }) => type === 'final');
  test.each(ends.map(({ key }) => key as State))('%s ends the flow', async (state) => {
    const flow = await startFlow();
    await ways[state](flow);
    expect(flow.state()).toBe(state);
    expect(flow.actor.getSnapshot().status).toBe('done');
    expect(leads[state]).toEqual({});
  });

  const goingOn = (Object.keys(ways) as State[]).filter(
    (state) => !ends.some(({ key }) => key === state),
  );
  const pairs = goingOn.flatMap((state) =>
    (Object.keys(events) as Event['type'][]).map((type) => {
      const to = leads[state][type] ?? null;
      return [state, type, to ?? 'nothing happens', to === 'same' ? state : to] as const;
    }),
  );
  test.each(pairs)('%s, %s: %s', async (state, type, _, to) => {
    const flow = await startFlow();
    await ways[state](flow);
    expect(flow.state()).toBe(state);
    const [before, askedBefore] = [flow.actor.getSnapshot(), flow.asked.length];
    flow.send(events[type]);
    const { context } = flow.actor.getSnapshot();
    expect(flow.state()).toBe(to ?? state);
    // Without a transition not even the context is made anew, and the owner is asked nothing.
    const moved = flow.state() !== state;
    const worked = context !== before.context || flow.asked.length !== askedBefore;
    expect(moved || worked).toBe(to !== null);
  });

  const outcomes = Object.entries(answers).flatMap(([key, list]) =>
    list.map((outcome) => [...(key.split(' ') as [State, Call]), outcome] as const),
  );
  test.each(outcomes)('%s, %s: %o', async (state, call, { answer, leadsTo, failed }) => {
    const [good, bad] = [await startFlow(), await startFlow()];
    for (const flow of [good, bad]) await ways[state](flow);
    await good.answer(call, answer);
    expect(good.state()).toBe(leadsTo);
    await bad.refuse(call);
    expect(bad.state()).toBe(failed);
  });
});

describe('what keeps a picture from being had', () => {
  test('is kept with the draft until there is one', async () => {
    const flow = await startFlow();
    await ways['capture.taking'](flow);
    flow.send({ type: 'TROUBLE', trouble: 'TooDark' });
    expect(keptOf(flow.context()).details.trouble).toBe('TooDark');
    flow.send(take(4));
    expect(keptOf(flow.context()).details.trouble).toBeNull();
  });

  test('is what was wrong with the last photo, as long as none was any good', async () => {
    const flow = await startFlow();
    ways.who(flow);
    flow.send({ type: 'METHOD', method: 'photos' }, { type: 'BEGIN' });
    await flow.answer('checkName', free);
    const trouble = () => flow.context().trouble;
    flow.send(photos('a.jpg', 'b.jpg', 'c.jpg', 'd.jpg'));
    await flow.refuse('readPhoto', new KithError('NoFace', 'a.jpg'));
    expect(trouble()).toBe('NoFace');
    // A file that is no picture says nothing of a face.
    await flow.refuse('readPhoto', new KithError('NotAnImage', 'b.jpg'));
    expect(trouble()).toBe('NoFace');
    await flow.answer('readPhoto', { ...newSample(1), reasons: ['TooDark', 'Blurred'] });
    expect(trouble()).toBe('TooDark');
    await flow.answer('readPhoto', found(1));
    expect(trouble()).toBeNull();
  });
});

describe('turns of the head', () => {
  test('what they say is kept with the draft, and goes with each picture of the camera into the record', async () => {
    const flow = await startFlow();
    await ways['capture.complete'](flow);
    flow.send({ type: 'TURNS', turns: 'cannot tell' }, { type: 'TURNS', turns: 'live' });
    await setImmediate();
    const kept = flow.drafted.findLast(({ call }) => call === 'keep');
    expect(kept?.input.details).toMatchObject({ turns: 'live' });
    flow.send({ type: 'FINISH' });
    await flow.answer('lookAlikes', []);
    const { samples } = flow.last('enroll').input;
    expect(samples).toHaveLength(8);
    expect(samples.map(({ turns }: { turns: unknown }) => turns)).toEqual(Array(8).fill('live'));
  });

  test('they are gone on with where a draft is', async () => {
    const details = { ...draftDetails('Ada'), turns: 'not live' as const };
    const draft: Draft = { id: 5, details, samples: [], keptAt: new Date() };
    const flow = await startFlow(null, { open: async () => draft });
    expect(flow.context().turns).toBe('not live');
  });

  test('of a head that was not to move nothing is said where they could not tell', async () => {
    const flow = await startFlow();
    await ways['capture.complete'](flow);
    flow.send({ type: 'TURNS', turns: 'cannot tell' }, { type: 'STILL', still: true });
    flow.send({ type: 'FINISH' });
    await flow.answer('lookAlikes', []);
    expect(flow.last('enroll').input.samples[0]).toMatchObject({ turns: null });
  });

  test('refused for them, everything is still there, and is taken again at once', async () => {
    const flow = await startFlow();
    await ways['capture.complete'](flow);
    flow.send({ type: 'TURNS', turns: 'not live' }, { type: 'FINISH' });
    await flow.answer('lookAlikes', []);
    await flow.refuse('enroll', new KithError('TurnsLookFlat'));
    expect(flow.state()).toBe('capture.complete');
    expect(flow.context()).toMatchObject({ turns: 'not live', error: { code: 'TurnsLookFlat' } });
    expect(flow.context().samples).toHaveLength(8);
    flow.send({ type: 'RETAKE' });
    expect(flow.state()).toBe('capture.taking');
    expect(flow.context()).toMatchObject({ turns: null, error: null, samples: [] });
  });

  test('they are said of the camera’s pictures, and go with the last of these', async () => {
    const flow = await startFlow();
    await ways['capture.taking'](flow);
    flow.send({ type: 'TURNS', turns: 'live' }, { type: 'DISCARD', key: 1 });
    expect(flow.context().turns).toBe('live');
    flow.send({ type: 'KEEP', keys: [] });
    expect(flow.context().turns).toBeNull();
  });
});

describe('one person', () => {
  const inPlaces = (...groups: number[][]) => groups;

  test('samples are told apart as they are taken, one request at a time, the newest next', async () => {
    const flow = await startFlow();
    await ways['capture.taking'](flow);
    const asked = () =>
      flow.asked.filter(({ call }) => call === 'groups').map(({ input }) => input.samples.length);
    // One sample is alone; with the second the owner is asked, and the third waits.
    expect(asked()).toEqual([2]);
    flow.send(take(4));
    await flow.answer('groups', inPlaces([0, 1]));
    expect(asked()).toEqual([2, 4]);
    expect(flow.state()).toBe('capture.taking');
    // What is answered is about the samples that were asked about, also where one was thrown away since.
    flow.send({ type: 'DISCARD', key: 1 });
    await flow.answer('groups', inPlaces([0, 2], [1, 3]));
    expect(flow.context().groups).toEqual([[3], [2, 4]]);
    expect(flow.state()).toBe('capture.mixed');
    flow.send(take(5), { type: 'FINISH' }, { type: 'RESUME' });
    expect(flow.context().samples).toHaveLength(3);
  });

  test('keeping one group removes the others, and the capture goes on', async () => {
    const flow = await startFlow();
    await ways['capture.mixed'](flow);
    flow.send({ type: 'KEEP', keys: [2] });
    expect(flow.context().samples.map(({ key }) => key)).toEqual([2]);
    expect(flow.state()).toBe('capture.taking');
  });

  test('a capture that was paused stays so when those of one are left', async () => {
    const flow = await startFlow();
    await ways['capture.paused'](flow);
    flow.send({ type: 'GROUPS', groups: [[1, 3], [2]] }, { type: 'KEEP', keys: [1, 3] });
    expect(flow.state()).toBe('capture.paused');
  });

  test('of a face that left and came back, or of another, nothing more is taken until it is compared', async () => {
    const flow = await startFlow();
    await ways['capture.recognizing'](flow);
    flow.send(take(4, 2));
    expect(flow.context().samples).toHaveLength(4);
    // This is an answer about those before it.
    await flow.answer('groups', [[0, 1]]);
    expect(flow.state()).toBe('capture.recognizing');
    await flow.answer('groups', [[0, 1, 2, 3]]);
    expect(flow.state()).toBe('capture.taking');
    flow.send(take(4, 2));
    expect(flow.context().samples).toHaveLength(5);
    flow.send(take(5, 3));
    await flow.answer('groups', [[0, 1, 2, 3, 4]]);
    await flow.answer('groups', [[0, 1, 2, 3, 4], [5]]);
    expect(flow.state()).toBe('capture.mixed');
  });

  test('with one sample left there is nobody to compare with', async () => {
    const flow = await startFlow();
    await ways['capture.recognizing'](flow);
    flow.send({ type: 'KEEP', keys: [4] });
    expect(flow.state()).toBe('capture.taking');
  });

  test('throwing the odd ones away one by one does the same', async () => {
    const flow = await startFlow();
    await ways['capture.mixed'](flow);
    flow.send({ type: 'DISCARD', key: 2 });
    expect(flow.context().groups).toEqual([]);
    expect(flow.state()).toBe('capture.taking');
  });

  test('after photos the camera takes nothing', async () => {
    const flow = await startFlow();
    await ways['capture.reading'](flow);
    await flow.answer('readPhoto', found(1));
    await flow.answer('readPhoto', found(2));
    flow.send({ type: 'GROUPS', groups: [[1, 2, 3], [4], [5]] });
    expect(flow.state()).toBe('capture.mixed');
    flow.send({ type: 'KEEP', keys: [4] });
    expect(flow.state()).toBe('capture.photos');
  });

  test.each(['comparing', 'saving.writing'] as const)(
    'that is refused when it is known only in %s asks whose are kept',
    async (state) => {
      const flow = await startFlow();
      await ways[state](flow);
      const call = state === 'comparing' ? 'lookAlikes' : 'enroll';
      await flow.refuse(
        call,
        refusal('SeveralPeople', [
          [0, 1, 2, 3, 4, 5],
          [6, 7],
        ]),
      );
      expect(flow.state()).toBe('capture.mixed');
      expect(flow.context()).toMatchObject({
        error: null,
        groups: [
          [1, 2, 3, 4, 5, 6],
          [7, 8],
        ],
      });
    },
  );

  test('an owner that cannot tell them apart now is asked again with the next sample', async () => {
    const flow = await startFlow();
    await ways['capture.taking'](flow);
    await flow.refuse('groups');
    await flow.refuse('groups');
    expect(flow.state()).toBe('capture.taking');
    flow.send(take(4));
    expect(flow.last('groups').input.samples).toHaveLength(4);
  });
});

describe('telling apart a face that came back', () => {
  const all = [[0, 1, 2, 3]];
  const waiting = async () => {
    const flow = await startFlow();
    await ways['capture.recognizing'](flow);
    // The first two were asked about before, and the newest come next.
    await flow.answer('groups', [[0, 1]]);
    expect(flow.state()).toBe('capture.recognizing');
    return flow;
  };

  test('goes on where the answer came while the enrollment was left', async () => {
    const flow = await waiting();
    flow.send({ type: 'CANCEL' });
    await flow.answer('groups', all);
    flow.send({ type: 'GO_ON' }, { type: 'RESUME' });
    expect(flow.state()).toBe('capture.taking');
  });

  test('goes on where there was no answer', async () => {
    const flow = await waiting();
    flow.send({ type: 'CANCEL' });
    await flow.refuse('groups');
    flow.send({ type: 'GO_ON' }, { type: 'RESUME' });
    expect(flow.state()).toBe('capture.taking');
  });

  test('is not gone around by a pause', async () => {
    const flow = await waiting();
    flow.send({ type: 'PAUSE' }, { type: 'RESUME' });
    expect(flow.state()).toBe('capture.recognizing');
    flow.send(take(7, 2));
    expect(flow.context().samples).toHaveLength(4);
    await flow.answer('groups', all);
    expect(flow.state()).toBe('capture.taking');
  });

  test('is asked for of whoever sits there when somebody goes on, whatever the number of the track', async () => {
    const flow = await waiting();
    await flow.answer('groups', all);
    flow.send({ type: 'CANCEL' }, { type: 'GO_ON' });
    expect(flow.state()).toBe('capture.paused');
    flow.send({ type: 'RESUME' }, take(5, 2));
    expect(flow.state()).toBe('capture.recognizing');
  });

  test('goes on where the answer came while a question was asked', async () => {
    const flow = await waiting();
    flow.send({ type: 'FINISH_WITH_THESE' });
    await flow.answer('groups', all);
    await flow.answer('lookAlikes', [lookAlike]);
    flow.send({ type: 'CANCEL' });
    expect(flow.state()).toBe('capture.taking');
  });

  test('waits on where it was left and is not answered yet, and finds two people meanwhile', async () => {
    const flow = await waiting();
    flow.send({ type: 'CANCEL' }, { type: 'GO_ON' }, { type: 'RESUME' });
    expect(flow.state()).toBe('capture.recognizing');
    flow.send({ type: 'CANCEL' });
    await flow.answer('groups', [[0, 1, 2], [3]]);
    flow.send({ type: 'GO_ON' });
    expect(flow.state()).toBe('capture.mixed');
  });
});

describe('the agreement', () => {
  const typed = async (first: string, ...names: string[]) => {
    const flow = await startFlow();
    flow.send({ type: 'NAME', name: first }, agreed);
    for (const name of names) flow.send({ type: 'NAME', name });
    return flow;
  };
  const agrees = (flow: Flow) => flow.context().consent !== null;

  test.each([
    ['Ada', 'Bob'],
    ['Ada', 'Ida'],
    ['Maria Lopez', 'Anna Lopez'],
    ['', 'Ada', 'B'],
    ['', 'Ada', '', 'Ada'],
    ['Ada', 'A', 'B', 'Bo', 'Bob'],
    ['Hans', '', 'H', 'Ha', 'Han', 'Hann', 'Hanna'],
    ['Anna', 'Anne'],
    ['Jan', 'Jana'],
    ['Jhon', 'John'],
  ])('of %s is not of %s', async (first, ...others) => {
    const flow = await typed(first, ...others);
    expect(agrees(flow)).toBe(false);
    expect(flow.actor.getSnapshot().can({ type: 'BEGIN' })).toBe(false);
    await setImmediate();
    expect(flow.drafted.at(-1)!.input.details).toMatchObject({ consent: null });
  });

  test.each([
    ['', 'A', 'Ad', 'Ada'],
    ['Ada', 'Ada Lovelace'],
    ['Ada', 'Ada ', 'Ada L', 'Ada Lovelace', 'Ada L', 'Ada'],
    ['Ada Lovelace', 'Ada'],
    ['Ada', 'Ad', 'A', 'Ad', 'Ada'],
    ['Jose', 'José'],
    ['ada', 'Ada'],
    ['Ada', 'Bob', 'Ada'],
  ])('of %s stays while the name is corrected: %s', async (first, ...others) => {
    const flow = await typed(first, ...others);
    expect(flow.context().consent).toMatchObject({ wording: 'I agree.' });
  });

  test('that was given before the name is of the name that was begun with', async () => {
    const flow = await startFlow();
    flow.send(agreed, { type: 'NAME', name: 'Anna' }, { type: 'BEGIN' });
    await flow.answer('checkName', { name: 'Anna', removed: false });
    expect(flow.context().agreement).toMatchObject({ name: 'Anna', isOpen: false });
  });

  test('ends with the name', async () => {
    const flow = await typed('Hans', '');
    expect(agrees(flow)).toBe(false);
  });

  test('that was picked up is of the name it was kept with', async () => {
    const details = { ...draftDetails('Ada'), begun: false };
    const open = async () => ({ id: 5, details, samples: [], keptAt: new Date() });
    const flow = await startFlow(null, { open });
    flow.send({ type: 'NAME', name: 'Bob' });
    expect(agrees(flow)).toBe(false);
    flow.send({ type: 'NAME', name: 'Ada' });
    expect(flow.context().consent).toEqual(details.consent);
    flow.send({ type: 'CONSENT', wording: null }, { type: 'NAME', name: 'Ada L' });
    expect(agrees(flow)).toBe(false);
  });
});

describe('a face that was seen', () => {
  const sighting = crypto.randomUUID();
  const pictures = [0, 1].map((number) => ({
    ...newSample(number),
    appearance,
    segment: segments[number]!,
  }));
  const start = async (draftOf: string | null, begun: boolean) => {
    const details = { ...draftDetails('Ada'), begun, sighting: draftOf };
    const draft: Draft = { id: 5, details, samples: [], keptAt: new Date() };
    const { kith, answer, drafted } = await startFlow(null, { open: async () => draft });
    const seen = { sighting, samples: pictures };
    const actor = createActor(enrollMachine, { input: { kith, extend: null, seen } }).start();
    await setImmediate();
    return { actor, answer, drafted, state: () => nameOf(actor.getSnapshot()) };
  };
  const shown = ({ actor }: { actor: { getSnapshot: () => { context: Context } } }) =>
    givenTo(actor.getSnapshot().context).length;

  test('is enrolled from its pictures also where its draft is gone on with, and the camera waits', async () => {
    const { actor, answer, state, drafted } = await start(sighting, false);
    expect(state()).toBe('who');
    expect(shown({ actor })).toBe(2);
    actor.send({ type: 'BEGIN' });
    await answer('checkName', { name: 'Ada', removed: false });
    expect(state()).toBe('capture.paused');
    const { samples } = actor.getSnapshot().context;
    expect(samples).toMatchObject([{ segment: 'center' }, { segment: 'left' }]);
    expect(shown({ actor })).toBe(0);
    await setImmediate();
    expect(drafted.filter(({ call }) => call === 'addSample')).toHaveLength(2);
    actor.stop();
  });

  test('shows none of them where a draft that is not of it is gone on with, until that is discarded', async () => {
    const { actor, state } = await start(null, false);
    expect(state()).toBe('left');
    actor.send({ type: 'GO_ON' });
    expect(state()).toBe('who');
    expect(shown({ actor })).toBe(0);
    actor.send({ type: 'START_OVER' });
    await setImmediate();
    expect(shown({ actor })).toBe(2);
    actor.send({ type: 'UNDO' });
    expect(shown({ actor })).toBe(0);
    actor.stop();
  });

  test('its draft that has begun goes on with what is left of it', async () => {
    const { actor, state } = await start(sighting, true);
    expect(state()).toBe('capture.paused');
    actor.send({ type: 'RESUME' });
    expect(actor.getSnapshot().context.samples).toEqual([]);
    actor.stop();
  });
});

describe('adding to somebody whom the samples do not look like', () => {
  test('asks, and adds anyway only when told so', async () => {
    const flow = await startFlow();
    await ways.unlike(flow);
    expect(flow.last('extend').input).toMatchObject({ personId: 7, anyway: false });
    expect(flow.context().unlike).toEqual({
      person: { id: 7, name: 'Ada' },
      keys: [1, 3],
      likeness: { strangers: 3, of: 100 },
    });
    flow.send({ type: 'ADD_ANYWAY' });
    await setImmediate();
    expect(flow.last('extend').input).toMatchObject({ personId: 7, anyway: true });
  });

  test('keeps the pictures on the page, and which they are, until they are removed', async () => {
    const flow = await startFlow(ada);
    flow.send({ type: 'BEGIN' }, ...takes(8), { type: 'FINISH' });
    await flow.answer('lookAlikes', []);
    await flow.refuse('extend', refusal('LooksDifferent', [[0, 2]]));
    flow.send({ type: 'DO_NOT_ADD' });
    expect(flow.context().samples).toHaveLength(8);
    flow.send({ type: 'DISCARD', key: 1 });
    expect(flow.context().unlike).toMatchObject({ keys: [3] });
    flow.send({ type: 'KEEP', keys: [2, 4, 5, 6, 7, 8] });
    expect(flow.context().unlike).toBeNull();
    // The next save asks anew.
    flow.send(...takes(2), { type: 'FINISH' });
    await flow.answer('lookAlikes', []);
    expect(flow.last('extend').input).toMatchObject({ anyway: false });
  });
});

describe('the enrollment flow', () => {
  test('does not begin without a name and an agreement', async () => {
    const { actor, send } = await startFlow();
    const can = () => actor.getSnapshot().can({ type: 'BEGIN' });
    expect(can()).toBe(false);
    send({ type: 'NAME', name: 'Ada' });
    expect(can()).toBe(false);
    send(agreed);
    expect(can()).toBe(true);
    send({ type: 'CONSENT', wording: null });
    expect(can()).toBe(false);
    send(agreed, { type: 'NAME', name: '  ' });
    expect(can()).toBe(false);
  });

  test('somebody enrolled already needs neither, and gets the samples', async () => {
    const flow = await startFlow(ada);
    flow.send({ type: 'BEGIN' }, ...takes(8), { type: 'FINISH' });
    // To be taken for oneself is no reason to ask.
    await flow.answer('lookAlikes', [lookAlike]);
    expect(flow.state()).toBe('saving.writing');
    expect(flow.last('extend').input).toMatchObject({ personId: 7 });
    expect(flow.last('extend').input.samples).toHaveLength(8);
  });

  test('stays at the name when it is taken, and says so until another is typed', async () => {
    const flow = await startFlow();
    ways.checkingName(flow);
    await flow.refuse('checkName', new KithError('NameTaken', 'Ada'));
    expect(flow.context()).toMatchObject({ name: 'Ada', error: { code: 'NameTaken' } });
    flow.send({ type: 'NAME', name: 'Augusta' });
    expect(flow.context()).toMatchObject({ name: 'Augusta', error: null });
  });

  test('saves once, with the agreement and its wording', async () => {
    const flow = await startFlow();
    await ways.saved(flow);
    expect(flow.context().saved).toEqual(ada);
    const saves = flow.asked.filter(({ call }) => call === 'enroll');
    expect(saves).toHaveLength(1);
    const { name, consent, samples } = saves[0]!.input;
    expect(name).toBe('Ada');
    expect(consent).toEqual({ acceptedAt: expect.any(Date), wording: 'I agree.' });
    expect(samples).toHaveLength(8);
    expect(samples[0]).not.toHaveProperty('appearance');
  });

  test('saves a full ring, none with an open segment, and one photo', async () => {
    const flow = await startFlow();
    await ways['capture.taking'](flow);
    flow.send(take(3), { type: 'FINISH' });
    expect(flow.state()).toBe('capture.taking');
    flow.send(take(4));
    expect(flow.actor.getSnapshot().can({ type: 'FINISH' })).toBe(true);
    flow.send({ type: 'DISCARD', key: 3 }, { type: 'FINISH' });
    expect(flow.state()).toBe('capture.taking');
    flow.send({ type: 'METHOD', method: 'photos' });
    flow.send(photos('one.jpg'), { type: 'FINISH' }, { type: 'FINISH_WITH_THESE' });
    expect(flow.state()).toBe('capture.reading');
    await flow.answer('readPhoto', found(1));
    flow.send({ type: 'DISCARD', key: 1 }, { type: 'FINISH' });
    expect(flow.state()).toBe('comparing');
  });

  test('finishes with what there is when told to, but not with nothing', async () => {
    const flow = await startFlow();
    ways.checkingName(flow);
    await flow.answer('checkName', free);
    flow.send({ type: 'FINISH_WITH_THESE' });
    expect(flow.state()).toBe('capture.taking');
    flow.send(take(0), { type: 'FINISH_WITH_THESE' });
    await flow.answer('lookAlikes', []);
    expect(flow.last('enroll').input.samples).toHaveLength(1);
  });

  test('of a head that does not move four are enough, and of one that does after all there are more', async () => {
    const flow = await startFlow();
    await ways['capture.taking'](flow);
    flow.send({ type: 'STILL', still: true }, { type: 'FINISH' });
    expect(flow.state()).toBe('capture.taking');
    flow.send(take(9));
    expect(flow.state()).toBe('capture.complete');
    expect(flow.actor.getSnapshot().can({ type: 'FINISH' })).toBe(true);
    flow.send({ type: 'STILL', still: false });
    expect(flow.state()).toBe('capture.taking');
  });

  test('a look-alike is asked about: the same person is added to, another is enrolled', async () => {
    const same = await startFlow();
    await ways.lookAlike(same);
    expect(same.context().lookAlikes).toEqual([lookAlike]);
    same.send({ type: 'SAME_PERSON', personId: 7 });
    await setImmediate();
    expect(same.last('extend').input).toMatchObject({ personId: 7 });

    const other = await startFlow();
    await ways.lookAlike(other);
    other.send({ type: 'DIFFERENT_PERSON' });
    await setImmediate();
    expect(other.last('enroll').input).toMatchObject({ name: 'Ada' });

    // Who could not be added to is asked about anew.
    await same.refuse('extend', new KithError('NoSuchPerson'));
    same.send({ type: 'FINISH' });
    await same.answer('lookAlikes', []);
    expect(same.last('enroll').input).toMatchObject({ name: 'Ada' });
  });

  test('a failed save keeps the samples for another try, which is another attempt', async () => {
    const flow = await startFlow();
    await ways['saving.writing'](flow);
    const first = flow.last('enroll').input.attempt;
    await flow.refuse('enroll', new KithError('EngineLost'));
    expect(flow.context().error).toMatchObject({ code: 'EngineLost' });
    expect(flow.context().samples).toHaveLength(8);
    flow.send({ type: 'FINISH' });
    expect(flow.context().error).toBeNull();
    await flow.answer('lookAlikes', []);
    expect(flow.last('enroll').input.attempt).not.toBe(first);
  });

  test('a cancellation names the save that it means', async () => {
    const flow = await startFlow();
    await ways['saving.canceling'](flow);
    const { attempt } = flow.last('enroll').input;
    expect(attempt).toMatch(/^[0-9a-f-]{36}$/);
    expect(flow.last('cancel').input).toEqual({ attempt });
  });

  test('that a save was canceled is said until the next one, and everything is still there', async () => {
    const flow = await startFlow();
    await ways['saving.canceling'](flow);
    expect(flow.context().canceled).toBe(false);
    await flow.refuse('enroll', new KithError('Canceled'));
    expect(flow.context()).toMatchObject({ canceled: true, error: null, name: 'Ada' });
    expect(flow.context().samples).toHaveLength(8);
    flow.send({ type: 'FINISH' });
    expect(flow.context().canceled).toBe(false);
  });
});

describe('photos', () => {
  const files = (count: number) => Array.from({ length: count }, (_, i) => `${i}.jpg`);

  test('those of one enrollment never get into the next, however late they are read', async () => {
    const flow = await startFlow();
    await ways['capture.photos'](flow);
    flow.send(photos(...files(60)));
    const late = flow.last('readPhoto');
    flow.send({ type: 'CANCEL' }, { type: 'START_OVER' });
    await setImmediate();
    expect(late.signal?.aborted).toBe(true);
    flow.send({ type: 'NAME', name: 'Grace' }, agreed, { type: 'METHOD', method: 'photos' });
    flow.send({ type: 'BEGIN' });
    await flow.answer('checkName', { ...free, name: 'Grace' });
    late.answer.resolve(found(1));
    await setImmediate();
    expect(flow.context()).toMatchObject({ name: 'Grace', samples: [], refused: [] });
    flow.send(photos('grace.jpg'));
    const hers = found(2);
    await flow.answer('readPhoto', hers);
    expect(flow.context().samples).toHaveLength(1);
    expect(flow.context().samples[0]!.chip).toBe(hers.chip);
    // One of sixty was asked for, and the one of the next.
    expect(reads(flow)).toHaveLength(2);
  });

  test('whatever is done in whatever order, samples belong to the enrollment on the page', async () => {
    const step = fc.constantFrom(
      'take',
      'camera',
      'photos',
      'answer',
      'refuse',
      'stop',
      'finish',
      'begin',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const flow = await startFlow(ada);
        const unanswered = new Map<Flow['asked'][number], number>();
        let enrollment = 1;
        flow.send({ type: 'BEGIN' });
        const method = (chosen: 'camera' | 'photos') => {
          flow.send({ type: 'METHOD', method: chosen });
        };
        for (const what of steps) {
          const before = flow.asked.length;
          if (what === 'take') flow.send(take(enrollment));
          if (what === 'camera') method('camera');
          if (what === 'photos') {
            method('photos');
            flow.send(photos('one.jpg', 'two.jpg'));
          }
          if (what === 'stop') flow.send({ type: 'STOP_READING' });
          if (what === 'finish') flow.send({ type: 'FINISH' });
          if (what === 'begin') {
            // Out of a comparison or a save first; with nothing taken the same enrollment goes on.
            flow.send({ type: 'CANCEL' });
            if (flow.state() === 'saving.canceling') {
              await flow.refuse('extend', new KithError('Canceled'));
            }
            flow.send({ type: 'CANCEL' }, { type: 'START_OVER' });
            await setImmediate();
            enrollment++;
            flow.send({ type: 'BEGIN' });
          }
          const [oldest] = unanswered;
          if (oldest && (what === 'answer' || what === 'refuse')) {
            const [question, asker] = oldest;
            unanswered.delete(question);
            if (what === 'answer') question.answer.resolve(found(asker));
            else question.answer.reject(new KithError('NoFace'));
            await setImmediate();
          }
          for (const one of flow.asked.slice(before)) {
            if (one.call === 'readPhoto') unanswered.set(one, enrollment);
          }
          const { samples } = flow.context();
          const chips = await Promise.all(samples.map(({ chip }) => chip.slice(0, 1).bytes()));
          for (const [shade] of chips) expect(shade).toBe(enrollment);
        }
      }),
    );
  });

  test('a page that is left reads no more of them', async () => {
    const flow = await startFlow();
    await ways['capture.reading'](flow);
    flow.actor.stop();
    expect(flow.last('readPhoto').signal?.aborted).toBe(true);
    await flow.answer('readPhoto', found(1));
    expect(reads(flow)).toHaveLength(1);
  });

  test('the camera takes nothing while they are chosen, until it is chosen itself', async () => {
    const flow = await startFlow();
    await ways['capture.reading'](flow);
    flow.send(take(1));
    await flow.answer('readPhoto', found(2));
    flow.send(take(3));
    await flow.answer('readPhoto', found(4));
    expect(flow.state()).toBe('capture.photos');
    flow.send(take(5), { type: 'DISCARD', key: 1 }, { type: 'RESUME' }, take(6));
    const sources = flow.context().samples.map(({ source }) => source);
    expect(sources).toEqual(['webcam', 'webcam', 'photo', 'photo']);
    flow.send({ type: 'METHOD', method: 'camera' }, take(7));
    expect(flow.context().samples).toHaveLength(5);
    // And the camera’s turn takes no photos.
    flow.send(photos('three.jpg'));
    expect(flow.state()).toBe('capture.taking');
  });

  test('nor after a save that failed', async () => {
    const flow = await startFlow(ada);
    flow.send({ type: 'METHOD', method: 'photos' }, { type: 'BEGIN' }, photos('one.jpg'));
    await flow.answer('readPhoto', found(1));
    flow.send({ type: 'FINISH' });
    await flow.refuse('lookAlikes');
    expect(flow.state()).toBe('capture.photos');
    flow.send({ type: 'FINISH' });
    await flow.answer('lookAlikes', []);
    await flow.refuse('extend');
    expect(flow.state()).toBe('capture.photos');
  });

  test('all of them are read before anything is saved, also those that come meanwhile', async () => {
    const flow = await startFlow(ada);
    flow.send(
      { type: 'METHOD', method: 'photos' },
      { type: 'BEGIN' },
      photos('one.jpg', 'two.jpg'),
    );
    await flow.answer('readPhoto', found(1));
    flow.send(photos('three.jpg'), { type: 'FINISH' });
    expect(flow.state()).toBe('capture.reading');
    await flow.refuse('readPhoto', new KithError('NoFace', 'two.jpg'));
    await flow.answer('readPhoto', found(3));
    expect(reads(flow).map(({ input }) => input.name)).toEqual(['one.jpg', 'two.jpg', 'three.jpg']);
    expect(flow.context().refused).toMatchObject([{ name: 'two.jpg', error: { code: 'NoFace' } }]);
    flow.send({ type: 'FINISH' });
    await flow.answer('lookAlikes', []);
    expect(flow.last('extend').input.samples).toHaveLength(2);
  });

  test('one that is there already is refused, by what is on the page and by what the person has', async () => {
    const flow = await startFlow(ada);
    flow.send(
      { type: 'METHOD', method: 'photos' },
      { type: 'BEGIN' },
      photos('one.jpg', 'copy.jpg'),
    );
    const one = found(1);
    await flow.answer('readPhoto', one);
    await flow.answer('readPhoto', one);
    const known = { error: { code: 'PictureKnown' } };
    expect(flow.context()).toMatchObject({
      samples: [{ chip: one.chip }],
      refused: [{ name: 'copy.jpg', ...known }],
    });
    flow.owner.has = true;
    flow.send(photos('old.jpg'));
    await flow.answer('readPhoto', found(2));
    expect(flow.context().samples).toHaveLength(1);
    expect(flow.context().refused).toMatchObject([{ name: 'old.jpg', ...known }]);
  });

  test('of one of several people the face that is chosen is taken, or none', async () => {
    const flow = await startFlow();
    await ways['capture.photos'](flow);
    const before = flow.context().samples.length;
    flow.send(photos('group.jpg', 'other.jpg'));
    const faces = [found(1), { ...found(2), reasons: ['TooDark'] }, found(3)];
    await flow.refuse('readPhoto', new KithError('SeveralFaces', 'group.jpg'));
    await flow.answer('readPhotoFaces', faces);
    await flow.refuse('readPhoto', new KithError('SeveralFaces', 'other.jpg'));
    await flow.answer('readPhotoFaces', faces);
    const [group, other] = flow.context().crowds;
    expect(group).toMatchObject({ name: 'group.jpg', faces: [{ chip: faces[0]!.chip }, {}] });
    expect(group!.faces).toHaveLength(2);
    flow.send({ type: 'CHOOSE_FACE', key: group!.key, place: 1 });
    flow.send({ type: 'CHOOSE_FACE', key: other!.key, place: null });
    expect(flow.context()).toMatchObject({ crowds: [], refused: [] });
    expect(flow.context().samples).toHaveLength(before + 1);
    expect(flow.context().samples.at(-1)!.chip).toBe(faces[2]!.chip);
  });

  test('one that is not good enough is refused with what is wrong', async () => {
    const flow = await startFlow(ada);
    flow.send({ type: 'METHOD', method: 'photos' }, { type: 'BEGIN' }, photos('dark.jpg'));
    await flow.answer('readPhoto', { ...newSample(1), reasons: ['TooDark', 'Blurred'] });
    expect(flow.context().refused).toMatchObject([
      { name: 'dark.jpg', error: { code: 'PoorQuality', reasons: ['TooDark', 'Blurred'] } },
    ]);
    flow.send({ type: 'DISMISS_REFUSED' });
    expect(flow.context().refused).toEqual([]);
  });

  test('no more are taken than can be saved at once, and the others are refused unread', async () => {
    const flow = await startFlow();
    await ways['capture.photos'](flow);
    flow.send(photos(...files(limits.samplesPerCall)));
    while (flow.state() === 'capture.reading' && reads(flow).length < limits.samplesPerCall - 3) {
      await flow.answer('readPhoto', found(1));
    }
    await flow.answer('readPhoto', found(1));
    expect(flow.context().samples).toHaveLength(limits.samplesPerCall);
    expect(flow.state()).toBe('capture.photos');
    expect(flow.context().refused).toMatchObject(
      files(limits.samplesPerCall)
        .slice(-3)
        .map((name) => ({ name, error: { code: 'TooManySamples' } })),
    );
    expect(reads(flow)).toHaveLength(limits.samplesPerCall - 3);
    // The camera takes none either.
    flow.send({ type: 'METHOD', method: 'camera' }, take(1));
    expect(flow.context().samples).toHaveLength(limits.samplesPerCall);
  });

  test('what was read before it was stopped stays', async () => {
    const flow = await startFlow(ada);
    flow.send(
      { type: 'METHOD', method: 'photos' },
      { type: 'BEGIN' },
      photos('one.jpg', 'two.jpg', 'three.jpg'),
    );
    await flow.answer('readPhoto', found(1));
    const late = flow.last('readPhoto');
    flow.send({ type: 'STOP_READING' });
    late.answer.resolve(found(2));
    await setImmediate();
    expect(flow.state()).toBe('capture.photos');
    expect(flow.context().samples).toHaveLength(1);
    flow.send({ type: 'FINISH' });
    expect(flow.state()).toBe('comparing');
  });
});

describe('drafts', () => {
  const kept = (begun = true, samples = 2): Draft => ({
    id: 5,
    details: { ...draftDetails('Ada'), begun, still: true },
    samples: Array.from({ length: samples }, (_, i) => ({
      ...newSample(i),
      key: 3 + i,
      segment: segments[i] ?? null,
    })),
    keptAt: new Date(1000),
  });
  const calls = ({ drafted }: Flow) => drafted.map(({ call }) => call);

  test('one that had begun goes on with everything in it, and the camera waits to be asked', async () => {
    const flow = await startFlow(null, { open: async () => kept() });
    expect(flow.state()).toBe('capture.paused');
    const { name, consent, still, samples, pickedUp } = flow.context();
    expect({ name, still, pickedUp }).toEqual({
      name: 'Ada',
      still: true,
      pickedUp: new Date(1000),
    });
    expect(consent).toEqual(draftDetails('').consent);
    expect(samples).toMatchObject([
      { key: 3, segment: 'center', appearance: { yaw: 0, pitch: 0 } },
      { key: 4, segment: 'left' },
    ]);
    // They are told apart at once, and none is kept again.
    expect(flow.last('groups').input.samples).toHaveLength(2);
    flow.send(take(9), { type: 'RESUME' }, take(9));
    await flow.answer('groups', [[0, 1]]);
    flow.send(take(9));
    await setImmediate();
    expect(flow.context().samples.map(({ key }) => key)).toEqual([3, 4, 5]);
    expect(flow.drafted.slice(1)).toMatchObject([
      { call: 'addSample', input: { id: 5, sample: { key: 5 } } },
    ]);
  });

  describe('photos that were not read', () => {
    const detailsOf = (flow: Flow) =>
      flow.drafted.findLast(({ call }) => call === 'keep' || call === 'begin')!.input.details;
    const file = (name: string) => new File(['a picture'], name, { lastModified: 1000 });
    const choose = (...names: string[]): Event => ({ type: 'PHOTOS', files: names.map(file) });
    const three = ['one.jpg', 'two.jpg', 'three.jpg'];
    /** A flow that reads photos of a person, and has not been told of the second one what is in it. */
    const reading = async () => {
      const flow = await startFlow(ada);
      flow.send({ type: 'METHOD', method: 'photos' }, { type: 'BEGIN' }, choose(...three));
      await flow.answer('readPhoto', found(1));
      return flow;
    };
    /** The draft as the owner has it by now. */
    const draftOf = (flow: Flow): Draft => ({
      id: 5,
      details: detailsOf(flow),
      samples: flow.drafted
        .filter(({ call }) => call === 'addSample')
        .map(({ input: { sample } }) => sample),
      keptAt: new Date(1000),
    });

    test('are kept by name as they are chosen, before any is read, and fewer with each', async () => {
      const flow = await startFlow(ada);
      flow.send({ type: 'METHOD', method: 'photos' }, { type: 'BEGIN' }, choose(...three));
      await setImmediate();
      expect(detailsOf(flow).unread).toEqual(three);
      await flow.answer('readPhoto', found(1));
      expect(detailsOf(flow).unread).toEqual(['two.jpg', 'three.jpg']);
      flow.send(choose('four.jpg'));
      await flow.refuse('readPhoto', new KithError('NoFace'));
      expect(detailsOf(flow).unread).toEqual(['three.jpg', 'four.jpg']);
      await flow.answer('readPhoto', found(3));
      await flow.answer('readPhoto', found(4));
      expect(flow.state()).toBe('capture.photos');
      expect(detailsOf(flow)).toMatchObject({
        unread: [],
        photos: [
          { name: 'one.jpg', size: 9, modified: 1000 },
          { name: 'three.jpg' },
          { name: 'four.jpg' },
        ],
      });
      expect(flow.drafted.some(({ input }) => input.sample && 'photo' in input.sample)).toBe(false);
    });

    test('are told when it is gone on with; all are chosen again, and none is there twice', async () => {
      const before = draftOf(await reading());
      const flow = await startFlow(ada, { open: async () => before });
      expect(flow.state()).toBe('capture.photos');
      expect(flow.context()).toMatchObject({ unread: ['two.jpg', 'three.jpg'], refused: [] });
      expect(flow.context().samples).toHaveLength(1);
      flow.send(choose(...three));
      expect(flow.context().unread).toEqual([]);
      await setImmediate();
      await flow.answer('readPhoto', found(2));
      await flow.answer('readPhoto', found(3));
      expect(flow.context().samples).toHaveLength(3);
      expect(flow.context().refused).toMatchObject([
        { name: 'one.jpg', error: { code: 'PictureKnown' } },
      ]);
      expect(reads(flow).map(({ input }) => input.name)).toEqual(['two.jpg', 'three.jpg']);
    });

    test('are still told where only some, or others, are chosen again; one that was changed is read', async () => {
      const before = draftOf(await reading());
      const flow = await startFlow(ada, { open: async () => before });
      flow.send({
        type: 'PHOTOS',
        files: [file('three.jpg'), file('other.jpg'), new File(['retouched'], 'one.jpg')],
      });
      expect(flow.context().unread).toEqual(['two.jpg']);
      for (const shade of [3, 5, 6]) await flow.answer('readPhoto', found(shade));
      expect(flow.context()).toMatchObject({ unread: ['two.jpg'], refused: [] });
      expect(flow.context().samples).toHaveLength(4);
      expect(detailsOf(flow).unread).toEqual(['two.jpg']);
      flow.send({ type: 'DISMISS_UNREAD' });
      await setImmediate();
      expect(detailsOf(flow).unread).toEqual([]);
    });

    test('one of several people counts until it is answered, and is not read again meanwhile or after', async () => {
      const flow = await startFlow(ada);
      flow.send({ type: 'METHOD', method: 'photos' }, { type: 'BEGIN' }, choose('group.jpg'));
      await flow.refuse('readPhoto', new KithError('SeveralFaces', 'group.jpg'));
      await flow.answer('readPhotoFaces', [found(1), found(2)]);
      expect(detailsOf(flow).unread).toEqual(['group.jpg']);
      const again = async () => {
        flow.send(choose('group.jpg'));
        await setImmediate();
        expect(flow.context().refused).toMatchObject([{ error: { code: 'PictureKnown' } }]);
        expect(flow.context().crowds.length + flow.context().samples.length).toBe(1);
        expect(reads(flow)).toHaveLength(1);
      };
      await again();
      flow.send({ type: 'CHOOSE_FACE', key: flow.context().crowds[0]!.key, place: 1 });
      await setImmediate();
      expect(detailsOf(flow)).toMatchObject({ unread: [], photos: [{ name: 'group.jpg' }] });
      await again();
    });

    test('one whose sample was removed can be chosen again', async () => {
      const before = draftOf(await reading());
      const flow = await startFlow(ada, { open: async () => before });
      flow.send({ type: 'DISCARD', key: 1 }, choose('one.jpg'));
      await flow.answer('readPhoto', found(1));
      expect(flow.context().samples).toHaveLength(1);
      expect(flow.context().refused).toEqual([]);
    });

    test('one that was read, but whose sample did not arrive any more, is one of them', async () => {
      const before = draftOf(await reading());
      const flow = await startFlow(ada, { open: async () => ({ ...before, samples: [] }) });
      expect(flow.context().unread).toEqual(three);
    });

    test('whoever stops reading does not want them; who leaves, or discards and takes that back, does', async () => {
      const stopped = await reading();
      stopped.send({ type: 'STOP_READING' });
      await setImmediate();
      expect(detailsOf(stopped).unread).toEqual([]);

      const left = await reading();
      left.send({ type: 'CANCEL' });
      expect(left.state()).toBe('left');
      expect(detailsOf(left).unread).toEqual(['two.jpg', 'three.jpg']);
      // This page still has them: it reads on.
      left.send({ type: 'GO_ON' });
      expect(left.state()).toBe('capture.reading');
      await left.answer('readPhoto', found(2));
      expect(detailsOf(left).unread).toEqual(['three.jpg']);

      left.send({ type: 'CANCEL' }, { type: 'START_OVER' });
      await setImmediate();
      expect(left.context().unread).toEqual([]);
      left.send({ type: 'UNDO' });
      expect(left.state()).toBe('capture.photos');
      expect(left.context().unread).toEqual(['three.jpg']);
    });

    test('are kept though nothing else is there yet', async () => {
      const flow = await startFlow(ada);
      flow.send({ type: 'METHOD', method: 'photos' }, { type: 'BEGIN' }, choose('one.jpg'));
      flow.send({ type: 'CANCEL' });
      await setImmediate();
      expect(flow.state()).toBe('left');
      expect(detailsOf(flow).unread).toEqual(['one.jpg']);
    });
  });

  test('one that had not begun goes on at the name', async () => {
    const flow = await startFlow(null, { open: async () => kept(false, 0) });
    expect(flow.state()).toBe('who');
    expect(flow.context()).toMatchObject({ name: 'Ada', pickedUp: new Date(1000) });
  });

  test.each([
    ['a name that was looked for', { name: 'Grace' }, 'left'],
    ['a face that was seen', { seen: { sighting: crypto.randomUUID(), samples: [] } }, 'left'],
    ['the draft’s own name', { name: 'Ada' }, 'capture.paused'],
  ])('where %s is meant, a draft of somebody else is asked about', async (_, meant, state) => {
    const { kith } = await startFlow(null, { open: async () => kept() });
    const actor = createActor(enrollMachine, { input: { kith, extend: null, ...meant } }).start();
    await setImmediate();
    expect(nameOf(actor.getSnapshot())).toBe(state);
    expect(actor.getSnapshot().context.name).toBe('Ada');
  });

  test('one of photos goes on with photos, a full one is complete', async () => {
    const ofPhotos = { ...kept(), details: { ...kept().details, method: 'photos' as const } };
    const flow = await startFlow(null, { open: async () => ofPhotos });
    expect(flow.state()).toBe('capture.photos');
    const full = await startFlow(null, { open: async () => kept(true, 4) });
    expect(full.state()).toBe('capture.complete');
  });

  test('that none can be opened is said, and an enrollment begins', async () => {
    const flow = await startFlow(null, { open: () => Promise.reject(new KithError('DiskFailed')) });
    expect(flow.state()).toBe('who');
    expect(flow.context().error).toMatchObject({ code: 'DiskFailed' });
  });

  test('everything is kept as it changes, and each sample is sent once', async () => {
    const flow = await startFlow();
    expect(calls(flow)).toEqual(['open']);
    flow.send({ type: 'METHOD', method: 'camera' });
    await setImmediate();
    // There is nothing yet to keep.
    expect(calls(flow)).toEqual(['open']);
    flow.send({ type: 'NAME', name: 'Ad' });
    await setImmediate();
    await ways['capture.taking'](flow);
    await setImmediate();
    flow.send(take(4), { type: 'DISCARD', key: 2 }, { type: 'STILL', still: true });
    await setImmediate();
    const sent = flow.drafted.slice(1);
    expect(sent[0]).toMatchObject({
      call: 'begin',
      input: { whose: null, details: { name: 'Ad', consent: null, begun: false } },
    });
    const added = sent.filter(({ call }) => call === 'addSample');
    expect(added.map(({ input }) => input.sample.key)).toEqual([1, 2, 3, 4]);
    expect(added[0]!.input.sample).not.toHaveProperty('appearance');
    expect(sent.find(({ call }) => call === 'removeSamples')?.input.keys).toEqual([2]);
    expect(sent.findLast(({ call }) => call === 'keep')?.input.details).toMatchObject({
      name: 'Ada',
      consent: { wording: 'I agree.' },
      begun: true,
      still: true,
    });
    const holders = new Set(flow.drafted.map(({ input }) => input.holder));
    expect(holders.size).toBe(1);
    expect(flow.context().keptAt).toBeInstanceOf(Date);
  });

  test('what is typed and erased again leaves no draft', async () => {
    const flow = await startFlow();
    flow.send({ type: 'NAME', name: 'A' });
    await setImmediate();
    flow.send({ type: 'NAME', name: '' });
    await setImmediate();
    expect(calls(flow)).toEqual(['open', 'begin', 'discard']);
  });

  test('the save ends it, after what was still on its way', async () => {
    const flow = await startFlow();
    const slow = Promise.withResolvers<void>();
    await ways['capture.complete'](flow);
    await setImmediate();
    flow.answered.removeSamples = () => slow.promise;
    flow.send({ type: 'DISCARD', key: 1 }, { type: 'FINISH_WITH_THESE' });
    await flow.answer('lookAlikes', []);
    expect(flow.asked.some(({ call }) => call === 'enroll')).toBe(false);
    slow.resolve();
    await setImmediate();
    expect(flow.last('enroll').input.draft).toEqual({
      id: 5,
      holder: flow.drafted[0]!.input.holder,
    });
  });

  test('leaving keeps it; going on is where it was, also where photos are still to be read', async () => {
    const flow = await startFlow();
    await ways['capture.reading'](flow);
    await flow.answer('readPhoto', found(1));
    flow.send({ type: 'CANCEL' });
    expect(flow.state()).toBe('left');
    flow.send({ type: 'GO_ON' });
    expect(flow.state()).toBe('capture.reading');
    expect(flow.last('readPhoto').input.name).toBe('two.jpg');
    expect(calls(flow)).not.toContain('discard');
  });

  test('where nothing is there nothing is left: canceling goes back to the start', async () => {
    const flow = await startFlow(ada);
    flow.send({ type: 'CANCEL' });
    expect(flow.state()).toBe('who');
    flow.send({ type: 'BEGIN' }, { type: 'CANCEL' });
    expect(flow.state()).toBe('who');
    expect(calls(flow)).toEqual(['open']);
  });

  test('discarded it is erased, and can be brought back with every sample', async () => {
    const flow = await startFlow();
    await ways.left(flow);
    await setImmediate();
    flow.send({ type: 'START_OVER' });
    await setImmediate();
    expect(flow.state()).toBe('who');
    expect(flow.context()).toMatchObject({ name: '', samples: [], consent: null });
    expect(calls(flow).at(-1)).toBe('discard');
    const before = flow.drafted.length;
    flow.send({ type: 'UNDO' });
    await setImmediate();
    expect(flow.state()).toBe('capture.paused');
    expect(flow.context()).toMatchObject({ name: 'Ada', discarded: null });
    expect(calls(flow).slice(before)).toEqual(['begin', 'addSample', 'addSample', 'addSample']);
  });

  test('what was discarded can be brought back until another one begins, and what was typed meanwhile as well', async () => {
    const flow = await startFlow();
    await ways.left(flow);
    await setImmediate();
    flow.send({ type: 'START_OVER' });
    await setImmediate();
    flow.send({ type: 'NAME', name: 'Grace' }, agreed, { type: 'UNDO' });
    expect(flow.state()).toBe('capture.paused');
    expect(flow.context().name).toBe('Ada');
    flow.send({ type: 'DISCARD', key: 1 }, { type: 'CANCEL' }, { type: 'START_OVER' });
    await setImmediate();
    flow.send({ type: 'UNDO' });
    expect(flow.context().samples.map(({ key }) => key)).toEqual([2, 3]);

    flow.send({ type: 'START_OVER' });
    await setImmediate();
    flow.send({ type: 'NAME', name: 'Grace' }, agreed, { type: 'BEGIN' });
    await flow.answer('checkName', {});
    expect(flow.state()).toBe('capture.taking');
    expect(flow.context().discarded).toBeNull();
  });

  test('of two that are brought back in turn neither is lost', async () => {
    const flow = await startFlow();
    flow.send({ type: 'NAME', name: 'Ada' }, agreed, { type: 'START_OVER' });
    await setImmediate();
    flow.send({ type: 'NAME', name: 'Grace' }, { type: 'UNDO' });
    expect(flow.context()).toMatchObject({ name: 'Ada', consent: { wording: 'I agree.' } });
    flow.send({ type: 'UNDO' });
    expect(flow.context()).toMatchObject({ name: 'Grace', consent: null });
  });

  test('what is on the page of one that is over can be brought back', async () => {
    const flow = await startFlow();
    await ways['capture.taking'](flow);
    await setImmediate();
    flow.answered.addSample = () => Promise.reject(new KithError('DraftEnded'));
    flow.send(take(4));
    await setImmediate();
    flow.answered.addSample = async () => undefined;
    // Another one that is kept has to wait.
    flow.answered.open = () => Promise.reject(new Error('opened'));
    flow.send({ type: 'GO_ON' });
    await setImmediate();
    expect(flow.state()).toBe('who');
    // Nothing says that it was discarded: it may have been saved.
    expect(flow.context()).toMatchObject({ name: '', wasOver: true });
    flow.send({ type: 'UNDO' });
    await setImmediate();
    expect(flow.state()).toBe('capture.paused');
    expect(flow.context()).toMatchObject({ name: 'Ada', notKept: null });
    expect(calls(flow).slice(-5)).toEqual(['begin', ...Array<string>(4).fill('addSample')]);
  });

  test('a name that somebody has by now is typed anew, and every picture is still there', async () => {
    const flow = await startFlow();
    await ways['saving.writing'](flow);
    const { samples } = flow.context();
    await flow.refuse('enroll', new KithError('NameTaken', 'Ada'));
    expect(flow.state()).toBe('who');
    expect(flow.context().error).toMatchObject({ code: 'NameTaken' });
    flow.send({ type: 'NAME', name: 'Ada Lovelace' }, { type: 'BEGIN' });
    await flow.answer('checkName', { name: 'Ada Lovelace', removed: false });
    expect(flow.state()).toMatch(/^capture\.(paused|complete)$/);
    expect(flow.context()).toMatchObject({ name: 'Ada Lovelace', samples, error: null });
  });

  test('what was begun and lacks a name or an agreement by now goes on where they are typed', async () => {
    const flow = await startFlow();
    await ways['saving.writing'](flow);
    await flow.refuse('enroll', new KithError('NameTaken', 'Ada'));
    flow.send({ type: 'NAME', name: 'Bob' }, { type: 'CANCEL' });
    expect(flow.state()).toBe('left');
    flow.send({ type: 'GO_ON' });
    expect(flow.state()).toBe('who');
    flow.send({ type: 'START_OVER' });
    await setImmediate();
    flow.send({ type: 'UNDO' });
    expect(flow.state()).toBe('who');
    expect(flow.context()).toMatchObject({ name: 'Bob', consent: null, begun: true });

    const details = { ...draftDetails('Bob'), begun: true, consent: null };
    const draft: Draft = { id: 5, details, samples: [], keptAt: new Date() };
    expect((await startFlow(null, { open: async () => draft })).state()).toBe('who');
  });

  test('photos take nothing of what the camera may take', async () => {
    const flow = await startFlow(ada);
    flow.send({ type: 'METHOD', method: 'photos' }, { type: 'BEGIN' });
    const names = Array.from({ length: 8 }, (_, i) => `${i}.jpg`);
    flow.send(photos(...names));
    for (let i = 0; i < names.length; i++) await flow.answer('readPhoto', found(i));
    flow.send({ type: 'METHOD', method: 'camera' });
    expect(flow.state()).toBe('capture.taking');
    flow.send(take(1, 5));
    expect(flow.context().samples).toHaveLength(9);
  });

  test('one that cannot be discarded is still there', async () => {
    const flow = await startFlow();
    await ways.left(flow);
    await setImmediate();
    flow.answered.discard = () => Promise.reject(new KithError('DiskFailed'));
    flow.send({ type: 'START_OVER' });
    await setImmediate();
    expect(flow.state()).toBe('left');
    expect(flow.context().error).toMatchObject({ code: 'DiskFailed' });
    flow.answered.discard = () => Promise.reject(new KithError('DraftElsewhere'));
    flow.send({ type: 'START_OVER' });
    await setImmediate();
    expect(flow.state()).toBe('elsewhere');
  });

  test('once another page has it this one stops, keeps nothing more, and can take it over', async () => {
    const flow = await startFlow();
    await ways['capture.taking'](flow);
    await setImmediate();
    flow.answered.addSample = () => Promise.reject(new KithError('DraftElsewhere'));
    flow.send(take(4));
    await setImmediate();
    expect(flow.state()).toBe('elsewhere');
    expect(flow.context().error).toMatchObject({ code: 'DraftElsewhere' });
    flow.answered.open = async () => kept(true, 3);
    flow.send({ type: 'GO_ON' });
    await setImmediate();
    expect(flow.state()).toBe('capture.paused');
    expect(flow.context().samples.map(({ key }) => key)).toEqual([3, 4, 5]);
    expect(flow.context().error).toBeNull();
  });

  test.each(['DraftElsewhere', 'DraftEnded'] as const)(
    'a save that is refused with %s says so',
    async (code) => {
      const flow = await startFlow();
      await ways['saving.writing'](flow);
      await flow.refuse('enroll', new KithError(code));
      expect(flow.state()).toBe('elsewhere');
      expect(flow.context().error).toMatchObject({ code });
    },
  );

  test('what cannot be kept now is said, and kept with the next change', async () => {
    const flow = await startFlow();
    await ways['capture.taking'](flow);
    await setImmediate();
    flow.answered.addSample = () => Promise.reject(new KithError('DiskFull'));
    flow.send(take(4));
    await setImmediate();
    expect(flow.state()).toBe('capture.taking');
    expect(flow.context().notKept).toMatchObject({ code: 'DiskFull' });
    // A page that Kith leaves now says so.
    expect(isAllKept(flow.kith)).toBe(false);
    const before = flow.drafted.length;
    flow.answered.addSample = async () => undefined;
    flow.send({ type: 'STILL', still: true });
    await setImmediate();
    expect(flow.context().notKept).toBeNull();
    expect(isAllKept(flow.kith)).toBe(true);
    expect(calls(flow).slice(before)).toEqual(['keep', 'addSample']);
  });

  test('another view of the same page has it only after all of the first view’s is kept', async () => {
    const flow = await startFlow();
    const slow = Promise.withResolvers<void>();
    await ways['capture.taking'](flow);
    await setImmediate();
    flow.answered.addSample = () => slow.promise;
    flow.send(take(4));
    await setImmediate();
    expect(isAllKept(flow.kith)).toBe(false);
    flow.actor.stop();
    const again = createActor(enrollMachine, { input: { kith: flow.kith, extend: null } }).start();
    await setImmediate();
    expect(calls(flow).filter((call) => call === 'open')).toHaveLength(1);
    slow.resolve();
    await setImmediate();
    expect(calls(flow).at(-1)).toBe('open');
    again.stop();
  });
});
