import { expect, test } from 'vitest';
import {
  activationNow,
  firstActivation,
} from '../../../../electron/core/training/candidate-activation.ts';

const parent = { versionId: 1, name: '', weightsSha256: 'a'.repeat(64) };
const wanted = { activate: true, parent };
const error = { code: 'ChipsMissing', message: 'No pictures.', next: 'Enroll again.' };

test.each([
  ['better than the active one', wanted, 'better', false, 1, 'under-way'],
  ['better than one that is not active any more', wanted, 'better', false, 3, 'parent-left'],
  ['better, but not wanted', { activate: false, parent }, 'better', false, 1, 'not-wanted'],
  ['not better', wanted, 'not-better', false, 1, 'not-better'],
  ['worse for strangers', wanted, 'worse-for-strangers', false, 1, 'not-better'],
  ['not judged', wanted, 'not-enough-data', false, 1, 'not-better'],
  ['another that became active', wanted, 'not-better', true, 2, 'active'],
] as const)('a candidate that is %s', (_, snapshot, verdict, active, activeId, expected) => {
  expect(firstActivation(snapshot, verdict, { id: 2, active }, activeId)).toBe(expected);
});

test('a candidate that is the version it was compared with', () => {
  const same = { id: 1, active: true };
  expect(firstActivation(wanted, 'not-better', same, 1)).toBe('unchanged');
});

/** What went wrong with it earlier. */
const before = { ...error, message: 'Something else.' };
const underWay = { versionId: 2, done: 1, total: 9, error: null };
test.each([
  ['changed nothing', 'unchanged', null, 2, 'unchanged', null],
  ['is active', 'under-way', null, 2, 'active', null],
  ['is being made active', 'parent-left', underWay, 1, 'under-way', null],
  ['cannot be made active', 'under-way', { ...underWay, error }, 1, 'failed', error],
  ['was stopped on its way', 'under-way', null, 1, 'stopped', null],
  ['gave way to another', 'under-way', { ...underWay, versionId: 5 }, 1, 'stopped', null],
  ['was active, and another is now', 'active', null, 1, 'active', null],
  ['could not be made active', 'failed', null, 1, 'failed', before],
  ['fails once more', 'failed', { ...underWay, error }, 1, 'failed', error],
  ['failed, and is made active again', 'failed', underWay, 1, 'under-way', null],
  ['failed, and is active after all', 'failed', null, 2, 'active', null],
  ['stays what it was', 'not-better', { ...underWay, versionId: 5 }, 1, 'not-better', null],
] as const)('a candidate that %s', (_, activation, state, activeId, now, problem) => {
  const known = { versionId: 2, activation, error: activation === 'failed' ? before : null };
  expect(activationNow(known, state, activeId)).toEqual({ activation: now, error: problem });
});
