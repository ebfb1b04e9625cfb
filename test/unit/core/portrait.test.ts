import { expect, test } from 'vitest';
import type { QualityMeasures } from '../../../electron/contract/index.ts';
import { bestPortrait } from '../../../electron/core/people/portrait.ts';
import { goodQuality } from '../../support/samples.ts';

/** The place of the best of pictures that differ from a good one in what is given. */
function best(...changes: Partial<QualityMeasures>[]): number | null {
  return bestPortrait(
    changes.map((change, id) => ({ id, quality: { ...goodQuality, ...change } })),
  );
}

test('the portrait is the picture that looks into the camera', () => {
  expect(best({ HeadPoseYaw: 20 }, { HeadPosePitch: -15 }, { HeadPoseYaw: -3 }, {})).toBe(3);
  expect(best({ HeadPoseYaw: -20 }, { HeadPoseYaw: 18 })).toBe(1);
  expect(best({ HeadPoseRoll: 20 }, { HeadPoseYaw: 4, HeadPosePitch: 4 })).toBe(1);
});

test.each([
  ['eyes that are barely open', { EyesOpen: 0.18 }],
  ['a blurred picture', { Sharpness: 0.13 }],
  ['a dark picture', { MeanLuminance: 55 }],
  ['a glaring picture', { OverExposurePrevention: 0.7 }],
  ['a small face', { InterEyeDistance: 32 }],
])('%s makes way for one that is turned a little', (_, flawed) => {
  expect(best(flawed, { HeadPoseYaw: 6 })).toBe(1);
});

test('what enrollment would refuse is shown only where there is nothing else', () => {
  expect(best({ EyesOpen: 0.1 }, { HeadPoseYaw: 29, HeadPosePitch: 20 })).toBe(1);
  expect(best({ EyesOpen: 0.1 }, { EyesOpen: 0.1, Sharpness: 0.05 })).toBe(0);
});

test('of equals it is the first, of none there is none', () => {
  expect(best({}, {})).toBe(0);
  expect(best()).toBeNull();
});
