import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assessForEnrollment, assessForRecognition } from '../../../native-models/face/assess.ts';
import { appearanceOf, isDistinct } from '../../../native-models/face/distinct.ts';
import { Tracker } from '../../../native-models/face/tracker.ts';
import { goodQuality } from '../../support/samples.ts';

const box = (x: number, y = 0, size = 100) => ({ x, y, width: size, height: size });

describe('tracks', () => {
  test('two people who move keep their numbers, in whatever order they come', () => {
    const tracker = new Tracker();
    const [left, right] = tracker.update([box(0), box(300)]);
    for (let step = 1; step < 10; step++) {
      expect(tracker.update([box(300 - step * 5), box(step * 5)])).toEqual([right, left]);
    }
  });

  test('a face that blinks out for a moment comes back as itself, a long-gone one does not', () => {
    const tracker = new Tracker();
    const [first] = tracker.update([box(0)]);
    for (let i = 0; i < 5; i++) tracker.update([]);
    expect(tracker.update([box(10)])).toEqual([first]);
    for (let i = 0; i < 12; i++) tracker.update([]);
    expect(tracker.update([box(10)])).not.toEqual([first]);
  });

  test('after a reset nobody is who was there before, not even in the same place', () => {
    const tracker = new Tracker();
    const before = tracker.update([box(0), box(300)]);
    tracker.reset();
    const after = tracker.update([box(0), box(300)]);
    expect(after.filter((id) => before.includes(id))).toEqual([]);
  });

  test('no two faces of a frame ever share a number', () => {
    const boxes = fc.array(
      fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 400 }) }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.array(boxes, { maxLength: 8 }), (frames) => {
        const tracker = new Tracker();
        for (const frame of frames) {
          const ids = tracker.update(frame.map(({ x, y }) => box(x, y)));
          expect(new Set(ids).size).toBe(frame.length);
        }
      }),
    );
  });
});

describe('assessment', () => {
  test.each([
    ['CutOff', { FaceInFrame: 0.9 }],
    ['TooSmall', { InterEyeDistance: 20 }],
    ['TooDark', { MeanLuminance: 30 }],
    ['TooBright', { OverExposurePrevention: 0.5 }],
    ['TurnedAway', { HeadPoseYaw: -40 }],
    ['LookingUpOrDown', { HeadPosePitch: 35 }],
    ['Tilted', { HeadPoseRoll: 30 }],
    ['Blurred', { Sharpness: 0.05 }],
    ['EyesClosed', { EyesOpen: 0.05 }],
    ['SeveralFaces', { SingleFacePresent: false }],
  ] as const)('%s alone refuses a sample', (reason, change) => {
    expect(assessForEnrollment(goodQuality)).toEqual([]);
    expect(assessForEnrollment({ ...goodQuality, ...change })).toEqual([reason]);
  });

  test('a probe may be worse than a sample', () => {
    expect(assessForRecognition({ ...goodQuality, HeadPoseYaw: 40, InterEyeDistance: 20 })).toEqual(
      [],
    );
    expect(assessForRecognition({ ...goodQuality, HeadPoseYaw: 70 })).toEqual(['TurnedAway']);
  });
});

describe('distinct samples', () => {
  const chip = (shade: (x: number, y: number) => number) =>
    Uint8Array.from({ length: 224 * 224 * 3 }, (_, i) => {
      const pixel = Math.floor(i / 3);
      return shade(pixel % 224, Math.floor(pixel / 224));
    });
  const wave = chip((x, y) => 128 + 60 * Math.sin(x / 20) + 30 * Math.cos(y / 15));
  const base = appearanceOf(wave, goodQuality);

  test('the same picture is not distinct, brighter or not', () => {
    const brighter = appearanceOf(
      wave.map((value) => Math.min(255, value * 0.7 + 20)),
      goodQuality,
    );
    expect(isDistinct(base, [base])).toBe(false);
    expect(isDistinct(brighter, [base])).toBe(false);
  });

  test('a turned head or another look is', () => {
    expect(isDistinct({ ...base, yaw: 10 }, [base])).toBe(true);
    const other = appearanceOf(
      chip((x, y) => 128 + 60 * Math.cos(x / 9) + 30 * Math.sin(y / 30)),
      goodQuality,
    );
    expect(isDistinct(other, [base])).toBe(true);
    expect(isDistinct({ ...base, yaw: 2 }, [base])).toBe(false);
  });
});
