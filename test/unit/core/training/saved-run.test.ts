import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type TrainingParameters } from '../../../../electron/contract/index.ts';
import type { TrainingNetworks } from '../../../../electron/core/ports/index.ts';
import { consent } from '../../../support/samples.ts';
import { testKith } from '../../../support/kith.ts';
import {
  disturbedFeatures,
  enrollPictures,
  findingParameters as better,
  findPicture,
  sampleOf,
} from '../../../support/synthetic-people.ts';
import { trainerOver } from '../../../support/trainer.ts';

// A run is six trainings; the machine may be busy with others.
vi.setConfig({ testTimeout: 180_000 });

/** Parameters that change next to nothing. */
const alike: TrainingParameters = { ...better, epochs: 1, learningRate: 1e-6 };

type Context = Awaited<ReturnType<typeof testKith>>;

let trainer: TrainingNetworks;
beforeAll(() => {
  trainer = trainerOver(disturbedFeatures);
});

/** A Kith over a new gallery or over one that another Kith left; `change` puts something in the way of its trainer. */
const open = (left: Context | null = null, change: Partial<TrainingNetworks> = {}) =>
  testKith({ findFaces: findPicture, embed: async () => [] }, { ...trainer, ...change }, left);

/** The same with 15 people. */
async function enrolled(change: Partial<TrainingNetworks> = {}): Promise<Context> {
  const made = await open(null, change);
  await made.kith.settings.update({ wantedFpir: 0.2 });
  await enrollPictures(made, 15, 5);
  return made;
}

const seen = ({ kith }: Context) => kith.training.state().run;

async function run(context: Context, parameters: TrainingParameters, activate = true) {
  await context.kith.training.start(parameters, activate);
  await context.kith.training.settled();
  return seen(context)!;
}

async function rollBack({ kith }: Context): Promise<void> {
  await kith.versions.rollBack();
  await kith.training.settled();
}

async function activate({ kith }: Context, versionId: number): Promise<void> {
  const { settled } = await kith.versions.activate(versionId, true);
  await settled;
}

/** Starts Kith twice over what one left, and expects both to tell of the run what that one told. */
async function expectRemembered(left: Context): Promise<Context> {
  const { settled } = left.kith.training;
  await settled();
  const told = { ...seen(left)!, curve: [], progress: null };
  const next = await open(await open(left));
  expect(seen(next)).toEqual(told);
  return next;
}

describe('what happened to a run is told after a restart as it was before', () => {
  test('active, then rolled back', async () => {
    const made = await enrolled();
    expect(await run(made, better)).toMatchObject({ verdict: 'better', activation: 'active' });
    await rollBack(made);
    expect(seen(made)).toMatchObject({ activation: 'active', error: null });
    await expectRemembered(made);
  });

  test('killed as it became active, it was active; also once it was rolled back after that', async () => {
    const made = await enrolled();
    const { versionId } = await run(made, better, false);
    expect(seen(made)).toMatchObject({ activation: 'not-wanted' });
    // The last that the killed Kith did.
    const { gallery } = made;
    await gallery.versions.setTarget({ versionId: versionId!, kind: 'activated' });
    const starting = await open(made);
    expect(seen(starting)).toMatchObject({ activation: 'under-way' });
    await starting.kith.training.settled();
    for (const { sampleId } of await gallery.versions.missing(versionId!, 1000)) {
      const vector = (await gallery.versions.embeddings(1)).find(
        (one) => one.sampleId === sampleId,
      )!.vector;
      await gallery.versions.addEmbeddings(versionId!, [{ sampleId, vector }]);
    }
    await gallery.activate(versionId!, new Date(5));
    const next = await open(made);
    expect(seen(next)).toMatchObject({ activation: 'active' });
    await next.kith.training.settled();
    await rollBack(next);
    expect(seen(await expectRemembered(next))).toMatchObject({ activation: 'active' });
  });

  test('not made active for want of pictures, with what to do about it; then active after all', async () => {
    let part = 0;
    const made = await enrolled({
      async *train(input, signal) {
        if (part++ === 3) {
          await made.kith.settings.update({ keepChips: false });
          await made.kith.enrollment.enroll('Eve', consent, [sampleOf({ person: 41, number: 0 })]);
        }
        yield* trainer.train(input, signal);
      },
    });
    const failed = await run(made, better);
    expect(failed).toMatchObject({ activation: 'failed', error: { code: 'ChipsMissing' } });
    const next = await expectRemembered(made);
    const eve = (await next.gallery.peopleNamed('Eve'))[0]!;
    await next.gallery.remove(eve.id);
    await activate(next, failed.versionId!);
    expect(seen(next)).toMatchObject({ activation: 'active', error: null });
  });

  test('another became active, the judge looked again, its candidate was activated meanwhile', async () => {
    let part = 0;
    let whileJudged: (() => Promise<void>) | null = null;
    const change: Partial<TrainingNetworks> = {
      async *train(input, signal) {
        // The last training of the second run.
        if (part++ === 11) await activate(made, 2);
        yield* trainer.train(input, signal);
      },
      project: async (...input) => {
        const work = whileJudged;
        whileJudged = null;
        await work?.();
        return trainer.project(...input);
      },
    };
    const made = await enrolled(change);
    await run(made, alike, false);
    const { versionId } = await run(made, better);
    expect(seen(made)).toMatchObject({ verdict: 'better', activation: 'parent-left' });
    const again = await expectRemembered(made);
    await rollBack(again);
    await expectRemembered(again);

    // Better than the one that is active, too, which the user then decides about.
    await activate(again, 2);
    const judging = await open(again, change);
    await judging.kith.training.judgeAgain();
    await judging.kith.training.settled();
    expect(seen(judging)).toMatchObject({
      verdict: 'better',
      comparedWith: { versionId: 2 },
      activation: 'not-wanted',
    });
    await expectRemembered(judging);

    // Judged once more, and activated before the judge has spoken.
    await activate(judging, 1);
    const once = await open(judging, change);
    whileJudged = () => activate(once, versionId!);
    await once.kith.training.judgeAgain();
    await once.kith.training.settled();
    expect(whileJudged).toBeNull();
    expect(seen(once)).toMatchObject({
      status: 'finished',
      comparedWith: { versionId: 1 },
      activation: 'active',
    });
    await expectRemembered(once);
  });

  test('a run of which an earlier Kith kept the version alone', async () => {
    const made = await enrolled();
    const ended = await run(made, alike);
    const { training } = made.gallery;
    const part = 5;
    expect((await training.part(part))!.result).not.toBeNull();
    const { versionId } = ended;
    await training.saveResult(part, Buffer.from(JSON.stringify({ versionId })));
    expect(seen(await open(made))).toEqual({ ...ended, curve: [], progress: null });
    await expectRemembered(made);
  });

  test('a run of which an earlier Kith kept sentences, which are shown as they were', async () => {
    const made = await enrolled();
    await run(made, alike);
    const { training } = made.gallery;
    const kept = JSON.parse(Buffer.from((await training.part(5))!.result!).toString());
    delete kept.bestEpoch;
    const written = { ...kept, reasons: ['FNIR is the same.', 'So is FPIR.'] };
    await training.saveResult(5, Buffer.from(JSON.stringify(written)));
    const next = await open(made);
    expect(seen(next)).toMatchObject({
      status: 'finished',
      bestEpoch: null,
      reasons: [
        { kind: 'as-written', text: 'FNIR is the same.' },
        { kind: 'as-written', text: 'So is FPIR.' },
      ],
    });
    await expectRemembered(next);
  });
});

describe('what came of a run is kept with its version', () => {
  test('where that fails nothing is kept, and the run says so rightly', async () => {
    const made = await enrolled();
    const { keepTrained } = made.gallery.versions;
    Object.assign(made.gallery.versions, {
      keepTrained: ((version, at) =>
        keepTrained(version, at, {
          part: 5,
          of: () => {
            throw new Error('disk full');
          },
        })) satisfies typeof keepTrained,
    });
    expect(await run(made, alike)).toMatchObject({ status: 'failed', versionId: null });
    expect(await made.kith.versions.list()).toHaveLength(1);
    Object.assign(made.gallery.versions, { keepTrained });
    expect(seen(await open(made))).toBeNull();
  });

  test('what cannot be kept of it later is said, and looked up by the next start', async () => {
    const made = await enrolled();
    const { training } = made.gallery;
    const { saveResult } = training;
    Object.assign(training, {
      saveResult: (async (part, result) => {
        if (part === 5) throw new Error('disk full');
        await saveResult(part, result);
      }) satisfies typeof saveResult,
    });
    expect(await run(made, better)).toMatchObject({
      status: 'finished',
      activation: 'active',
      error: { message: expect.stringContaining('disk full') },
    });
    Object.assign(training, { saveResult });
    expect(seen(await open(made))).toMatchObject({ activation: 'active', error: null });
  });

  test('stopped before it began, a run takes nothing of the one before along', async () => {
    const made = await enrolled();
    const before = await run(made, alike);
    const { training } = made.gallery;
    const { startRun } = training;
    Object.assign(training, {
      startRun: (async (plan, at) => {
        await startRun(plan, at);
        // Between this and the work: whoever stops it then finds a run that was saved.
        queueMicrotask(() => queueMicrotask(() => void made.kith.training.cancel()));
      }) satisfies typeof startRun,
    });
    await expect(made.kith.training.start(better, true)).rejects.toMatchObject({
      code: 'Canceled',
    });
    expect(seen(made)).toEqual(before);
    await made.kith.training.settled();
    expect(await training.run()).toBeNull();
  });
});
