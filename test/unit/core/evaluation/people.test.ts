import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { firstOfMoments, grouped } from '../../../../electron/core/evaluation/moments.ts';
import { EvaluationRows } from '../../../../electron/core/evaluation/rows.ts';
import { makeFolds } from '../../../../electron/core/evaluation/folds.ts';
import { lookOf } from '../../../../native-models/face/distinct.ts';
import { chipSide } from '../../../../electron/contract/index.ts';
import { consent, unitVector } from '../../../support/samples.ts';
import { testKith } from '../../../support/kith.ts';
import {
  chipOfPicture,
  disturbedFeatures,
  enrollPictures,
  fileOf,
  findPicture,
  pictureOfChip,
  sampleOf,
  type Picture,
} from '../../../support/synthetic-people.ts';
import { trainerOver } from '../../../support/trainer.ts';

vi.setConfig({ testTimeout: 120_000 });

const trainer = trainerOver(disturbedFeatures);

/** A Kith with people that are hard to tell apart, `samples` pictures each. */
async function enrolled(people: number, samples: number) {
  const context = await testKith({ findFaces: findPicture, embed: async () => [] }, trainer);
  await context.kith.settings.update({ wantedFpir: 0.1 });
  await enrollPictures(context, people, samples);
  return context;
}

type Context = Awaited<ReturnType<typeof enrolled>>;

/** Adds a person's first `count` samples once more, as a Kith did that knew no pictures again. */
async function repeat({ gallery }: Context, personId: number, count: number): Promise<void> {
  const embeddings = new Map(
    (await gallery.embeddings(personId)).map(({ sampleId, vector }) => [sampleId, vector]),
  );
  const first = (await gallery.samples(personId)).slice(0, count);
  const records = first.map(async ({ id, quality, source, takenAt }) => ({
    chip: await gallery.picture(id),
    embedding: embeddings.get(id)!,
    versionId: gallery.active().id,
    quality,
    source,
    takenAt,
    liveness: null,
    camera: null,
    turns: null,
  }));
  await gallery.extend(personId, await Promise.all(records), new Date());
}

/** A chip changed as a photo is on its way through other hands. */
async function changed(picture: Picture, how: string): Promise<Uint8Array> {
  const raw = { width: chipSide, height: chipSide, channels: 3 } as const;
  const chip = sharp(chipOfPicture(picture), { raw });
  const pixels = (image: Sharp) => image.removeAlpha().raw().toBuffer();
  switch (how) {
    case 'compressed again':
      return pixels(sharp(await chip.jpeg({ quality: 40 }).toBuffer()));
    case 'smaller':
      return pixels(sharp(await chip.resize(112).png().toBuffer()).resize(chipSide, chipSide));
    case 'brighter':
      return pixels(chip.linear(0.8, 30));
    default:
      return pixels(chip.flop());
  }
}

describe('moments', () => {
  test.each(['compressed again', 'smaller', 'brighter', 'mirrored'])(
    'a picture %s shows the same one',
    async (how) => {
      for (let number = 0; number < 5; number++) {
        const picture = { person: 3, number };
        const looks = [lookOf(chipOfPicture(picture)), lookOf(await changed(picture, how))];
        expect(firstOfMoments(looks)).toEqual([0, 0]);
      }
    },
  );

  test('other pictures of the same person show others', () => {
    const looks = Array.from({ length: 20 }, (_, number) =>
      lookOf(chipOfPicture({ person: 3, number })),
    );
    expect(firstOfMoments(looks)).toEqual(looks.map((_, i) => i));
  });

  test('what belongs together over a third is one group, called by its first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 25 }), (points) => {
        const groups = grouped(points.length, (a, b) => Math.abs(points[a]! - points[b]!) <= 2);
        // By a chain of small steps: the sorted points fall apart where two neighbors are far from each other.
        const sorted = [...new Set(points)].toSorted((a, b) => a - b);
        const chain = new Map<number, number>();
        sorted.forEach((point, i) =>
          chain.set(
            point,
            i > 0 && point - sorted[i - 1]! <= 2 ? chain.get(sorted[i - 1]!)! : point,
          ),
        );
        points.forEach((point, i) => {
          const first = points.findIndex((other) => chain.get(other) === chain.get(point));
          expect(groups[i]).toBe(first);
        });
      }),
    );
  });

  test('samples of one moment are in one fold, one of them is searched for, all are referred to', () => {
    const samples = Array.from({ length: 40 }, (_, i) => ({
      sampleId: i + 1,
      personId: Math.floor(i / 8),
      // Each of four moments twice.
      moment: Math.floor(i / 8) * 8 + (i % 4) + 1,
    }));
    const rows = new EvaluationRows(samples, 2, { strangers: [], probes: [] }, false);
    const folds = makeFolds(
      samples.filter(({ sampleId, moment }) => sampleId === moment),
      1,
    );
    for (const fold of folds) {
      const probes = new Set(rows.probes(fold).map(({ row }) => rows.rows[row]!.sample!.moment));
      expect(probes.size).toBe(rows.probes(fold).length);
      const referred = [...rows.references(fold).values()].flat();
      for (const row of referred) {
        const { sample } = rows.rows[row]!;
        expect(fold.strangers.has(sample!.personId) || probes.has(sample!.moment)).toBe(false);
      }
      expect(referred.length).toBe(40 - 2 * probes.size);
      const { usable, samples: learned } = rows.labels(fold);
      const used = [...learned].filter((_, row) => usable[row] === 1);
      expect(new Set(used).size * 3).toBe(used.length);
      expect(new Set(used).size).toBe(referred.length / 2);
    }
  });
});

describe('a folder that an earlier Kith enrolled twice', () => {
  test('changes nothing that is measured, nor what is missing, nor what is learned', async () => {
    const context = await enrolled(12, 4);
    const { kith } = context;
    const before = await kith.evaluation.evaluate();
    const plan = await kith.training.plan();
    expect(before.fnir.value).toBeGreaterThan(0);
    for (let times = 1; times <= 2; times++) {
      for (const { id } of await kith.people.list()) await repeat(context, id, 4);
      expect(await kith.evaluation.evaluate()).toEqual(before);
      expect(await kith.training.plan()).toEqual({ ...plan, repeated: 48 * times });
    }
  });

  test('of a person’s one picture, three times, it makes no person to leave out', async () => {
    const context = await enrolled(12, 3);
    const { kith } = context;
    const picture = sampleOf({ person: 30, number: 0 });
    const { id } = await kith.enrollment.enroll('Triplet', consent, [picture]);
    for (let i = 0; i < 3; i++) await repeat(context, id, 1);
    const plan = await kith.training.plan();
    expect(plan.people).toBe(12);
    expect(plan.leftOut).toMatchObject([{ name: 'Triplet', samples: 4 }]);
  });
});

describe('strangers', () => {
  const stranger = (person: number, number: number) => fileOf({ person: 60 + person, number });

  test('are people: many photos of one are no more than one, by name or by likeness', async () => {
    const alike = trainerOver((chip) => {
      const { person, number } = pictureOfChip(chip);
      const noise = unitVector(5000 + person * 100 + number, 128);
      return unitVector(1 + person, 128).map((value, i) => value + 0.1 * noise[i]!);
    });
    const { kith } = await testKith({ findFaces: findPicture, embed: async () => [] }, alike);
    for (let person = 0; person < 4; person++) {
      for (let number = 0; number < 3; number++) {
        await kith.evaluation.addStranger(
          await stranger(person, number),
          'file',
          `Stranger ${person}`,
        );
      }
    }
    expect(await kith.evaluation.countStrangers()).toEqual({ photos: 12, people: 4, enrolled: 0 });
    kith.evaluation.clearStrangers();
    for (let photo = 0; photo < 12; photo++) {
      const file = await stranger(photo % 4, Math.floor(photo / 4));
      await kith.evaluation.addStranger(file, 'file', photo < 6 ? null : `Stranger ${photo % 4}`);
    }
    expect(await kith.evaluation.countStrangers()).toEqual({ photos: 12, people: 4, enrolled: 0 });
  });

  test('the same file twice is one photo, and what shows the same moment is searched for once', async () => {
    const { kith } = await enrolled(4, 3);
    const strangers = (await kith.evaluation.evaluate()).strangers;
    const file = await stranger(1, 1);
    await kith.evaluation.addStranger(file, 'one');
    expect(await kith.evaluation.addStranger(file, 'other')).toEqual({ strangers: 1 });
    const again = await sharp(file).jpeg({ quality: 70 }).toBuffer();
    await kith.evaluation.addStranger(again, 'compressed');
    const figures = await kith.evaluation.evaluate();
    expect(figures.strangers).toBe(strangers + 1);
    expect(figures.strangerPeople).toBe(5);
    expect((await kith.training.plan()).strangers).toBe(2);
  });

  test('who are enrolled with the same picture are none, whenever they were enrolled', async () => {
    const context = await enrolled(4, 3);
    const { kith } = context;
    const before = await kith.measurements.measure();
    const plan = await kith.training.plan();
    for (let person = 0; person < 4; person++) {
      for (let number = 0; number < 3; number++) {
        const file = await fileOf({ person, number });
        await kith.evaluation.addStranger(file, 'file', `Person ${person}`);
      }
    }
    // The very folder that was enrolled: nobody is searched for who was not before, and that is said.
    expect(await kith.measurements.measure()).toEqual({ ...before, enrolledStrangers: 12 });
    expect(await kith.training.plan()).toEqual({ ...plan, enrolledStrangers: 12 });

    // As it passed through other hands.
    const handed = await sharp(await fileOf({ person: 2, number: 1 }))
      .jpeg({ quality: 70 })
      .toBuffer();
    await kith.evaluation.addStranger(handed, 'handed');
    expect(await kith.evaluation.countStrangers()).toEqual({ photos: 0, people: 0, enrolled: 13 });

    // Two strangers, of whom one is enrolled with one of two pictures: the other picture and the other person count as before.
    kith.evaluation.clearStrangers();
    for (const [person, number] of [
      [0, 0],
      [0, 1],
      [1, 0],
    ] as const) {
      await kith.evaluation.addStranger(await stranger(person, number), 'file', `${person}`);
    }
    expect(await kith.evaluation.countStrangers()).toEqual({ photos: 3, people: 2, enrolled: 0 });
    const { id } = await kith.enrollment.enroll(
      'New',
      consent,
      [sampleOf({ person: 60, number: 0 })],
      { beside: 'always' },
    );
    expect(await kith.evaluation.countStrangers()).toEqual({ photos: 2, people: 2, enrolled: 1 });
    expect((await kith.measurements.measure()).figures.strangers).toBe(
      before.figures.strangers + 2,
    );
    await kith.people.remove(id);
    expect(await kith.evaluation.countStrangers()).toEqual({ photos: 3, people: 2, enrolled: 0 });
  });

  test('are needed by the number of people, however many photos there are', async () => {
    const { kith } = await enrolled(12, 10);
    const { missingToJudge } = await kith.training.plan();
    expect(missingToJudge).toEqual([{ kind: 'strangers', needed: 30, there: 12 }]);
  });
});

test('an evaluation searches for every photo that it was given, probes and strangers', async () => {
  const { kith } = await enrolled(12, 4);
  const searches = async (): Promise<number> => {
    const { matedComparisons, strangers } = await kith.evaluation.evaluate();
    return matedComparisons + strangers;
  };
  const before = await searches();
  for (let person = 0; person < 12; person++) {
    const { id } = (await kith.people.named(`Person ${person}`))!;
    for (const number of [8, 9, 10]) {
      await kith.evaluation.addProbe(id, await fileOf({ person, number }), 'file');
    }
  }
  expect(await searches()).toBe(before + 36);
  // With those the judge would make a test of their own.
  for (let person = 0; person < 30; person++) {
    await kith.evaluation.addStranger(
      await fileOf({ person: 60 + person, number: 0 }),
      'file',
      `${person}`,
    );
  }
  expect(await searches()).toBe(before + 36 + 30);
  expect((await kith.evaluation.evaluate()).strangerPeople).toBe(12 + 30);
});

test('a probe that shows what a sample does proves nothing, and is left out', async () => {
  const { kith } = await enrolled(4, 3);
  const searches = async (): Promise<number> => {
    const { matedComparisons, strangers } = await kith.evaluation.evaluate();
    return matedComparisons + strangers;
  };
  const before = await searches();
  const { id } = (await kith.people.named('Person 1'))!;
  await kith.evaluation.addProbe(id, await fileOf({ person: 1, number: 0 }), 'enrolled');
  expect(await searches()).toBe(before);
  await kith.evaluation.addProbe(id, await fileOf({ person: 1, number: 8 }), 'new');
  await kith.evaluation.addProbe(id, await fileOf({ person: 1, number: 8 }), 'new, again');
  expect(await searches()).toBe(before + 1);
});
