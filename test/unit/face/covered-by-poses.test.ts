import { expect, test } from 'vitest';
import { coveredByPoses } from '../../../native-models/face/pose-segments.ts';

const covered = (...poses: [yaw: number, pitch: number][]) =>
  [...coveredByPoses(poses.map(([yaw, pitch]) => ({ yaw, pitch })))].toSorted();

test('kept pictures cover what they were taken for, measured from the one that looks into the camera', () => {
  // The camera stands below: a head at rest measures 8 upward.
  expect(covered([2, 8], [18, 8], [-18, 7], [1, 19], [0, -3])).toEqual([
    'center',
    'down',
    'left',
    'right',
    'up',
  ]);
  expect(covered([0, 0], [3, 4], [-5, -6])).toEqual(['center']);
});

test('without a picture from the front nothing is up or down, and between two poses is neither', () => {
  expect(covered([20, 0], [2, 20])).toEqual(['left']);
  expect(covered([10, 0])).toEqual([]);
  expect(covered()).toEqual([]);
});
