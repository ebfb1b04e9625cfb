import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KnownCamera } from '../../../electron/contract/index.ts';
import { cameraKind } from '../../../renderer/capture/camera-kind.ts';
import {
  betterCamera,
  pickCamera,
  withChosen,
  withTurned,
} from '../../../renderer/capture/camera.ts';

const cameras = (...labels: string[]) =>
  labels.map((label, i) => ({ id: `id ${i}`, label, number: i + 1, blank: false }));

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
    const without = (...ids: string[]) => new Set(ids);
    expect(pickCamera(unnamed, null, without('id 0'))?.id).toBe('id 1');
    expect(pickCamera(unnamed, unnamed[1]!, without('id 1', 'id 0'))?.id).toBe('id 2');
    expect(pickCamera(unnamed, null, without('id 0', 'id 1', 'id 2'))).toBeNull();
    expect(pickCamera([], null, without(''))).toBeNull();
    expect(pickCamera(list, null, without('id 2'))?.id).toBe('id 3');
  });

  test('the chosen one takes over when it comes back, also under another id, unless it could not be opened', () => {
    const [front, usb] = cameras('Front cam', 'USB cam');
    const again = { ...usb!, id: 'new' };
    expect(betterCamera([front!], usb!, front!)).toBeNull();
    expect(betterCamera([front!, usb!], usb!, front!)).toEqual(usb);
    expect(betterCamera([front!, again], usb!, front!)).toEqual(again);
    expect(betterCamera([front!, usb!], usb!, usb!)).toBeNull();
    expect(betterCamera([front!, usb!], usb!, front!, new Set([usb!.id]))).toBeNull();
  });

  test('one that plays by itself stays, unless it is gone or another shows more', () => {
    const [obs, infrared, front, usb] = list;
    expect(betterCamera([front!, usb!], null, usb!)).toBeNull();
    expect(betterCamera([usb!], null, front!)).toEqual(usb);
    expect(betterCamera([], null, front!)).toBeNull();
    expect(betterCamera([obs!, front!], null, obs!)).toEqual(front);
    expect(betterCamera([obs!, infrared!], null, infrared!)).toBeNull();
    // Somebody chose it.
    expect(betterCamera([obs!, front!], obs!, obs!)).toBeNull();
  });

  test('a blank one that nobody chose is left for one that shows what is in front of it', () => {
    const [obs, infrared, front, usb] = list;
    const blank = <C extends object>(camera: C) => ({ ...camera, blank: true });
    expect(betterCamera([blank(front!), usb!], null, front!)).toEqual(usb);
    expect(pickCamera([blank(front!), usb!], null)).toEqual(usb);
    expect(betterCamera([blank(front!), blank(usb!)], null, front!)).toBeNull();
    expect(betterCamera([blank(front!), usb!], front!, front!)).toBeNull();
    // A cover hides more cameras than programs draw anything.
    expect(betterCamera([obs!, blank(front!)], null, front!)).toBeNull();
    expect(pickCamera([obs!, blank(front!)], null)?.id).toBe(front!.id);
    expect(betterCamera([blank(obs!), infrared!], null, obs!)).toEqual(infrared);
  });

  test.each([
    ['OBS Virtual Camera (m-de:vice)', 'virtual'],
    ['Dummy video device (0x0000) (platform:v4l2loopback-000)', 'virtual'],
    ['Snap Camera', 'virtual'],
    ['ManyCam Video Source', 'virtual'],
    ['XSplit VCam', 'virtual'],
    ['Camera (NVIDIA Broadcast)', 'virtual'],
    ['NDI Video', 'virtual'],
    ['NDI Webcam Video 1', 'virtual'],
    ['CyberLink YouCam 10', 'virtual'],
    ['Iriun Webcam', 'virtual'],
    ['DroidCam Source 3', 'virtual'],
    ['EpocCam Camera', 'virtual'],
    ['Camo', 'virtual'],
    ['e2eSoft iVCam', 'virtual'],
    ['EOS Webcam Utility', 'virtual'],
    ['OBS-Camera', 'virtual'],
    ['vMix Video', 'virtual'],
    ['VTubeStudioCam', 'virtual'],
    ['Integrated IR Camera (04f2:b6d0)', 'infrared'],
    ['HP IR Camera', 'infrared'],
    ['Integrated Webcam (0bda:5520)', 'usual'],
    ['FaceTime HD Camera (Built-in)', 'usual'],
    ['Fire TV Cam', 'usual'],
    ['Observation camera', 'usual'],
    ['Camoflash HD', 'usual'],
    ['Sandisk Windi Cam', 'usual'],
    ['Logitech BRIO', 'usual'],
    ['HP Wide Vision HD Camera', 'usual'],
    ['iPhone Camera', 'usual'],
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
  const LIMIT = 4;
  const remembered = fc
    .array(fc.record({ camera: identity, rotation }), { maxLength: 12 })
    .map((steps): KnownCamera[] =>
      steps.reduce<KnownCamera[]>(
        (known, { camera, rotation: turned }, i) =>
          i % 2 === 0 ? withChosen(known, camera, LIMIT) : withTurned(known, camera, turned, LIMIT),
        [],
      ),
    );
  const grewByOneAtMost = (before: readonly KnownCamera[], after: readonly KnownCamera[]): void => {
    expect(after.length).toBeLessThanOrEqual(LIMIT);
    expect(Math.abs(after.length - before.length)).toBeLessThanOrEqual(1);
  };

  test('the chosen one comes first', () => {
    fc.assert(
      fc.property(remembered, identity, (before, camera) => {
        const known = withChosen(before, camera, LIMIT);
        expect(known[0]).toMatchObject(camera);
        grewByOneAtMost(before, known);
      }),
    );
  });

  test('a turned one keeps its rotation, and another one stays first', () => {
    fc.assert(
      fc.property(remembered, identity, rotation, (before, camera, turned) => {
        const known = withTurned(before, camera, turned, LIMIT);
        expect(known).toContainEqual({ ...camera, rotation: turned });
        grewByOneAtMost(before, known);
        const [first] = before;
        fc.pre(first !== undefined && first.id !== camera.id && first.label !== camera.label);
        expect(known[0]).toEqual(first);
      }),
    );
  });

  test('two of one model that are both there are two, also where they are called alike', () => {
    const [a, b] = [
      { id: 'a', label: 'HD Webcam' },
      { id: 'b', label: 'HD Webcam' },
    ];
    const present = new Set(['a', 'b']);
    const turned = withTurned([], a, 90, LIMIT, present);
    expect(withChosen(turned, b, LIMIT, present)).toEqual([
      { ...b, rotation: 0 },
      { ...a, rotation: 90 },
    ]);
    // With a new id it is the one whose old id is gone.
    expect(withChosen(turned, { ...a, id: 'c' }, LIMIT, new Set(['b', 'c']))).toEqual([
      { id: 'c', label: 'HD Webcam', rotation: 90 },
    ]);
  });

  test('choosing another and coming back changes no rotation, not even under a new id', () => {
    const turned = withTurned([], { id: 'a', label: 'A' }, 90, 4);
    const other = withChosen(turned, { id: 'b', label: 'B' }, 4);
    const [back] = withChosen(other, { id: 'new', label: 'A' }, 4);
    expect(back).toEqual({ id: 'new', label: 'A', rotation: 90 });
  });
});
