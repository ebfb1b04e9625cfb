import { describe, expect, test } from 'vitest';
import {
  asShown,
  KithError,
  trainingPresets,
  trainingRun,
} from '../../../../electron/contract/index.ts';
import {
  afterEvent,
  endedRun,
  isBusy,
  runAsSeen,
  type EndedRun,
  type RunEvent,
  type RunOutcome,
  type RunProgress,
  type RunState,
} from '../../../../electron/core/training/run-machine.ts';

const request = { startedAt: new Date(5), parameters: trainingPresets.quick };
const other = { startedAt: new Date(9), parameters: trainingPresets.thorough };
const bug = { code: 'Bug', message: 'Something went wrong.', next: 'Report it.' };
const lost = { code: 'EngineLost', message: 'The process stopped.', next: 'Wait.' };
const outcome: RunOutcome = {
  versionId: 2,
  verdict: 'better',
  reasons: [{ kind: 'gain-and-loss' }],
  bestEpoch: 3,
  comparedWith: { versionId: 1, name: '', weightsSha256: 'a'.repeat(64) },
  activation: 'under-way',
  canJudgeAgain: true,
};
const at: RunProgress = {
  stage: 'features',
  parts: 6,
  part: 1,
  share: 0,
  secondsLeft: null,
  progress: null,
  curve: [],
};

const none: RunState = { name: 'none' };
const starting: RunState = { name: 'starting', request, before: none };
const running: RunState = { name: 'running', request, at, stopping: null };
const interrupted: RunState = { name: 'interrupted', request, error: null };
const canceled: RunState = { name: 'canceled', request, error: null };
const failed: RunState = { name: 'failed', request, error: bug };
const finished: EndedRun = { name: 'finished', request, part: 5, outcome, error: null };
const judging: RunState = { name: 'judging-again', before: finished };
const states: readonly RunState[] = [
  none,
  starting,
  running,
  interrupted,
  canceled,
  failed,
  finished,
  judging,
];

const withActivation = (
  activation: RunOutcome['activation'],
  error: EndedRun['error'] = null,
): EndedRun => ({ ...finished, outcome: { ...outcome, activation }, error });
const stopped = (why: 'cancel' | 'close' | 'forget') => afterEvent(running, { type: 'stop', why });

/** An error with this code. */
const coded = (code: string) => expect.objectContaining({ code }) as Error;

describe('where an event leads', () => {
  const start: RunEvent = { type: 'start', request: other };
  const begun: RunEvent = { type: 'begun', request, trainings: 6 };

  test.each<[string, RunState, RunEvent, RunState]>([
    ['nothing starts', none, start, { name: 'starting', request: other, before: none }],
    [
      'after a canceled one',
      canceled,
      start,
      { name: 'starting', request: other, before: canceled },
    ],
    ['after a failed one', failed, start, { name: 'starting', request: other, before: failed }],
    [
      'after a finished one',
      finished,
      start,
      { name: 'starting', request: other, before: finished },
    ],
    [
      'an interrupted one goes on',
      interrupted,
      { type: 'resume' },
      { name: 'starting', request, before: interrupted },
    ],
    ['it begins', starting, begun, running],
    ['it cannot begin: as before', starting, { type: 'refused' }, none],
    [
      'it cannot go on: interrupted as before',
      { ...starting, before: interrupted },
      { type: 'refused' },
      interrupted,
    ],
    [
      'it gets on',
      running,
      { type: 'progress', change: { share: 0.5 } },
      { ...running, at: { ...at, share: 0.5 } },
    ],
    [
      'told to stop, it goes on till it has',
      running,
      { type: 'stop', why: 'cancel' },
      { ...running, stopping: 'cancel' },
    ],
    [
      'the first reason to stop counts',
      stopped('cancel'),
      { type: 'stop', why: 'close' },
      { ...running, stopping: 'cancel' },
    ],
    ['canceled', stopped('cancel'), { type: 'ended', error: bug }, canceled],
    [
      'canceled while its host was lost',
      stopped('cancel'),
      { type: 'ended', error: lost },
      canceled,
    ],
    [
      'somebody it learns from is removed',
      stopped('forget'),
      { type: 'ended', error: bug },
      { ...canceled, error: asShown(new KithError('RunOutdated')) },
    ],
    ['Kith closes', stopped('close'), { type: 'ended', error: bug }, interrupted],
    ['its host is lost', running, { type: 'ended', error: lost }, { ...interrupted, error: lost }],
    ['it fails', running, { type: 'ended', error: bug }, failed],
    ['it comes to an end', running, { type: 'made', outcome }, finished],
    [
      'too late to stop: its candidate is kept, and the active version stays',
      stopped('cancel'),
      { type: 'made', outcome },
      { ...finished, outcome: { ...outcome, activation: 'stopped' } },
    ],
    [
      'Kith closes as it comes to an end: its activation is left for the next start',
      stopped('close'),
      { type: 'made', outcome },
      finished,
    ],
    [
      'its candidate is active',
      finished,
      { type: 'activation', activation: 'active', error: null },
      { ...finished, outcome: { ...outcome, activation: 'active' } },
    ],
    [
      'its candidate could not be activated',
      finished,
      { type: 'activation', activation: 'failed', error: bug },
      { ...finished, outcome: { ...outcome, activation: 'failed' }, error: bug },
    ],
    ['it is to be judged again', finished, { type: 'judge-again' }, judging],
    ['it cannot be judged again', judging, { type: 'refused' }, finished],
    [
      'it is judged again',
      judging,
      { type: 'judged', outcome: { ...outcome, verdict: 'not-better' } },
      { ...finished, outcome: { ...outcome, verdict: 'not-better' } },
    ],
    [
      'its candidate is made active while it is judged again',
      judging,
      { type: 'activation', activation: 'active', error: null },
      { name: 'judging-again', before: withActivation('active') },
    ],
    [
      'its candidate is made active while the next one starts',
      { ...starting, before: finished },
      { type: 'activation', activation: 'active', error: null },
      { ...starting, before: withActivation('active') },
    ],
    ...(['under-way', 'active', 'stopped'] as const).map(
      (activation): [string, RunState, RunEvent, RunState] => [
        `it is judged again: that its candidate is ${activation} stays`,
        { name: 'judging-again', before: withActivation(activation, lost) },
        { type: 'judged', outcome: { ...outcome, activation: 'not-better' } },
        withActivation(activation),
      ],
    ),
    [
      'it is judged again: why its candidate could not be made active stays',
      { name: 'judging-again', before: withActivation('failed', bug) },
      { type: 'judged', outcome: { ...outcome, activation: 'not-wanted' } },
      withActivation('failed', bug),
    ],
    ...(['not-wanted', 'not-better', 'parent-left'] as const).map(
      (activation): [string, RunState, RunEvent, RunState] => [
        `it is judged again: ${activation} followed from the verdict before`,
        { name: 'judging-again', before: withActivation(activation, lost) },
        { type: 'judged', outcome: { ...outcome, activation: 'not-wanted' } },
        withActivation('not-wanted'),
      ],
    ),
    [
      'what came of it cannot be kept',
      finished,
      { type: 'not-kept', error: bug },
      { ...finished, error: bug },
    ],
    [
      'what came of it cannot be kept while it is judged again',
      judging,
      { type: 'not-kept', error: bug },
      { name: 'judging-again', before: { ...finished, error: bug } },
    ],
    [
      'that it cannot be kept hides no other error',
      { ...finished, error: lost },
      { type: 'not-kept', error: bug },
      { ...finished, error: lost },
    ],
    [
      'judging fails: the verdict stays',
      judging,
      { type: 'judging-failed', error: lost },
      { ...finished, error: lost },
    ],
    [
      'what it learned from is gone: not judged again',
      finished,
      { type: 'forgotten' },
      { ...finished, outcome: { ...outcome, canJudgeAgain: false } },
    ],
    ['what it learned from is gone: not gone on with', interrupted, { type: 'forgotten' }, none],
    ['an interrupted one is put away', interrupted, { type: 'put-away' }, none],
    ['a finished one is put away', finished, { type: 'put-away' }, none],
    ['a canceled one is put away', canceled, { type: 'put-away' }, none],
    ['a failed one is put away', failed, { type: 'put-away' }, none],
    ['nothing is put away', none, { type: 'put-away' }, none],
  ])('%s', (_, state, event, next) => {
    expect(afterEvent(state, event)).toEqual(next);
  });

  const refused = (event: RunEvent, allowed: readonly RunState['name'][]) =>
    states
      .filter(({ name }) => !allowed.includes(name))
      .map((state) => [state.name, event, state] as const);
  test.each([
    ...refused({ type: 'start', request: other }, ['none', 'canceled', 'failed', 'finished']),
    ...refused({ type: 'resume' }, ['interrupted']),
    ...refused({ type: 'judge-again' }, ['finished']),
    ...refused({ type: 'put-away' }, ['none', 'interrupted', 'canceled', 'failed', 'finished']),
  ])('%s refuses %o', (_, event, state) => {
    const code =
      isBusy(state) || event.type === 'start' || event.type === 'put-away'
        ? 'TrainingBusy'
        : event.type === 'resume'
          ? 'NoTraining'
          : 'CannotJudgeAgain';
    expect(() => afterEvent(state, event)).toThrow(coded(code));
  });

  test('what cannot be read cannot go on, and what is not kept cannot be judged again', () => {
    const unreadable: RunState = {
      name: 'interrupted',
      request: { startedAt: new Date(5), parameters: null },
      error: bug,
    };
    expect(() => afterEvent(unreadable, { type: 'resume' })).toThrow(coded('RunOfAnotherKith'));
    const forgotten = afterEvent(finished, { type: 'forgotten' });
    expect(() => afterEvent(forgotten, { type: 'judge-again' })).toThrow(coded('CannotJudgeAgain'));
  });

  test.each<RunEvent>([
    { type: 'progress', change: { share: 1 } },
    { type: 'ended', error: bug },
    { type: 'made', outcome },
    { type: 'judged', outcome },
    { type: 'activation', activation: 'active', error: null },
    { type: 'stop', why: 'cancel' },
    begun,
    { type: 'refused' },
  ])('what happens to a run that is not there any more changes nothing: %o', (event) => {
    for (const state of [none, canceled]) expect(afterEvent(state, event)).toBe(state);
  });
});

test.each(
  states.filter(({ name }) => name !== 'none').map((state) => [state.name, state] as const),
)('what is %s can be shown, and says no more than is known', (name, state) => {
  const seen = runAsSeen(state)!;
  expect(trainingRun.parse(seen)).toEqual(seen);
  const known = name === 'finished' || name === 'judging-again';
  expect(seen.versionId === null).toBe(!known);
  expect(seen.status === 'running').toBe(isBusy(state));
});

test('where there is no run, none is shown', () => {
  expect(runAsSeen(none)).toBeNull();
});

test('the run that ended is known until the next one has begun', () => {
  const next: RunState = { ...starting, before: finished };
  for (const state of [finished, judging, next]) expect(endedRun(state)).toBe(finished);
  const others = states.filter((state) => state !== finished && state !== judging);
  for (const state of others) expect(endedRun(state)).toBeNull();
});
