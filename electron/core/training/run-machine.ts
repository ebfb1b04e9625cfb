import {
  asShown,
  KithError,
  type FailureCode,
  type ShownError,
  type TrainingRun,
} from '../../contract/index.ts';

// A training run as a machine: which states there are, what can happen in each, and where that leads. It does nothing itself;
// `training.ts` does the work and tells the machine what happened.

/** What was asked for, as long as the run is remembered. */
export type RunRequest = Pick<TrainingRun, 'startedAt' | 'parameters'>;

/** How far a run is. */
export type RunProgress = Pick<
  TrainingRun,
  'stage' | 'parts' | 'part' | 'share' | 'secondsLeft' | 'progress' | 'curve'
>;

/** What came of a run: a version, and the judge's word on it. */
export type RunOutcome = {
  readonly [K in 'versionId' | 'verdict' | 'comparedWith' | 'activation']: NonNullable<
    TrainingRun[K]
  >;
} & Pick<TrainingRun, 'reasons' | 'bestEpoch' | 'canJudgeAgain'>;

/** Why a run was told to stop: the user wants it gone, Kith is closing, or somebody it learns from is being removed. */
export type StopReason = 'cancel' | 'close' | 'forget';

/** A run that came to an end, and what became of its candidate since. */
export interface EndedRun {
  readonly name: 'finished';
  readonly request: RunRequest;
  /** The part of the saved run that keeps all this: its last. */
  readonly part: number;
  readonly outcome: RunOutcome;
  /** What went wrong since: in the activation, when it was to be judged again, or when all this was to be kept. */
  readonly error: ShownError | null;
}

/** States in which nothing is under way. */
type Resting =
  | { readonly name: 'none' }
  | {
      readonly name: 'interrupted';
      readonly request: RunRequest;
      readonly error: ShownError | null;
    }
  /** By the user; or, with why, because what it learned from is gone. */
  | { readonly name: 'canceled'; readonly request: RunRequest; readonly error: ShownError | null }
  | { readonly name: 'failed'; readonly request: RunRequest; readonly error: ShownError }
  | EndedRun;

/** Where a run is. */
export type RunState =
  | Resting
  /** It is looked whether it can begin, and its snapshot is taken; `before` comes back where it cannot. */
  | { readonly name: 'starting'; readonly request: RunRequest; readonly before: Resting }
  | {
      readonly name: 'running';
      readonly request: RunRequest;
      readonly at: RunProgress;
      readonly stopping: StopReason | null;
    }
  /** The candidate is compared with the version that is active now. */
  | { readonly name: 'judging-again'; readonly before: EndedRun };

/** What can happen to a run. The first four are asked for by the user, and refused where they make no sense. */
export type RunEvent =
  | { readonly type: 'start'; readonly request: RunRequest }
  | { readonly type: 'resume' }
  | { readonly type: 'judge-again' }
  | { readonly type: 'put-away' }
  /** What was starting cannot begin. */
  | { readonly type: 'refused' }
  | { readonly type: 'begun'; readonly request: RunRequest; readonly trainings: number }
  | { readonly type: 'progress'; readonly change: Partial<RunProgress> }
  | { readonly type: 'stop'; readonly why: StopReason }
  /** The work ended by this error. */
  | { readonly type: 'ended'; readonly error: ShownError }
  | { readonly type: 'made'; readonly outcome: RunOutcome }
  | { readonly type: 'judged'; readonly outcome: RunOutcome }
  | { readonly type: 'judging-failed'; readonly error: ShownError }
  | {
      readonly type: 'activation';
      readonly activation: RunOutcome['activation'];
      readonly error: ShownError | null;
    }
  /** What became of the ended run could not be kept. */
  | { readonly type: 'not-kept'; readonly error: ShownError }
  /** What the run learned from or was judged by is gone. */
  | { readonly type: 'forgotten' };

type Name = RunState['name'];
type Of<N extends Name> = Extract<RunState, { name: N }>;
type Event<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;
type Transitions = {
  readonly [N in Name]: {
    readonly [T in RunEvent['type']]?: (state: Of<N>, event: Event<T>) => RunState;
  };
};

const BEGINNING: Omit<RunProgress, 'parts'> = {
  stage: 'features',
  part: 1,
  share: 0,
  secondsLeft: null,
  progress: null,
  curve: [],
};

const start = (before: Resting, { request }: Event<'start'>): RunState => ({
  name: 'starting',
  request,
  before,
});
const putAway = (): RunState => ({ name: 'none' });

const activated = (ended: EndedRun, { activation, error }: Event<'activation'>): EndedRun => ({
  ...ended,
  outcome: { ...ended.outcome, activation },
  error,
});
const notKept = (ended: EndedRun, { error }: Event<'not-kept'>): EndedRun =>
  ended.error ? ended : { ...ended, error };

/** What was done with a candidate: no verdict undoes it. The other states of its activation follow from the verdict. */
const DONE: ReadonlySet<RunOutcome['activation']> = new Set([
  'under-way',
  'active',
  'failed',
  'stopped',
]);
const judged = (before: EndedRun, { outcome }: Event<'judged'>): EndedRun => {
  const { activation } = before.outcome;
  if (!DONE.has(activation)) return { ...before, outcome, error: null };
  const error = activation === 'failed' ? before.error : null;
  return { ...before, outcome: { ...outcome, activation }, error };
};

const transitions: Transitions = {
  none: { start, 'put-away': putAway },
  canceled: { start, 'put-away': putAway },
  failed: { start, 'put-away': putAway },
  interrupted: {
    resume: (before) =>
      before.request.parameters
        ? { name: 'starting', request: before.request, before }
        : refuse('RunOfAnotherKith'),
    'put-away': putAway,
    forgotten: putAway,
  },
  starting: {
    refused: ({ before }) => before,
    begun: (_, { request, trainings }) => ({
      name: 'running',
      request,
      at: { ...BEGINNING, parts: trainings },
      stopping: null,
    }),
    activation: (state, event) =>
      state.before.name === 'finished'
        ? { ...state, before: activated(state.before, event) }
        : state,
    'not-kept': (state, event) =>
      state.before.name === 'finished' ? { ...state, before: notKept(state.before, event) } : state,
  },
  running: {
    progress: (state, { change }) => ({ ...state, at: { ...state.at, ...change } }),
    // Who came first decides: a run that is being canceled is not kept because Kith closes meanwhile.
    stop: (state, { why }) => ({ ...state, stopping: state.stopping ?? why }),
    // It is too late to stop the run, but not to leave the active version as it is; Kith that closes goes on with it later.
    made: ({ request, at, stopping }, { outcome }) => ({
      name: 'finished',
      request,
      part: at.parts - 1,
      outcome:
        outcome.activation === 'under-way' && stopping !== null && stopping !== 'close'
          ? { ...outcome, activation: 'stopped' }
          : outcome,
      error: null,
    }),
    ended: ({ request, stopping }, { error }) => {
      if (stopping === 'close') return { name: 'interrupted', request, error: null };
      if (stopping !== null) {
        const why = stopping === 'forget' ? asShown(new KithError('RunOutdated')) : null;
        return { name: 'canceled', request, error: why };
      }
      return error.code === 'EngineLost'
        ? { name: 'interrupted', request, error }
        : { name: 'failed', request, error };
    },
  },
  finished: {
    start,
    'put-away': putAway,
    'judge-again': (before) =>
      before.outcome.canJudgeAgain ? { name: 'judging-again', before } : refuse('CannotJudgeAgain'),
    activation: activated,
    'not-kept': notKept,
    forgotten: (state) => ({ ...state, outcome: { ...state.outcome, canJudgeAgain: false } }),
  },
  'judging-again': {
    refused: ({ before }) => before,
    activation: (state, event) => ({ ...state, before: activated(state.before, event) }),
    'not-kept': (state, event) => ({ ...state, before: notKept(state.before, event) }),
    judged: ({ before }, event) => judged(before, event),
    'judging-failed': ({ before }, { error }) => ({ ...before, error }),
  },
};

/** What the user is told where they ask for something that makes no sense now. */
const REFUSALS: { readonly [T in RunEvent['type']]?: FailureCode } = {
  start: 'TrainingBusy',
  resume: 'NoTraining',
  'judge-again': 'CannotJudgeAgain',
  'put-away': 'TrainingBusy',
};
const BUSY: ReadonlySet<Name> = new Set(['starting', 'running', 'judging-again']);

/** The run that came to an end, also while it is judged again, or until the next one has begun; null where there is none. */
export function endedRun(state: RunState): EndedRun | null {
  const known = 'before' in state ? state.before : state;
  return known.name === 'finished' ? known : null;
}

/** Whether work is under way. */
export function isBusy({ name }: RunState): boolean {
  return BUSY.has(name);
}

/**
 * The state after an event. What the user asks for at the wrong time is refused: `TrainingBusy`, `NoTraining`,
 * `CannotJudgeAgain`. What happens at the wrong time (progress of a run that was put away) changes nothing.
 */
export function afterEvent(state: RunState, event: RunEvent): RunState {
  const transition = transitions[state.name][event.type] as
    ((state: RunState, event: RunEvent) => RunState) | undefined;
  if (transition) return transition(state, event);
  const refusal = REFUSALS[event.type];
  return refusal ? refuse(isBusy(state) ? 'TrainingBusy' : refusal) : state;
}

function refuse(code: FailureCode): never {
  throw new KithError(code);
}

const NOTHING_CAME: { readonly [K in keyof RunOutcome | 'error']: TrainingRun[K] } = {
  versionId: null,
  verdict: null,
  reasons: [],
  comparedWith: null,
  bestEpoch: null,
  activation: null,
  canJudgeAgain: false,
  error: null,
};

/** The state as views see it; null where there is nothing to see. */
export function runAsSeen(state: RunState): TrainingRun | null {
  const beginning = { ...BEGINNING, ...NOTHING_CAME, parts: 0 };
  switch (state.name) {
    case 'none':
      return null;
    case 'starting':
      return { ...beginning, ...state.request, status: 'running', stage: 'preparing' };
    case 'running':
      return { ...beginning, ...state.request, ...state.at, status: 'running' };
    case 'judging-again':
      return {
        ...beginning,
        ...state.before.request,
        ...state.before.outcome,
        status: 'running',
        stage: 'judging',
        share: 0.99,
      };
    case 'finished':
      return {
        ...beginning,
        ...state.request,
        ...state.outcome,
        status: 'finished',
        stage: 'done',
        share: 1,
        error: state.error,
      };
    case 'interrupted':
      return {
        ...beginning,
        ...state.request,
        status: 'interrupted',
        error: state.error,
      };
    case 'canceled':
    case 'failed':
      return { ...beginning, ...state.request, status: state.name, error: state.error };
  }
}
