import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KnownCamera } from '../../../electron/contract/index.ts';
import { cameraKind } from '../../../renderer/capture/camera-kind.ts';
import {
  nextCamera,
  pickCamera,
  withChosen,
  withTurned,
} from '../../../renderer/capture/camera.ts';

const cameras = (...labels: string[]) =>
  labels.map((label, i) => ({ id: `id ${i}`, label, number: i + 1 }));

describe('which camera is opened', () => {
  const list = cameras(
    'OBS Virtual Camera',
    'Integrated IR Camera',
    'Integrated Camera',
    'Logitech',
  );

  test('the wanted one, by its id, or by its name where the id has changed', () => {
    expect(pickCamera(list, { id: 'id 3', label: 'Integrated Camera' })?.id).toBe('id 3');
    expect(pickCamera(list, { id: 'of before', label: 'Logitech' })?.id).toBe('id 3');
    expect(pickCamera(list, { id: 'id 0', label: '' })?.id).toBe('id 0');
  });

  test('nobody’s choice is the first that shows what is in front of it', () => {
    expect(pickCamera(list, null)?.id).toBe('id 2');
    expect(pickCamera(list, { id: 'gone', label: '' })?.id).toBe('id 2');
    expect(pickCamera(cameras('', ''), { id: 'gone', label: '' })?.id).toBe('id 0');
    expect(pickCamera(cameras('Snap Camera'), null)?.id).toBe('id 0');
    expect(pickCamera([], { id: 'id 0', label: 'x' })).toBeNull();
  });

  test('every other camera is tried before one is tried again', () => {
    const unnamed = cameras('', '', '');
    expect(nextCamera(unnamed, new Set(['id 0']))?.id).toBe('id 1');
    expect(nextCamera(unnamed, new Set(['id 1', 'id 0']))?.id).toBe('id 2');
    expect(nextCamera(unnamed, new Set(['id 0', 'id 1', 'id 2']))).toBeNull();
    expect(nextCamera([], new Set(['']))).toBeNull();
    expect(nextCamera(list, new Set(['id 2']))?.id).toBe('id 3');
  });

  test.each([
    ['OBS Virtual Camera (m-de:vice)', 'virtual'],
    ['Dummy video device (0x0000) (platform:v4l2loopback-000)', 'virtual'],
    ['Snap Camera', 'virtual'],
    ['ManyCam Video Source', 'virtual'],
    ['XSplit VCam', 'virtual'],
    ['Camera (NVIDIA Broadcast)', 'virtual'],
    ['Integrated IR Camera (04f2:b6d0)', 'infrared'],
    ['HP IR Camera', 'infrared'],
    ['Integrated Webcam (0bda:5520)', 'usual'],
    ['FaceTime HD Camera (Built-in)', 'usual'],
    ['Fire TV Cam', 'usual'],
    ['Observation camera', 'usual'],
    ['', 'usual'],
  ])('%s is %s', (label, kind) => {
    expect(cameraKind(label)).toBe(kind);
  });
});

describe('what is remembered of cameras', () => {
  const identity = fc.record({
    id: fc.stringMatching(/^[a-d]$/),
    label: fc.constantFrom('', 'A', 'B'),
  });
  const rotation = fc.constantFrom<KnownCamera['rotation']>(0, 90, 180, 270);
  const action = fc.oneof(
    fc.record({ kind: fc.constant('choose' as const), camera: identity }),
    fc.record({ kind: fc.constant('turn' as const), camera: identity, rotation }),
  );

  test('the chosen one comes first, a turned one stays where it was, and each keeps its rotation', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
        let known: KnownCamera[] = [];
        for (const step of actions) {
          const before = known;
          if (step.kind === 'choose') {
            known = withChosen(before, step.camera, 4);
            expect(known[0]).toMatchObject(step.camera);
          } else {
            known = withTurned(before, step.camera, step.rotation, 4);
            expect(known).toContainEqual({ ...step.camera, rotation: step.rotation });
            if (
              before[0]?.id !== step.camera.id &&
              before[0]?.label !== step.camera.label &&
              before.length > 0
            ) {
              expect(known[0]).toEqual(before[0]);
            }
          }
          expect(known.length).toBeLessThanOrEqual(4);
          expect(Math.abs(known.length - before.length)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('choosing another and coming back changes no rotation, not even under a new id', () => {
    const turned = withTurned([], { id: 'a', label: 'A' }, 90, 4);
    const other = withChosen(turned, { id: 'b', label: 'B' }, 4);
    const [back] = withChosen(other, { id: 'new', label: 'A' }, 4);
    expect(back).toEqual({ id: 'new', label: 'A', rotation: 90 });
  });
});
