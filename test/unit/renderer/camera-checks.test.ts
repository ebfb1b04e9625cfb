import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checks, findingsOf } from '../../../renderer/features/welcome/camera-checks.ts';
import type { CapturedFace, CapturedFrame } from '../../../renderer/capture/messages.ts';
import { goodQuality } from '../../support/samples.ts';

const face = (quality: Partial<CapturedFace['quality']> = {}): CapturedFace => ({
  track: 1,
  box: { x: 0, y: 0, width: 100, height: 100 },
  chip: new Uint8Array(),
  quality: { ...goodQuality, ...quality },
});
const frame = (...faces: CapturedFace[]): CapturedFrame => ({
  faces,
  width: 640,
  height: 480,
  luminance: 110,
  shownAt: 0,
  stages: { read: 0, detect: 0, mesh: 0, chip: 0 },
});

describe('the check of the camera', () => {
  it('asks for light where nothing can be seen', () => {
    expect(findingsOf({ ...frame(), luminance: 4 })).toEqual({
      passed: new Set(),
      mend: 'TooDark',
    });
  });

  it('tells nothing without a face', () => {
    expect(findingsOf(frame()).passed.size).toBe(0);
  });
  it('passes a good face, whichever way it looks', () => {
    const { passed, mend } = findingsOf(frame(face({ HeadPoseYaw: 80, EyesOpen: 0 })));
    expect([...passed]).toEqual([...checks]);
    expect(mend).toBeNull();
  });
  it('says what to mend exactly where something is not passed', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 255, noNaN: true }),
        fc.double({ min: 0, max: 200, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.integer({ min: 1, max: 3 }),
        (MeanLuminance, InterEyeDistance, HeadPoseRoll, count) => {
          const one = face({ MeanLuminance, InterEyeDistance, HeadPoseRoll });
          const { passed, mend } = findingsOf(frame(...Array.from({ length: count }, () => one)));
          expect(passed.has('face')).toBe(count === 1);
          expect(mend === null).toBe(passed.size === checks.length);
        },
      ),
    );
  });
});
