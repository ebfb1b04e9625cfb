import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  assessForEnrollment,
  assessForRecognition,
  weaknessesOf,
} from '../../../native-models/face/assess.ts';
import { strainsOf } from '../../../native-models/face/strain.ts';
import { goodQuality } from '../../support/samples.ts';

test('a face without flaws is strained by nothing, and what hurts most comes first', () => {
  expect(strainsOf(goodQuality).map(({ strain }) => strain)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  const [worst, next] = strainsOf({ ...goodQuality, Sharpness: 0.06, HeadPoseYaw: -27 });
  expect(worst!.reason).toBe('Blurred');
  expect(worst!.strain).toBeCloseTo(1 + 0.06 / 0.07);
  expect(next).toEqual({ reason: 'TurnedAway', strain: 0.5 });
});

test('says the same as the assessments do, whatever is measured', () => {
  const quality = fc.record({
    SingleFacePresent: fc.constant(true),
    FaceInFrame: fc.double({ min: 0, max: 1, noNaN: true }),
    InterEyeDistance: fc.double({ min: 0, max: 200, noNaN: true }),
    Sharpness: fc.double({ min: 0, max: 1, noNaN: true }),
    MeanLuminance: fc.double({ min: 0, max: 255, noNaN: true }),
    UnderExposurePrevention: fc.double({ min: 0, max: 1, noNaN: true }),
    OverExposurePrevention: fc.double({ min: 0, max: 1, noNaN: true }),
    HeadPoseYaw: fc.double({ min: -90, max: 90, noNaN: true }),
    HeadPosePitch: fc.double({ min: -90, max: 90, noNaN: true }),
    HeadPoseRoll: fc.double({ min: -90, max: 90, noNaN: true }),
    EyesOpen: fc.double({ min: 0, max: 0.5, noNaN: true }),
  });
  fc.assert(
    fc.property(quality, (measured) => {
      const above = (bound: number) =>
        strainsOf(measured)
          .filter(({ strain }) => strain > bound)
          .map(({ reason }) => reason)
          .toSorted();
      expect(above(0)).toEqual(weaknessesOf(measured).toSorted());
      expect(above(1)).toEqual(assessForEnrollment(measured).toSorted());
      expect(above(2)).toEqual(assessForRecognition(measured).toSorted());
    }),
  );
});
