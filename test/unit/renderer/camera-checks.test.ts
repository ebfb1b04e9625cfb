import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checks, findingsOf } from '../../../renderer/features/welcome/camera-checks.ts';
import type { CapturedFace, CapturedFrame } from '../../../renderer/capture/messages.ts';
import { goodQuality } from '../../support/samples.ts';

const face = (quality: Partial<CapturedFace['quality']> = {}): CapturedFace => ({
  track: 1,
  box: { x: 270, y: 190, width: 100, height: 100 },
  chip: new Uint8Array(),
  crop: null,
  turns: null,
  quality: { ...goodQuality, ...quality },
});
const frame = (...faces: CapturedFace[]): CapturedFrame => ({
  faces,
  width: 640,
  height: 480,
  luminance: 110,
  print: 0,
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
  it('passes a good face in the oval', () => {
    const { passed, mend } = findingsOf(frame(face()));
    expect([...passed]).toEqual([...checks]);
    expect(mend).toBeNull();
  });
  it.each([
    ['turned away', { HeadPoseYaw: 80 }, 'TurnedAway'],
    ['with closed eyes', { EyesOpen: 0 }, 'EyesClosed'],
  ] as const)(
    'has nothing against the camera with a face %s, and does not call it good',
    (...of) => {
      const [, quality, instruction] = of;
      const { passed, mend } = findingsOf(frame(face(quality)));
      expect([...passed]).toEqual([...checks]);
      expect(mend).toBe(instruction);
    },
  );
  it.each([
    ['in the corner', { x: 0, y: 0 }, false],
    ['at the left edge', { x: 60, y: 190 }, false],
    ['at the bottom', { x: 270, y: 380 }, false],
    ['a little to the right', { x: 330, y: 200 }, true],
    ['a little high', { x: 270, y: 110 }, true],
  ])('a face %s is in the oval: %o, %s', (_, place, isIn) => {
    const { passed, mend } = findingsOf(frame({ ...face(), box: { ...face().box, ...place } }));
    expect(passed.has('place')).toBe(isIn);
    expect(mend).toBe(isIn ? null : 'place');
  });
  it('in a picture that is higher than wide the oval is as narrow as it', () => {
    const upright = { width: 480, height: 640 };
    const at = (x: number) => ({
      ...frame({ ...face(), box: { x, y: 270, width: 100, height: 100 } }),
      ...upright,
    });
    expect(findingsOf(at(280)).passed.has('place')).toBe(true);
    expect(findingsOf(at(310)).passed.has('place')).toBe(false);
  });
  it('asks into the oval before it asks for light', () => {
    const dark = face({ MeanLuminance: 20, InterEyeDistance: 10 });
    const cornered = { ...dark, box: { ...dark.box, x: 0, y: 0 } };
    expect(findingsOf(frame(cornered)).mend).toBe('place');
    expect(findingsOf(frame(dark)).mend).toBe('TooDark');
  });
  it('says what to mend exactly where something is not passed', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 255, noNaN: true }),
        fc.double({ min: 0, max: 200, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.integer({ min: 0, max: 540 }),
        fc.integer({ min: 1, max: 3 }),
        (MeanLuminance, InterEyeDistance, HeadPoseRoll, x, count) => {
          const good = face({ MeanLuminance, InterEyeDistance, HeadPoseRoll });
          const one = { ...good, box: { ...good.box, x } };
          const { passed, mend } = findingsOf(frame(...Array.from({ length: count }, () => one)));
          expect(passed.has('face')).toBe(count === 1);
          expect(mend === null).toBe(passed.size === checks.length);
        },
      ),
    );
  });
});
