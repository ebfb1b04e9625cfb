import { describe, expect, test, vi } from 'vitest';
import {
  augmentations,
  trainingPresets,
  type TrainingParameters,
  type TrainingRun,
} from '../../../../electron/contract/index.ts';
import type { TrainingNetworks } from '../../../../electron/core/ports/index.ts';
import { consent } from '../../../support/samples.ts';
import { reasonText } from '../../../../electron/shells/cli/common/judge-words.ts';
import { testKith } from '../../../support/kith.ts';
import {
  disturbedFeatures,
  easyFeatures,
  enrollPictures,
  fileOf,
  findPicture,
  sampleOf,
  type Picture,
} from '../../../support/synthetic-people.ts';
import { trainerOver } from '../../../support/trainer.ts';

// A run is six trainings; the machine may be busy with others.
vi.setConfig({ testTimeout: 180_000 });

/** As lenient as it gets, so that 15 people are strangers enough. */
const WANTED_FPIR = 0.2;
const PEOPLE = 15;
const SAMPLES = 4;
const parameters: TrainingParameters = {
  ...trainingPresets.quick,
  augment: augmentations.none,
  copies: 0,
  epochs: 3,
};
/** Parameters that find what is wrong with disturbed features in a moment. */
const effective: Partial<TrainingParameters> = { epochs: 8, learningRate: 3e-3, margin: 0.2 };

type Context = Awaited<ReturnType<typeof testKith>>;

const easy = trainerOver(easyFeatures);
const disturbed = trainerOver(disturbedFeatures);

/** A Kith whose networks, live ones too, are those of `trainer`; over a gallery that another one left, if given. */
function kithWith(trainer: TrainingNetworks, left: Context | null = null): Promise<Context> {
  return testKith({ findFaces: findPicture, embed: async () => [] }, trainer, left);
}

/** The same with people enrolled, of whom `labelOf` says under which name each picture is. */
async function enrolled(
  people = PEOPLE,
  samples = SAMPLES,
  options: { trainer?: TrainingNetworks; labelOf?: (picture: Picture) => number } = {},
): Promise<Context> {
  const context = await kithWith(options.trainer ?? easy);
  await context.kith.settings.update({ wantedFpir: WANTED_FPIR });
  await enrollPictures(context, people, samples, options.labelOf);
  return context;
}

async function trained(
  { kith }: Pick<Context, 'kith'>,
  changes: Partial<TrainingParameters> = {},
  activate = true,
): Promise<TrainingRun> {
  await kith.training.start({ ...parameters, ...changes }, activate);
  await kith.training.settled();
  return kith.training.state().run!;
}

/** A trainer that calls `before` when a run's part begins, and goes on when that is done. */
function watched(
  trainer: TrainingNetworks,
  before: (part: number) => Promise<void> | void,
): TrainingNetworks {
  let part = 0;
  return {
    ...trainer,
    async *train(input, signal) {
      await before(part++);
      yield* trainer.train(input, signal);
    },
  };
}

describe('a run', () => {
  test('ends in a version with a report, which names nobody, and leaves the active one', async () => {
    const context = await enrolled();
    const { kith, gallery } = context;
    const run = await trained(context);
    expect(run).toMatchObject({
      status: 'finished',
      error: null,
      activation: 'not-better',
      comparedWith: { versionId: 1 },
    });
    expect(run.verdict).toBe('not-better');
    const version = await kith.versions.get(run.versionId!);
    expect(version).toMatchObject({ origin: 'trained', parentId: 1, active: false });
    expect(version.learnedFrom).toEqual({ people: PEOPLE, removed: 0 });
    const report = (await kith.versions.report(version.id))!;
    expect(report.comparison!.figures.current).toMatchObject({
      people: PEOPLE,
      strangers: PEOPLE * SAMPLES,
    });
    expect(JSON.stringify(report)).not.toContain('Person 1');
    expect(await kith.versions.map(version.id)).toHaveLength(PEOPLE * SAMPLES);
    await kith.training.discard();
    expect(await gallery.training.run()).toBeNull();
  });

  test('too few people to judge are said to be so, with how many would be enough', async () => {
    const context = await enrolled(4, 5);
    const run = await trained(context);
    expect(run.verdict).toBe('not-enough-data');
    const report = (await context.kith.versions.report(run.versionId!))!;
    expect(report.reasons.map(reasonText).join(' ')).toMatch(
      /enroll 6 more.*15 people.*there are 4: enroll 11 more, or add photos of 11 strangers/,
    );
  });

  test('can be interrupted, goes on where it was, and comes to the same weights', async () => {
    const whole = await enrolled();
    await trained(whole);
    const expected = (await whole.kith.versions.list())[0]!.weightsSha256;
    const broken = await enrolled();
    await broken.kith.training.start(parameters, true);
    await new Promise<void>((resolve) => {
      const poll = setInterval(() => {
        void broken.gallery.training.part(1).then((part) => {
          if (!part?.result) return;
          clearInterval(poll);
          resolve();
        });
      }, 5);
    });
    broken.kith.training.close();
    await broken.kith.training.settled();
    expect(broken.kith.training.state().run).toMatchObject({ status: 'interrupted' });
    await expect(broken.kith.training.start(parameters, true)).rejects.toMatchObject({
      code: 'TrainingBusy',
    });
    await broken.kith.training.resume();
    await broken.kith.training.settled();
    expect(broken.kith.training.state().run).toMatchObject({ status: 'finished' });
    expect((await broken.kith.versions.list())[0]!.weightsSha256).toBe(expected);
  });

  test('canceled, it leaves nothing but the kept features', async () => {
    const { kith, gallery } = await enrolled();
    await kith.training.start(parameters, true);
    await kith.training.cancel();
    expect(kith.training.state().run).toMatchObject({ status: 'canceled' });
    expect(await kith.versions.list()).toHaveLength(1);
    expect(await gallery.training.run()).toBeNull();
  });

  test('is given up when somebody it learns from is removed', async () => {
    const { kith, gallery } = await enrolled();
    await kith.training.start(parameters, true);
    const { name } = await kith.people.remove((await gallery.people())[0]!.id);
    expect(name).toBe('Person 0');
    expect(kith.training.state().run).toMatchObject({
      status: 'canceled',
      error: { code: 'RunOutdated' },
    });
    expect(await gallery.training.run()).toBeNull();
  });

  test('goes on where what it learns from could not be removed or moved', async () => {
    const { kith, gallery } = await enrolled();
    const [first, second] = await gallery.people();
    const [one, ...others] = await gallery.samples(first!.id);
    for (const { id } of others) await kith.repairs.removeSamples(first!.id, [id]);
    await kith.training.start(parameters, true);
    const { removeSamples, moveSample } = kith.repairs;
    const last = { code: 'LastSample' };
    await expect(removeSamples(first!.id, [one!.id])).rejects.toMatchObject(last);
    await expect(moveSample(one!.id, second!.id)).rejects.toMatchObject(last);
    const none = { code: 'NoSuchSample' };
    await expect(removeSamples(second!.id, [one!.id])).rejects.toMatchObject(none);
    await expect(moveSample(9999, second!.id)).rejects.toMatchObject(none);
    const [another] = await gallery.samples(second!.id);
    await expect(moveSample(another!.id, 9999)).rejects.toMatchObject({ code: 'NoSuchPerson' });
    // It is theirs already.
    expect(await moveSample(another!.id, second!.id)).toMatchObject({ repairId: null });
    expect(kith.training.state().run).toMatchObject({ status: 'running' });
    await removeSamples(second!.id, [another!.id]);
    expect(kith.training.state().run).toMatchObject({ status: 'canceled' });
  });
});

describe('sabotage never activates', () => {
  const stays = async (context: Awaited<ReturnType<typeof enrolled>>) => {
    expect((await context.kith.versions.active()).id).toBe(1);
    expect(context.kith.training.state().activation).toBeNull();
  };

  test('shuffled labels', async () => {
    const context = await enrolled(12, 6, {
      labelOf: ({ person, number }) => (person * 5 + number * 7) % 12,
    });
    await expect(trained(context)).rejects.toMatchObject({ code: 'LabelsDoubtful' });
    await stays(context);
  });

  test('one label in ten swapped', async () => {
    const context = await enrolled(12, 6, {
      labelOf: ({ person, number }) =>
        (person * 6 + number) % 10 === 3 ? (person + 1) % 12 : person,
    });
    await expect(trained(context)).rejects.toMatchObject({
      code: 'LabelsDoubtful',
      message: expect.stringContaining('Person'),
    });
    await stays(context);
  });

  test.each(['adapter', 'classic'] as const)(
    'a thousand times the learning rate, %s',
    async (head) => {
      const context = await enrolled();
      const run = await trained(context, { head, learningRate: parameters.learningRate * 1000 });
      expect([
        'TrainingCollapsed',
        'TrainingDiverged',
        'not-better',
        'worse-for-strangers',
      ]).toContain(run.error?.code ?? run.verdict);
      await stays(context);
    },
  );

  test('all photos of one person, under one name and under many', async () => {
    const one = await enrolled(1, 8);
    await expect(trained(one)).rejects.toMatchObject({ code: 'TooFewToTrain' });
    const many = await enrolled(1, 9, { labelOf: ({ number }) => number % 3 });
    expect(await trained(many)).toMatchObject({
      verdict: 'not-enough-data',
      activation: 'not-better',
    });
    await stays(many);
  });
});

describe('activation', () => {
  test('a better candidate becomes active by itself, and recognizes', async () => {
    const context = await enrolled(PEOPLE, SAMPLES, { trainer: disturbed });
    const { kith } = context;
    const told: unknown[] = [];
    kith.changes.on('change', () => told.push(kith.training.state().run?.activation));
    const run = await trained(context, effective);
    expect(run).toMatchObject({ status: 'finished', verdict: 'better', activation: 'active' });
    expect(run.reasons.map(reasonText).join(' ')).toMatch(/fewer enrolled people are missed/i);
    const active = await kith.versions.active();
    expect(active).toMatchObject({ id: run.versionId, parentId: 1, missingEmbeddings: 0 });
    // It is not said to be active before it is.
    expect(told.indexOf('under-way')).toBeGreaterThanOrEqual(0);
    expect(told.indexOf('under-way')).toBeLessThan(told.indexOf('active'));
    const { faces } = await kith.recognition.identifyPhoto(
      await fileOf({ person: 4, number: SAMPLES + 1 }),
      'photo',
    );
    expect(faces).toMatchObject([{ decision: 'known', match: { person: 'Person 4' } }]);
    expect((await kith.activity.list(5))[0]!.kind).toBe('activated');
  });

  test('a losing version asks, is recorded, recognizes, takes newcomers in, and rolls back', async () => {
    const context = await enrolled();
    const { kith } = context;
    const { versionId } = await trained(context, { head: 'classic', learningRate: 1e-3 });
    await expect(kith.versions.activate(versionId!, false)).rejects.toMatchObject({
      code: 'NotJudgedBetter',
    });
    await kith.versions.activate(versionId!, true);
    await kith.training.settled();
    expect((await kith.versions.active()).id).toBe(versionId);
    expect(kith.training.state().run).toMatchObject({ activation: 'active' });
    expect((await kith.activity.list(5))[0]!.kind).toBe('activated against the verdict');
    const newcomer = { person: 40, number: 0 };
    await kith.enrollment.enroll('Newcomer', consent, [sampleOf(newcomer)]);
    const found = async () =>
      (await kith.recognition.identifyPhoto(await fileOf(newcomer), 'photo')).faces[0];
    // It was seen before, so that the score is the highest there is; such a version may still refuse everybody.
    expect((await found())!.score).toBeCloseTo(1, 5);
    await kith.versions.rollBack();
    await kith.training.settled();
    expect((await kith.versions.active()).id).toBe(1);
    expect((await kith.versions.get(versionId!)).missingEmbeddings).toBe(0);
    expect(await found()).toMatchObject({ decision: 'known', match: { person: 'Newcomer' } });
  });

  test('without kept pictures nobody can be known under another version, which is said', async () => {
    const context = await enrolled();
    const { kith } = context;
    const { versionId } = await trained(context);
    await kith.settings.update({ keepChips: false });
    await kith.enrollment.enroll('No pictures', consent, [sampleOf({ person: 41, number: 0 })]);
    await expect(kith.versions.activate(versionId!, true)).rejects.toMatchObject({
      code: 'ChipsMissing',
    });
    expect((await kith.versions.active()).id).toBe(1);
  });

  test('a better candidate that cannot be made active is kept, and the run says why', async () => {
    let context: Context | null = null;
    const trainer = watched(disturbed, async (part) => {
      if (part !== 3) return;
      const { kith } = context!;
      await kith.settings.update({ keepChips: false });
      await kith.enrollment.enroll('No pictures', consent, [sampleOf({ person: 41, number: 0 })]);
    });
    context = await enrolled(PEOPLE, SAMPLES, { trainer });
    const run = await trained(context, effective);
    expect(run).toMatchObject({
      status: 'finished',
      verdict: 'better',
      activation: 'failed',
      error: { code: 'ChipsMissing' },
    });
    expect((await context.kith.versions.active()).id).toBe(1);
    expect((await context.kith.versions.get(run.versionId!)).verdict).toBe('better');
  });
});
