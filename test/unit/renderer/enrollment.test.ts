import { describe, expect, test, vi } from 'vitest';
import { createActor, waitFor } from 'xstate';
import { KithError, type Person } from '../../../electron/contract/index.ts';
import type { KithClient } from '../../../renderer/owner/client.ts';
import type { CapturedFace } from '../../../renderer/capture/messages.ts';
import { guide } from '../../../renderer/features/enroll/capture-guide.ts';
import { enrollMachine } from '../../../renderer/features/enroll/enroll-machine.ts';
import { goodQuality, newSample } from '../../support/samples.ts';

const appearance = { yaw: 0, pitch: 0, thumb: new Float32Array(784) };
const ada: Person = { id: 7, name: 'Ada', samples: 8, enrolledAt: new Date(), portrait: 1 };

function client(over: object = {}) {
  const enrollment = {
    checkName: vi.fn(async ({ name }) => ({ name })),
    lookAlikes: vi.fn(async () => []),
    enroll: vi.fn(async () => ada),
    extend: vi.fn(async () => ada),
    ...over,
  };
  return { kith: { enrollment } as unknown as KithClient, enrollment };
}

async function started(kith: KithClient, samples = 8) {
  const actor = createActor(enrollMachine, { input: { kith, extend: null } }).start();
  actor.send({ type: 'NAME', name: 'Ada' });
  actor.send({ type: 'CONSENT', given: true });
  actor.send({ type: 'BEGIN' });
  await waitFor(actor, (state) => !state.matches('checkingName'));
  for (let i = 0; i < samples; i++) {
    actor.send({ type: 'TAKE', sample: { ...newSample(i), appearance } });
  }
  return actor;
}

describe('the enrollment flow', () => {
  test('does not begin without a name and an agreement', () => {
    const actor = createActor(enrollMachine, {
      input: { kith: client().kith, extend: null },
    }).start();
    const can = () => actor.getSnapshot().can({ type: 'BEGIN' });
    expect(can()).toBe(false);
    actor.send({ type: 'NAME', name: 'Ada' });
    expect(can()).toBe(false);
    actor.send({ type: 'CONSENT', given: true });
    expect(can()).toBe(true);
    actor.send({ type: 'CONSENT', given: false });
    expect(can()).toBe(false);
  });

  test('stays at the name when it is taken, and says so', async () => {
    const { kith } = client({
      checkName: async () => {
        throw new KithError('NameTaken', 'Ada');
      },
    });
    const { value, context } = (await started(kith, 0)).getSnapshot();
    expect(value).toBe('who');
    expect(context.error).toMatchObject({ code: 'NameTaken' });
    expect(context.name).toBe('Ada');
  });

  test('saves once, with the agreement and its wording', async () => {
    const { kith, enrollment } = client();
    const actor = await started(kith);
    expect(actor.getSnapshot().matches({ capture: 'complete' })).toBe(true);
    actor.send({ type: 'FINISH' });
    const done = await waitFor(actor, (state) => state.matches('done'));
    expect(done.context.saved).toEqual(ada);
    expect(enrollment.enroll).toHaveBeenCalledOnce();
    const [input] = enrollment.enroll.mock.calls[0] as unknown as [
      { consent: { wording: string }; samples: object[] },
    ];
    expect(input.consent.wording).toMatch(/I agree/);
    expect(input.samples).toHaveLength(8);
    expect(input.samples[0]).not.toHaveProperty('appearance');
  });

  test('does not save seven webcam samples, and goes on taking after one is thrown away', async () => {
    const { kith } = client();
    const actor = await started(kith);
    actor.send({ type: 'DISCARD', key: 3 });
    expect(actor.getSnapshot().matches({ capture: 'taking' })).toBe(true);
    expect(actor.getSnapshot().can({ type: 'FINISH' })).toBe(false);
  });

  test('a look-alike is asked about: the same person is added to, another is enrolled', async () => {
    const lookAlikes = async () => [{ personId: 7, person: 'Ada', score: 0.98 }];
    const same = client({ lookAlikes });
    const first = await started(same.kith);
    first.send({ type: 'FINISH' });
    await waitFor(first, (state) => state.matches('lookAlike'));
    first.send({ type: 'SAME_PERSON', personId: 7 });
    await waitFor(first, (state) => state.matches('done'));
    expect(same.enrollment.extend).toHaveBeenCalledWith(expect.objectContaining({ personId: 7 }));
    expect(same.enrollment.enroll).not.toHaveBeenCalled();

    const other = client({ lookAlikes });
    const second = await started(other.kith);
    second.send({ type: 'FINISH' });
    await waitFor(second, (state) => state.matches('lookAlike'));
    second.send({ type: 'DIFFERENT_PERSON' });
    await waitFor(second, (state) => state.matches('done'));
    expect(other.enrollment.enroll).toHaveBeenCalledOnce();
  });

  test('cancelling keeps nothing, at any point', async () => {
    const { kith, enrollment } = client({ lookAlikes: () => new Promise(() => undefined) });
    const actor = await started(kith);
    actor.send({ type: 'FINISH' });
    actor.send({ type: 'CANCEL' });
    const { value, context } = actor.getSnapshot();
    expect(value).toBe('who');
    expect(context).toMatchObject({ name: '', samples: [], consentAt: null });
    expect(enrollment.enroll).not.toHaveBeenCalled();
  });

  test('a failed save keeps the samples for another try', async () => {
    const { kith } = client({
      enroll: async () => {
        throw new KithError('EngineLost');
      },
    });
    const actor = await started(kith);
    actor.send({ type: 'FINISH' });
    const state = await waitFor(actor, (next) => next.context.error !== null);
    expect(state.matches('capture')).toBe(true);
    expect(state.context.samples).toHaveLength(8);
  });
});

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
