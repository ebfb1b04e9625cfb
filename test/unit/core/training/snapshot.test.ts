import { describe, expect, test, vi } from 'vitest';
import { KithError } from '../../../../electron/contract/index.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { consent } from '../../../support/samples.ts';
import { addAnyway } from '../../../support/enroll-anyway.ts';
import { testKith } from '../../../support/kith.ts';
import {
  disturbedFeatures,
  enrollPictures,
  fileOf,
  findingParameters as parameters,
  findPicture,
  sampleOf,
} from '../../../support/synthetic-people.ts';
import { trainerOver } from '../../../support/trainer.ts';

type Context = Awaited<ReturnType<typeof testKith>>;

const trainer = trainerOver(disturbedFeatures);

// A run is six trainings; the machine may be busy with others.
vi.setConfig({ testTimeout: 180_000 });

/** A Kith with 15 people whose trainer calls `before` when each training begins. */
async function context(
  before: (part: number, context: Context) => Promise<unknown> | void = () => undefined,
): Promise<Context> {
  let part = 0;
  const made: Context = await testKith(
    { findFaces: findPicture, embed: async () => [] },
    {
      ...trainer,
      async *train(input, signal) {
        await before(part++, made);
        yield* trainer.train(input, signal);
      },
    },
  );
  await made.kith.settings.update({ wantedFpir: 0.2 });
  await enrollPictures(made, 15, 5);
  return made;
}

/** Another Kith over what one left. */
const after = (left: Context): Promise<Context> =>
  testKith({ findFaces: findPicture, embed: async () => [] }, trainer, left);

const stranger = (person: number, number = 0) => fileOf({ person: 50 + person, number });

async function addStrangers({ kith }: Context, people: readonly number[]): Promise<void> {
  for (const person of people) await kith.evaluation.addStranger(await stranger(person), 'file');
}

async function run({ kith }: Context, activate = true) {
  await kith.training.start(parameters, activate);
  await kith.training.settled();
  return kith.training.state().run!;
}

/** What a run came to, but for how long it took and when it was looked at. */
async function reportOf({ kith }: Context) {
  return { ...(await kith.versions.report(2))!, seconds: 0, curve: [] };
}

/** A run that a closing Kith left after its first training. */
async function interrupted(strangers: readonly number[] = []): Promise<Context> {
  const left = await context((part, { kith }) => {
    if (part === 1) kith.training.close();
  });
  await addStrangers(left, strangers);
  expect(await run(left)).toMatchObject({ status: 'interrupted', error: null });
  return left;
}

describe('nothing that changes after its start reaches a run', () => {
  test('settings, samples, and photos of strangers', async () => {
    const quiet = await context();
    await addStrangers(quiet, [1, 2, 3]);
    await run(quiet, false);
    const busy = await context(async (part, { kith }) => {
      if (part !== 1) return;
      await kith.settings.update({ wantedFpir: 0.01 });
      await kith.enrollment.enroll('Newcomer', consent, [sampleOf({ person: 40, number: 0 })]);
      await addAnyway(kith, 1, [sampleOf({ person: 0, number: 9 })]);
      kith.evaluation.clearStrangers();
      await kith.evaluation.addStranger(await stranger(9), 'file');
    });
    await addStrangers(busy, [1, 2, 3]);
    await run(busy, false);
    const report = await reportOf(busy);
    expect(report).toEqual(await reportOf(quiet));
    expect(report.data).toMatchObject({ people: 15, samples: 75, strangers: 3 });
  });

  test('another version that becomes active, which leaves the verdict to the one compared with', async () => {
    const made = await context(async (part, { kith }) => {
      // The second run's last training: what the first came to is made active meanwhile.
      if (part !== 11) return;
      await kith.versions.activate(2, false);
      while ((await kith.versions.active()).id !== 2) await sleep(5);
    });
    const { kith } = made;
    expect(await run(made, false)).toMatchObject({ verdict: 'better', activation: 'not-wanted' });
    await kith.training.start({ ...parameters, seed: 2 }, true);
    await kith.training.settled();
    const { run: second } = kith.training.state();
    expect(second).toMatchObject({
      status: 'finished',
      verdict: 'better',
      comparedWith: { versionId: 1 },
      activation: 'parent-left',
      canJudgeAgain: true,
    });
    expect((await kith.versions.active()).id).toBe(2);

    // Kept for another Kith too, which can judge it against the version that is active now.
    const next = await after(made);
    expect(next.kith.training.state().run).toEqual({ ...second, curve: [], progress: null });
    await next.kith.training.judgeAgain();
    await next.kith.training.settled();
    const { run: again } = next.kith.training.state();
    expect(again).toMatchObject({
      status: 'finished',
      error: null,
      versionId: second!.versionId,
      verdict: 'not-better',
      comparedWith: { versionId: 2, name: 'Version 2' },
      activation: 'not-better',
    });
    const report = (await next.kith.versions.report(second!.versionId!))!;
    expect(report).toMatchObject({ verdict: 'not-better', comparedWith: { versionId: 2 } });
    expect(await next.kith.versions.get(second!.versionId!)).toMatchObject({
      verdict: 'not-better',
      parentId: 2,
    });
    expect((await next.kith.versions.active()).id).toBe(2);
    await expect(next.kith.training.judgeAgain()).rejects.toMatchObject({ code: 'JudgedAlready' });
    expect(next.kith.training.state().run).toEqual(again);
  });
});

describe('an interrupted run', () => {
  test('goes on with the same photos of strangers, in whatever order they are given', async () => {
    const left = await interrupted([1, 2, 3]);
    const whole = await context();
    await addStrangers(whole, [1, 2, 3]);
    await run(whole);
    const next = await after(left);
    await addStrangers(next, [4, 3, 1, 2]);
    await next.kith.training.resume();
    await next.kith.training.settled();
    expect(next.kith.training.state().run).toMatchObject({ status: 'finished', verdict: 'better' });
    expect(await reportOf(next)).toEqual(await reportOf(whole));
  });

  test('does not go on with other photos, however many', async () => {
    const next = await after(await interrupted([1, 2, 3]));
    await addStrangers(next, [1, 2, 4]);
    await expect(next.kith.training.resume()).rejects.toMatchObject({
      code: 'StrangersMissing',
      subject: '1 / 3',
    });
    expect(next.kith.training.state().run).toMatchObject({ status: 'interrupted' });
  });

  test('does not go on without the version it is compared with', async () => {
    const left = await context((part, { kith }) => {
      if (part === 7) kith.training.close();
    });
    await run(left);
    expect((await left.kith.versions.active()).id).toBe(2);
    await left.kith.training.start({ ...parameters, seed: 2 }, true);
    await left.kith.training.settled();
    const next = await after(left);
    await next.kith.versions.rollBack();
    await next.kith.training.settled();
    await next.kith.versions.remove(2);
    await expect(next.kith.training.resume()).rejects.toMatchObject({ code: 'RunParentGone' });
  });

  test('is gone with somebody it learned from', async () => {
    const next = await after(await interrupted());
    await next.kith.people.remove(3);
    expect(next.kith.training.state().run).toBeNull();
    await expect(next.kith.training.resume()).rejects.toMatchObject({ code: 'NoTraining' });
  });

  test.each([
    [
      'an earlier Kith',
      {
        parameters,
        activate: true,
        samples: [],
        currentId: 1,
        wantedFpir: 0.1,
        outside: { strangers: 0, probes: 0 },
      },
    ],
    ['a later one', { shape: 4 }],
  ])('of %s is refused kindly, and nothing is lost', async (_, plan) => {
    const left = await context();
    await left.gallery.training.startRun(plan, new Date(7));
    const { kith, gallery } = await after(left);
    expect(kith.training.state().run).toMatchObject({
      status: 'interrupted',
      startedAt: new Date(7),
      parameters: null,
      error: { code: 'RunOfAnotherKith' },
    });
    await expect(kith.training.resume()).rejects.toMatchObject({ code: 'RunOfAnotherKith' });
    await expect(kith.training.start(parameters, true)).rejects.toMatchObject({
      code: 'TrainingBusy',
    });
    expect(await gallery.training.run()).toMatchObject({ plan });
    await kith.training.discard();
    expect(await kith.people.list()).toHaveLength(15);
    expect(kith.training.state().run).toBeNull();
  });

  test('of a lost host says so, goes on, and is not started twice', async () => {
    let lost = true;
    const made = await context((part) => {
      if (part !== 2 || !lost) return;
      lost = false;
      throw new KithError('EngineLost');
    });
    expect(await run(made)).toMatchObject({ status: 'interrupted', error: { code: 'EngineLost' } });
    await made.kith.training.resume();
    await expect(made.kith.training.resume()).rejects.toMatchObject({ code: 'TrainingBusy' });
    await made.kith.training.settled();
    expect(made.kith.training.state().run).toMatchObject({ status: 'finished', verdict: 'better' });
  });
});

describe('starting', () => {
  test('what throws at once leaves nothing under way', async () => {
    const { kith, gallery } = await context();
    const startRun = gallery.training.startRun;
    Object.assign(gallery.training, {
      startRun: () => {
        throw new Error('disk full');
      },
    });
    await expect(kith.training.start(parameters, true)).rejects.toThrow('disk full');
    expect(kith.training.state().run).toBeNull();
    Object.assign(gallery.training, { startRun });
    await kith.training.start(parameters, true);
    await kith.training.settled();
    expect(kith.training.state().run).toMatchObject({ status: 'finished' });
  });

  test('a run whose work throws at once fails, and another can start', async () => {
    const made = await context();
    const failing = await testKith(
      { findFaces: findPicture, embed: async () => [] },
      {
        ...trainer,
        features: () => {
          throw new Error('no features');
        },
      },
      made,
    );
    expect(await run(failing)).toMatchObject({ status: 'failed', error: { code: 'Bug' } });
    await expect(run(failing)).resolves.toMatchObject({ status: 'failed' });
    expect(await made.gallery.training.run()).toBeNull();
  });

  test('canceled while it looks at the strangers, it asks for nothing more and leaves nothing behind', async () => {
    const made = await context();
    const asked = Promise.withResolvers<void>();
    let calls = 0;
    const { kith } = await testKith(
      { findFaces: findPicture, embed: async () => [] },
      {
        ...trainer,
        features: (...call) => {
          calls++;
          asked.resolve();
          return trainer.features(...call);
        },
      },
      made,
    );
    // More than are looked at at once.
    await addStrangers(
      { ...made, kith },
      Array.from({ length: 20 }, (_, person) => person),
    );
    await expect.poll(trainer.alive).toBe(0);
    const start = kith.training.start(parameters, true).catch((error: unknown) => error);
    await asked.promise;
    expect(kith.training.state().run).toMatchObject({ status: 'running', stage: 'preparing' });
    await kith.training.cancel();
    expect(await start).toMatchObject({ code: 'Canceled' });
    expect(kith.training.state().run).toBeNull();
    expect(await made.gallery.training.run()).toBeNull();
    await expect.poll(trainer.alive).toBe(0);
    expect(calls).toBe(1);
  });

  test.each([0, 5])('canceled in training %d, it leaves nothing but features', async (last) => {
    const made = await context((part, { kith }) => {
      if (part === last) void kith.training.cancel();
    });
    expect(await run(made)).toMatchObject({ status: 'canceled', versionId: null });
    expect(await made.gallery.training.run()).toBeNull();
    expect(await made.kith.versions.list()).toHaveLength(1);
  });

  test('canceled while it is judged, it keeps no candidate', async () => {
    const made = await context();
    const { kith, clock } = made;
    const { now } = clock;
    // The report's time is looked at while the candidate is judged.
    Object.defineProperty(clock, 'now', {
      get: () => {
        if (kith.training.state().run?.stage === 'judging') void kith.training.cancel();
        return now;
      },
    });
    expect(await run(made)).toMatchObject({ status: 'canceled', activation: null });
    expect(await kith.versions.list()).toHaveLength(1);
  });

  test('canceled while its candidate is saved, it leaves the active version as it is', async () => {
    const made = await context();
    const { kith, gallery } = made;
    const { keepTrained } = gallery.versions;
    Object.assign(gallery.versions, {
      keepTrained: (...version: Parameters<typeof keepTrained>) => {
        void kith.training.cancel();
        return keepTrained(...version);
      },
    });
    expect(await run(made)).toMatchObject({
      status: 'finished',
      verdict: 'better',
      activation: 'stopped',
    });
    expect((await kith.versions.active()).id).toBe(1);
  });
});
