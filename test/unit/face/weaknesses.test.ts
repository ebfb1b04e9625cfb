import { expect, test } from 'vitest';
import {
  assessForEnrollment,
  enrollmentBounds,
  weaknessesOf,
} from '../../../native-models/face/assess.ts';
import { goodQuality } from '../../support/samples.ts';

test.each([
  ['FaceInFrame', 1.01, 'CutOff'],
  ['InterEyeDistance', 1.2, 'TooSmall'],
  ['Sharpness', 1.2, 'Blurred'],
  ['MeanLuminance', 1.2, 'TooDark'],
  ['UnderExposurePrevention', 1.1, 'TooDark'],
  ['OverExposurePrevention', 1.05, 'TooBright'],
  ['HeadPoseYaw', 0.9, 'TurnedAway'],
  ['HeadPoseYaw', -0.9, 'TurnedAway'],
  ['HeadPosePitch', 0.9, 'LookingUpOrDown'],
  ['HeadPoseRoll', 0.9, 'Tilted'],
  ['EyesOpen', 1.05, 'EyesClosed'],
] as const)('%s at %d times its bound is good enough, and a weakness', (measure, times, reason) => {
  const quality = { ...goodQuality, [measure]: enrollmentBounds[measure] * times };
  expect(assessForEnrollment(quality)).toEqual([]);
  expect(weaknessesOf(quality)).toEqual([reason]);
});

test('a good picture has no weakness, whoever else was in the photo', () => {
  expect(weaknessesOf(goodQuality)).toEqual([]);
  expect(weaknessesOf({ ...goodQuality, SingleFacePresent: false })).toEqual([]);
});

test('what enrollment refuses is weak in it, too', () => {
  expect(weaknessesOf({ ...goodQuality, Sharpness: 0.05, HeadPoseYaw: 40 })).toEqual([
    'TurnedAway',
    'Blurred',
  ]);
});
