import { expect, test } from 'vitest';
import { trainingPresets, type TrainingRun } from '../../../../electron/contract/index.ts';
import { headlineOf, resultOf } from '../../../../renderer/features/training/verdict-words.ts';

const [PARENT, CANDIDATE, OTHER] = [1, 2, 3];

/** A finished run whose candidate was better and became active, but for what is said. */
function run(change: Partial<TrainingRun> = {}): TrainingRun {
  return {
    status: 'finished',
    startedAt: new Date(0),
    parameters: trainingPresets.quick,
    stage: 'done',
    parts: 6,
    part: 6,
    share: 1,
    secondsLeft: null,
    progress: null,
    curve: [],
    versionId: CANDIDATE,
    verdict: 'better',
    reasons: [],
    comparedWith: { versionId: PARENT, name: '', weightsSha256: '' },
    bestEpoch: 4,
    activation: 'active',
    canJudgeAgain: true,
    error: null,
    ...change,
  };
}

const failed = (code: string) =>
  run({ status: 'failed', error: { code, message: 'It failed.', next: 'Try again.' } });

test.each<[headline: string, run: TrainingRun, activeId: number]>([
  ['interrupted', run({ status: 'interrupted' }), PARENT],
  ['canceled', run({ status: 'canceled' }), PARENT],
  ['outdated', { ...failed('RunOutdated'), status: 'canceled' }, PARENT],
  ['failed', failed('EngineLost'), PARENT],
  ['collapsed', failed('TrainingCollapsed'), PARENT],
  ['diverged', failed('TrainingDiverged'), PARENT],
  ['betterActive', run(), CANDIDATE],
  ['betterWasActive', run(), PARENT],
  ['betterUnderWay', run({ activation: 'under-way' }), PARENT],
  ['betterNotWanted', run({ activation: 'not-wanted' }), PARENT],
  ['betterParentLeft', run({ activation: 'parent-left' }), OTHER],
  // What it was compared with was brought back.
  ['betterNotWanted', run({ activation: 'parent-left' }), PARENT],
  ['betterStopped', run({ activation: 'stopped' }), PARENT],
  ['betterFailed', run({ activation: 'failed' }), PARENT],
  ['notBetter', run({ verdict: 'not-better', activation: 'not-better' }), PARENT],
  ['notBetterAnyway', run({ verdict: 'not-better' }), CANDIDATE],
  ['notBetter', run({ verdict: 'not-better' }), PARENT],
  ['worse', run({ verdict: 'worse-for-strangers', activation: 'not-better' }), PARENT],
  ['worseAnyway', run({ verdict: 'worse-for-strangers' }), CANDIDATE],
  ['notEnough', run({ verdict: 'not-enough-data', activation: 'not-better' }), PARENT],
  ['notEnoughAnyway', run({ verdict: 'not-enough-data' }), CANDIDATE],
  // The version it started from is the best that came of it.
  ['unchanged', run({ verdict: 'not-better', activation: 'not-better', bestEpoch: 0 }), PARENT],
  ['unchanged', run({ verdict: 'not-enough-data', activation: 'unchanged' }), PARENT],
  // Even the start can be better than a version that was activated against the verdict.
  ['betterActive', run({ bestEpoch: 0 }), CANDIDATE],
  // An earlier Kith did not say which epoch was the best.
  ['notBetter', run({ verdict: 'not-better', activation: 'not-better', bestEpoch: null }), PARENT],
])('a run is headed %s', (headline, one, activeId) => {
  expect(headlineOf(one, activeId)).toBe(headline);
});

test('a report is headed by its verdict, or that nothing changed', () => {
  expect(resultOf({ verdict: 'worse-for-strangers', bestEpoch: 3 })).toBe('worse-for-strangers');
  expect(resultOf({ verdict: 'worse-for-strangers', bestEpoch: 0 })).toBe('unchanged');
  expect(resultOf({ verdict: 'better', bestEpoch: 0 })).toBe('better');
});
