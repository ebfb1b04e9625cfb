import { describe, expect, test } from 'vitest';
import type { CapturedFace } from '../../../renderer/capture/messages.ts';
import { guide } from '../../../renderer/features/enroll/capture-guide.ts';
import { appearance, goodQuality } from '../../support/samples.ts';

describe('guidance', () => {
  const face = (change: Partial<CapturedFace['quality']> = {}, size = 200): CapturedFace => ({
    track: 1,
    box: { x: 100, y: 100, width: size, height: size },
    chip: new Uint8Array(224 * 224 * 3).map((_, i) => (i * 13) % 255),
    quality: { ...goodQuality, ...change },
  });
  const frame = (...faces: CapturedFace[]) => ({
    faces,
    width: 640,
    height: 480,
    shownAt: 0,
    stages: { read: 0, detect: 0, mesh: 0, chip: 0 },
  });

  test.each([
    ['nobody', frame(), 'Show your face to the camera'],
    ['two people', frame(face(), { ...face(), track: 2 }), 'One person at a time, please'],
    ['far away', frame(face({ InterEyeDistance: 20 })), 'Come closer'],
    ['in the dark', frame(face({ MeanLuminance: 20 })), 'More light on your face'],
    ['turned too far left', frame(face({ HeadPoseYaw: 45 })), 'Turn back a little to the right'],
    ['looking down', frame(face({ HeadPosePitch: -40 })), 'Raise your chin a little'],
    ['blurred', frame(face({ Sharpness: 0.02 })), 'Hold still for a moment'],
    ['far and dark', frame(face({ InterEyeDistance: 20, MeanLuminance: 20 })), 'Come closer'],
  ])('%s: one instruction and no sample', (_, shown, instruction) => {
    expect(guide(shown, [], 10_000)).toMatchObject({ instruction, take: null });
  });

  test('a good face is taken, the same again is not, and somebody behind does not matter', () => {
    const first = guide(frame(face(), { ...face({}, 40), track: 2 }), [], 10_000);
    expect(first.take).not.toBeNull();
    expect(guide(frame(face()), [first.take!], 1000)).toMatchObject({
      take: null,
      instruction: 'Turn a little to the left',
    });
    expect(guide(frame(face({ HeadPoseYaw: 12 })), [first.take!], 1000).take).not.toBeNull();
    expect(guide(frame(face({ HeadPoseYaw: 12 })), [first.take!], 100).take).toBeNull();
  });

  test('asks for the pose that is missing', () => {
    const taken = [appearance, { ...appearance, yaw: 15 }];
    expect(guide(frame(face()), taken, 0).instruction).toBe('Turn a little to the right');
    expect(guide(frame(face()), [...taken, { ...appearance, yaw: -15 }], 0).instruction).toBe(
      'Raise your chin a little',
    );
  });
});
