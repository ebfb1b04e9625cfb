import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enrollmentBounds } from '../../../native-models/face/assess.ts';
import { posesDiffer } from '../../../native-models/face/distinct.ts';
import { LEVEL, segmentOf } from '../../../native-models/face/pose-segments.ts';
import '../../support/seed.ts';

/** A head that looks into the camera, wherever the camera stands. */
const center = fc.record({
  yaw: fc.double({ min: -7, max: 7, noNaN: true }),
  pitch: fc.double({ min: -LEVEL, max: LEVEL, noNaN: true }),
});

test('from every center, up and down can be reached before the head is turned too far, and differ from it', () => {
  fc.assert(
    fc.property(center, (front) => {
      for (const [segment, side] of [
        ['up', 1],
        ['down', -1],
      ] as const) {
        const taken: number[] = [];
        for (let degrees = 0; degrees <= enrollmentBounds.HeadPosePitch; degrees += 0.1) {
          const pose = { yaw: front.yaw, pitch: side * degrees };
          if (segmentOf(pose, front) !== segment) continue;
          taken.push(degrees);
          expect(posesDiffer(pose, front)).toBe(true);
        }
        expect(taken.at(-1)! - taken[0]!).toBeGreaterThanOrEqual(3.8);
      }
    }),
  );
});

test('a head that holds still is in the center alone', () => {
  fc.assert(
    fc.property(center, fc.double({ min: -5.9, max: 5.9, noNaN: true }), (front, moved) => {
      expect(segmentOf({ ...front, pitch: front.pitch + moved }, front)).toBe('center');
    }),
  );
});
