import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import {
  galleryReport,
  KithError,
  type GalleryReport,
  type ReportProgress,
} from '../../../../electron/contract/index.ts';
import type { ReportOptions } from '../../../../electron/core/reporting/reporting.ts';
import { reportWithProgress } from '../../../../electron/core/reporting/with-progress.ts';
import { shippedPacks } from '../../../../electron/models/packs.ts';
import { testKith } from '../../../support/kith.ts';
import {
  disturbedFeatures,
  easyFeatures,
  enrollPictures,
  fileOf,
  findPicture,
} from '../../../support/synthetic-people.ts';
import { trainerOver } from '../../../support/trainer.ts';

vi.setConfig({ testTimeout: 120_000 });

const trainer = trainerOver(disturbedFeatures);
const easyTrainer = trainerOver(easyFeatures);
/** A Kith with people that are hard to tell apart, and its reports, on an engine that answers. */
async function reporting(people: number, samples = 5, of = trainer) {
  const eyes = { closed: false };
  const findFaces: typeof findPicture = async (image) => (eyes.closed ? [] : findPicture(image));
  const context = await testKith({ findFaces, embed: async () => [] }, of);
  Object.assign(context.host, {
    selfCheck: async () => undefined,
    describe: async () => ({ memory: null, tensors: 0 }),
  });
  await context.kith.settings.update({ wantedFpir: 0.1 });
  await enrollPictures(context, people, samples);
  return { ...context, eyes, reports: context.kith.reporting };
}

const jsonOf = ({ measured }: GalleryReport) => JSON.stringify(measured);

test('the same gallery and seed give the same figures to the byte, whenever and however long it takes', async () => {
  const { reports, clock, kith } = await reporting(12);
  const first = await reports.make({ seed: 7 });
  clock.now = new Date(clock.now.getTime() + 60_000);
  const second = await reports.make({ seed: 7 });
  expect(jsonOf(second)).toBe(jsonOf(first));
  expect(second.fingerprint).toBe(first.fingerprint);
  expect(first.fingerprint).toBe(createHash('sha256').update(jsonOf(first)).digest('hex'));
  expect(second.run.at).not.toEqual(first.run.at);
  expect(jsonOf(await reports.make({ seed: 8 }))).not.toBe(jsonOf(first));
  // Attempts that failed, and a year that passes, change nothing of the gallery.
  kith.enrollment.countNotEnrolled('TooDark');
  clock.now = new Date(clock.now.getTime() + 500 * 24 * 3600_000);
  kith.enrollment.countNotEnrolled('TooDark');
  const later = await reports.make({ seed: 7 });
  expect(later.enrollments).not.toEqual(first.enrollments);
  expect(jsonOf(later)).toBe(jsonOf(first));
  expect(later.fingerprint).toBe(first.fingerprint);
  await kith.settings.update({ wantedFpir: 0.05 });
  expect(jsonOf(await reports.make({ seed: 7 }))).not.toBe(jsonOf(first));
});

test('the figures are those of the evaluation, and their counts add up', async () => {
  const { reports, kith } = await reporting(12);
  await kith.evaluation.addStranger(await fileOf({ person: 60, number: 0 }), 'a.png', 'Somebody');
  const figures = await kith.evaluation.evaluate();
  const { measured } = await reports.make();
  expect(galleryReport.shape.measured.parse(measured)).toEqual(measured);
  const { operatingPoint, comparisons, people, conditions, gallery } = measured;
  expect(operatingPoint).toMatchObject({
    threshold: figures.threshold,
    fpir: figures.fpir,
    fnir: figures.fnir,
    rank1: figures.rank1,
    eer: figures.eer,
    auc: figures.auc,
  });
  expect(gallery).toMatchObject({ people: 12, samples: 60, testedPeople: 12, untestedPeople: 0 });
  expect(comparisons).toMatchObject({
    mated: figures.matedComparisons,
    matedPeople: 12,
    nonMatedPeople: 13,
  });
  // Fewer people than in the gallery are in each round; of these everybody but oneself is another.
  expect(comparisons.nonMated).toBeGreaterThan(8 * figures.matedComparisons);
  expect(comparisons.nonMated).toBeLessThan(
    12 * (figures.matedComparisons + operatingPoint.fpir.searches),
  );
  const { fnir, fpir } = operatingPoint;
  expect(fnir.errors / fnir.searches).toBeCloseTo(figures.fnir.value);
  expect(fnir.errors).toBeGreaterThan(0);
  const sum = (of: 'searches' | 'missed' | 'asStranger' | 'named') =>
    people.reduce((total, one) => total + one[of], 0);
  expect([sum('searches'), sum('missed')]).toEqual([fnir.searches, fnir.errors]);
  // Whoever is one of two is not identified, and counts among the missed.
  const { ambiguous } = operatingPoint;
  expect(ambiguous.searches).toBe(fnir.searches);
  expect(ambiguous.errors).toBeLessThanOrEqual(fnir.errors);
  // The one from outside is nobody’s.
  expect(sum('asStranger')).toBe(fpir.searches - 1);
  for (const kind of ['light', 'source'] as const) {
    const own = conditions.filter((one) => one.kind === kind);
    const searches = own.reduce((total, one) => total + one.fnir.searches, 0);
    expect(searches).toBe(fnir.searches);
  }
  const outside = conditions.find(({ value }) => value === 'outside')!;
  expect(outside.fpir).toMatchObject({ searches: 1, people: 1 });
  expect(outside.fpirIsWeak).toBe(true);
  const { calibration } = measured;
  const compared = (kind: 'mated' | 'nonMated') =>
    calibration.bins.reduce((total, bin) => total + bin[kind], 0);
  expect([compared('mated'), compared('nonMated')]).toEqual([
    comparisons.mated,
    comparisons.nonMated,
  ]);
  expect(calibration.error).toBeGreaterThanOrEqual(0);
  const { mated, strangers } = measured.scores;
  const inAll = ({ counts }: typeof mated) => counts.reduce((a, b) => a + b);
  expect([inAll(mated), inAll(strangers)]).toEqual([fnir.searches, fpir.searches]);
  expect(measured.version.weightsSha256).toMatch(/^[0-9a-f]{64}$/);
  expect(measured.packs.map(({ id }) => id)).toEqual(shippedPacks.map(({ id }) => id));
});

test('a bar that a correction raised counts in the evaluation and in the report', async () => {
  const { reports, kith, gallery } = await reporting(8, 5, easyTrainer);
  const own = async (personId: number) => {
    const { measured } = await reports.make();
    const ids = (await gallery.people()).map(({ id }) => id).toSorted((a, b) => a - b);
    return measured.people[ids.indexOf(personId)]!;
  };
  const [first] = await gallery.people();
  const before = await own(first!.id);
  expect(before.missed).toBeLessThan(before.searches);
  const { fnir } = await kith.evaluation.evaluate();
  const correction = await gallery.corrections.add(
    { kind: 'is not', personId: first!.id, added: null, setAside: null, raise: 2 },
    new Date(),
  );
  expect(await own(first!.id)).toMatchObject({ missed: before.searches });
  expect((await kith.evaluation.evaluate()).fnir.value).toBeGreaterThan(fnir.value);
  await gallery.corrections.undo(correction.id, null);
  expect(await own(first!.id)).toEqual(before);
});

test('photos from outside that no face could be taken from are counted, each once', async () => {
  const { reports, kith, eyes } = await reporting(5);
  const [one, other] = [await fileOf({ person: 60, number: 0 }), Buffer.from('no picture')];
  eyes.closed = true;
  for (const file of [one, one]) {
    await expect(kith.evaluation.addStranger(file, 'file')).rejects.toMatchObject({
      code: 'NoFace',
    });
  }
  // That a file is no picture says nothing of faces.
  await expect(kith.evaluation.addStranger(other, 'file')).rejects.toMatchObject({
    code: 'NotAnImage',
  });
  eyes.closed = false;
  await kith.evaluation.addStranger(await fileOf({ person: 61, number: 0 }), 'file');
  const { measured: counted, enrollments } = await reports.make();
  expect(counted.outside.refusedPhotos).toBe(1);
  expect(enrollments.toEnroll).toMatchObject({ failed: 0, of: 5 });
  expect(counted.failures).toMatchObject({ toAcquire: { failed: 1, of: 2 } });
  expect(reports.file('csv')).toContain('failures,toAcquire,failed,1,');
  kith.evaluation.clearStrangers();
  const without = (await reports.make()).measured;
  expect(without.outside.refusedPhotos).toBe(0);
  expect(without.failures.toAcquire).toBeNull();
  expect(reports.file('csv')).toContain('failures,,toAcquire,not recorded,');
});

test('attempts that failed and photos that were refused at enrollment are counted, and whoever is enrolled is no failure', async () => {
  const { reports, kith, eyes } = await reporting(5);
  const { enrollment } = kith;
  eyes.closed = true;
  await expect(
    enrollment.readPhoto(await fileOf({ person: 70, number: 0 }), 'a.png'),
  ).rejects.toMatchObject({ code: 'NoFace' });
  eyes.closed = false;
  await enrollment.readPhoto(await fileOf({ person: 70, number: 0 }), 'a.png');
  enrollment.countNotEnrolled('TooDark');
  const {
    measured: { cameras },
    enrollments,
  } = await reports.make();
  expect(enrollments).toMatchObject({
    toEnroll: { failed: 1, of: 6, reasons: [{ reason: 'TooDark', count: 1 }] },
    refusedPhotos: [{ reason: 'NoFace', count: 1 }],
  });
  expect(cameras.map(({ source, number }) => [source, number])).toEqual([['photo', null]]);
  const csv = reports.file('csv');
  expect(csv).toContain('failures,toEnroll: TooDark,count,1,');
  expect(csv).toContain('failures,refused photos: NoFace,count,1,');
  expect(csv).toMatch(/^failures,toEnroll,rate,0\.1666\d*,0\.\d+,0\.\d+,1,6,/m);
  expect(csv).toMatch(/^cameras,photo,fnir,/m);
});

test('the closest pairs are those of the references, the closest first', async () => {
  const { reports, gallery } = await reporting(8);
  const { closestPairs } = (await reports.make()).measured;
  expect(closestPairs).toHaveLength(10);
  const scores = closestPairs.map(({ score }) => score);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  const active = gallery.active();
  const ids = (await gallery.people()).map(({ id }) => id).toSorted((a, b) => a - b);
  const all = ids.flatMap((one, i) =>
    ids.slice(i + 1).map((other) => {
      const [a, b] = [one, other].map((id) => active.reference(id)!.direction) as [
        Float32Array,
        Float32Array,
      ];
      return a.reduce((sum, value, j) => sum + value * b[j]!, 0);
    }),
  );
  expect(scores[0]).toBeCloseTo(Math.max(...all), 6);
  expect(scores[9]).toBeCloseTo(all.toSorted((a, b) => b - a)[9]!, 6);
});

test('nobody is named unless that is asked for, in no file', async () => {
  const { reports } = await reporting(5);
  await reports.make();
  for (const format of ['json', 'csv'] as const) {
    expect(reports.file(format)).not.toMatch(/Person \d/);
  }
  await reports.make({ names: true });
  for (const format of ['json', 'csv'] as const) {
    for (let person = 0; person < 5; person++) {
      expect(reports.file(format)).toContain(`Person ${person}`);
    }
  }
});

test('a name that a spreadsheet would compute, and one with quotes, stay text', async () => {
  const { reports, kith } = await reporting(4);
  const [one, other] = await kith.people.list();
  await kith.repairs.rename(one!.id, '=1+1');
  await kith.repairs.rename(other!.id, 'Ada "the first", Countess');
  await reports.make({ names: true });
  const lines = reports.file('csv').split('\r\n');
  expect(lines.some((line) => line.split(',').some((field) => field.startsWith('=')))).toBe(false);
  expect(reports.file('csv')).toContain('Ada ""the first"", Countess');
  const columns = lines[0]!.split(',').length;
  const plain = lines.filter((line) => line !== '' && !line.includes('"'));
  expect(plain.every((line) => line.split(',').length === columns)).toBe(true);
});

test('people are counted by their groups, numbered unless names are wanted, and few of them are marked', async () => {
  const { reports, kith } = await reporting(12);
  const ids = (await kith.people.list()).map(({ id }) => id).toSorted((a, b) => a - b);
  await kith.groups.add('Secret class', 'teal', ids.slice(0, 5));
  await kith.groups.add('Nobody', 'red');
  await kith.groups.add('All', 'red', ids);
  const { measured } = await reports.make();
  const { people, groups, operatingPoint } = measured;
  expect(galleryReport.shape.measured.parse(measured)).toEqual(measured);
  expect(groups.map(({ number, name, members }) => [number, name, members])).toEqual([
    [1, null, 5],
    [3, null, 12],
  ]);
  const [five, all] = groups;
  const sum = (of: 'searches' | 'missed' | 'asStranger' | 'named') =>
    people.slice(0, 5).reduce((total, one) => total + one[of], 0);
  expect(five!.fnir).toMatchObject({ people: 5, searches: sum('searches'), errors: sum('missed') });
  expect(five!.fpir).toMatchObject({
    people: 5,
    searches: sum('asStranger'),
    errors: sum('named'),
  });
  expect([five!.fnirIsWeak, five!.fpirIsWeak]).toEqual([true, true]);
  expect(all!.fnir).toEqual(operatingPoint.fnir);
  expect(all!.fpir).toEqual(operatingPoint.fpir);
  for (const format of ['json', 'csv'] as const) {
    expect(reports.file(format)).not.toContain('Secret class');
  }
  expect(reports.file('csv')).toContain('groups,1,members,5,');
  expect(reports.file('csv')).toMatch(
    /^groups,1,fnir,[\d.]+,[\d.]+,[\d.]+,\d+,\d+,5,fewer than 30 people\r$/m,
  );
  const named = await reports.make({ names: true });
  expect(named.measured.groups[0]!.name).toBe('Secret class');
  expect(reports.file('csv')).toContain('groups,1 Secret class,members,5,');
  await kith.groups.change(1, { name: 'Other' });
  expect(() => reports.last()).toThrow(KithError);
});

test('the table marks every rate that fewer than thirty people stand behind, and no other', async () => {
  const { reports, kith } = await reporting(32, 3, easyTrainer);
  const ids = (await kith.people.list()).map(({ id }) => id).toSorted((a, b) => a - b);
  await kith.groups.add('Few', 'teal', ids.slice(0, 29));
  await kith.groups.add('Enough', 'red', ids.slice(0, 30));
  const { measured } = await reports.make();
  const few = measured.groups.map(({ fnirIsWeak, fpirIsWeak }) => [fnirIsWeak, fpirIsWeak]);
  expect(few).toEqual([
    [true, true],
    [false, false],
  ]);
  const [head, ...lines] = reports
    .file('csv')
    .split('\r\n')
    .map((line) => line.split(','));
  const [people, mark] = [head!.indexOf('people'), head!.indexOf('few')];
  const rates = lines.filter(([, , figure]) => figure === 'fnir' || figure === 'fpir');
  const counted = rates.filter((line) => line[people] !== '');
  expect(counted.length).toBeGreaterThan(8);
  for (const line of counted) {
    expect(line[mark]).toBe(Number(line[people]) < 30 ? 'fewer than 30 people' : '');
  }
});

test('too few people are said as that; what is canceled, or outrun by a change of people, is not kept', async () => {
  const { reports, kith } = await reporting(2);
  await expect(reports.make()).rejects.toMatchObject({ code: 'TooFewToReport' });
  expect(() => reports.last()).toThrow(KithError);
  await enrollPictures({ kith }, 6, 4, ({ person }) => person + 20);
  const stop = new AbortController();
  await expect(
    reports.make({ signal: stop.signal, onProgress: () => stop.abort() }),
  ).rejects.toMatchObject({ code: 'Canceled' });
  const making = reports.make({ onProgress: () => reports.forget() });
  await expect(making).rejects.toMatchObject({ code: 'NoReport' });
  expect(() => reports.last()).toThrow(KithError);
});

test('what is canceled while the engine is timed, last of all, waits for no engine, and is not kept', async () => {
  const { reports, host } = await reporting(6);
  const stop = new AbortController();
  const stuck = async () => {
    stop.abort();
    return new Promise<never>(() => undefined);
  };
  Object.assign(host, { selfCheck: stuck });
  await expect(reports.make({ signal: stop.signal })).rejects.toMatchObject({ code: 'Canceled' });
  expect(() => reports.last()).toThrow(KithError);
});

test('a removal forgets the report, which may name whoever was removed', async () => {
  const { kith, reports } = await reporting(6);
  const { measured } = await reports.make({ names: true });
  expect(reports.last().measured).toBe(measured);
  const { id, name } = (await kith.people.list())[0]!;
  expect(measured.people.map((one) => one.name)).toContain(name);
  await kith.people.remove(id);
  expect(() => reports.last()).toThrow(KithError);
  expect(() => reports.file('csv')).toThrow(KithError);
});

test('a stream tells how far it is, then the report; ended, it cancels', async () => {
  const { reports } = await reporting(6);
  const told: ReportProgress[] = [];
  for await (const one of reportWithProgress(reports, { names: false })) told.push(one);
  expect(told.slice(0, -1).every(({ kind }) => kind === 'progress')).toBe(true);
  expect(told.length).toBeGreaterThan(1);
  expect(told.at(-1)).toEqual({ kind: 'report', report: reports.last() });

  let signal: AbortSignal | undefined;
  const stuck = {
    make: (options: ReportOptions = {}) => {
      signal = options.signal;
      options.onProgress!(1, 9);
      return new Promise<GalleryReport>(() => undefined);
    },
  };
  for await (const one of reportWithProgress(stuck, { names: false })) {
    expect(one).toEqual({ kind: 'progress', done: 1, total: 9 });
    break;
  }
  expect(signal!.aborted).toBe(true);
});
