import { beforeAll, expect, test, vi } from 'vitest';
import type { TrainingNetworks } from '../../../electron/core/ports/index.ts';
import { train, type TrainOptions } from '../../../electron/shells/cli/commands/train.ts';
import { testKith } from '../../support/kith.ts';
import { disturbedFeatures, enrollPictures, findPicture } from '../../support/synthetic-people.ts';
import { trainerOver } from '../../support/trainer.ts';

// A run is six trainings; the machine may be busy with others.
vi.setConfig({ testTimeout: 180_000 });

const options: TrainOptions = {
  preset: 'quick',
  augment: 'none',
  epochs: 8,
  learningRate: 3e-3,
  margin: 0.2,
  activate: true,
};

type Left = Awaited<ReturnType<typeof testKith>>;

let trainer: TrainingNetworks;
beforeAll(() => {
  trainer = trainerOver(disturbedFeatures);
});

/** The command in a Kith of its own, over what another left; Ctrl-C comes when `stopAt` says so. */
async function command({
  left = null,
  stopAt = () => false,
}: {
  left?: Left | null;
  stopAt?: (work: 'training' | 'activation', part: number) => boolean;
}) {
  const stop = new AbortController();
  let trained = 0;
  const stopIf = (work: 'training' | 'activation') => {
    if (stopAt(work, trained)) stop.abort();
  };
  const made = await testKith(
    { findFaces: findPicture, embed: async () => [] },
    {
      ...trainer,
      async *train(input, signal) {
        stopIf('training');
        trained++;
        yield* trainer.train(input, signal);
      },
      embed: (...input) => {
        if (made.kith.training.state().activation) stopIf('activation');
        return trainer.embed(...input);
      },
    },
    left,
  );
  if (!left) {
    await made.kith.settings.update({ wantedFpir: 0.2 });
    await enrollPictures(made, 15, 5);
  }
  const results: unknown[] = [];
  const output = {
    json: true,
    result: (document: unknown) => void results.push(document),
    progress: () => undefined,
    remark: () => undefined,
    failure: () => undefined,
  };
  return {
    left: made,
    stop,
    results,
    trained: () => trained,
    run: (more: Partial<TrainOptions> = {}) =>
      train(
        { kith: made.kith, output, signal: stop.signal, printReport: never },
        { ...options, ...more },
      ),
  };
}

/** Nothing is printed here. */
const never = () => Promise.reject(new Error('nothing to print'));

test('Ctrl-C in a training keeps what was finished, says how it goes on, and so it does', async () => {
  const stopped = await command({ stopAt: (work, part) => work === 'training' && part === 2 });
  await expect(stopped.run()).rejects.toMatchObject({
    code: 'TrainingInterrupted',
    next: expect.stringContaining('kith train --resume'),
  });
  const next = await command({ left: stopped.left });
  await next.run({ resume: true });
  expect(next.results).toMatchObject([{ version: 2, verdict: 'better', activated: true }]);
  // Of six, two were finished.
  expect(next.trained()).toBe(4);
});

test('Ctrl-C in the activation keeps the version, says how it goes on, and so it does', async () => {
  const stopped = await command({ stopAt: (work) => work === 'activation' });
  await expect(stopped.run()).rejects.toMatchObject({
    code: 'ActivationInterrupted',
    next: expect.stringContaining('kith train --resume'),
  });
  expect((await stopped.left.kith.versions.active()).id).toBe(1);
  const next = await command({ left: stopped.left });
  expect(next.left.kith.training.state().run).toMatchObject({ activation: 'under-way' });
  await next.run({ resume: true });
  expect(next.results).toMatchObject([{ version: 2, verdict: 'better', activated: true }]);
  expect(next.trained()).toBe(0);
});

test('Ctrl-C as the version is saved leaves its activation for later, too', async () => {
  const stopped = await command({});
  const { versions } = stopped.left.gallery;
  const { keepTrained } = versions;
  Object.assign(versions, {
    keepTrained: (...version: Parameters<typeof keepTrained>) => {
      stopped.stop.abort();
      return keepTrained(...version);
    },
  });
  await expect(stopped.run()).rejects.toMatchObject({ code: 'ActivationInterrupted' });
  expect((await stopped.left.kith.versions.active()).id).toBe(1);
  const next = await command({ left: stopped.left });
  await next.run({ resume: true });
  expect(next.results).toMatchObject([{ version: 2, activated: true }]);
});

test('Ctrl-C before the first training leaves what there was', async () => {
  const stopped = await command({});
  const { kith, gallery } = stopped.left;
  kith.changes.on('change', () => {
    // A signal comes between two pieces of work, never within one.
    if (kith.training.state().run?.stage === 'preparing') setImmediate(() => stopped.stop.abort());
  });
  await expect(stopped.run()).rejects.toMatchObject({ code: 'Canceled' });
  expect(await gallery.training.run()).toBeNull();
  const next = await command({ left: stopped.left });
  await expect(next.run({ resume: true })).rejects.toMatchObject({ code: 'NoTraining' });
});
