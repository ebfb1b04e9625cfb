import { expect, test } from 'vitest';
import type { NewSample } from '../../../electron/contract/index.ts';
import { createRepairs } from '../../../electron/core/repairs/repairs.ts';
import { testKith } from '../../support/kith.ts';
import { temporaryGallery } from '../../support/gallery.ts';
import {
  consent,
  newSample,
  pictureOf,
  pictureSample,
  sampleRecord,
} from '../../support/samples.ts';

test('undoing ends a training run where samples change hands, and not where it is refused', async () => {
  const { gallery } = await temporaryGallery(Buffer.alloc(32, 7));
  let ended = 0;
  const repairs = createRepairs({
    gallery,
    networks: { embed: () => Promise.reject(new Error('Nothing is embedded here')) },
    withoutRun: (work) => {
      ended++;
      return work();
    },
    now: () => new Date(),
    onChange: () => undefined,
    onLabels: () => undefined,
  });
  const ada = await gallery.enroll(
    'Ada',
    consent,
    [1, 2, 3].map((seed) => sampleRecord(seed)),
  );
  const bob = await gallery.enroll(
    'Bob',
    consent,
    [4, 5].map((seed) => sampleRecord(seed)),
  );
  const [first, second] = (await gallery.samples(ada.id)).map(({ id }) => id);
  const there = await repairs.move(ada.id, [first!], bob.id, { anyway: true });
  const back = await repairs.move(bob.id, [first!], ada.id, { anyway: true });
  const renamed = await repairs.rename(ada.id, 'Adele');
  const aside = await repairs.setAside(ada.id, [second!]);

  ended = 0;
  await expect(repairs.undo(there.repairId!)).rejects.toMatchObject({ code: 'UndoFirst' });
  await repairs.undo(renamed.repairId!);
  await repairs.undo(aside.repairId!);
  expect(ended).toBe(0);
  await repairs.undo(back.repairId!);
  expect(ended).toBe(1);
  await expect(repairs.undo(back.repairId!)).rejects.toMatchObject({ code: 'NoSuchRepair' });
  expect(ended).toBe(1);
  repairs.close();
  await gallery.close();
});

test('who does not look alike is merged, and pictures are moved to somebody they do not look like, only where that is wanted anyway', async () => {
  const { kith, gallery } = await testKith();
  const { repairs, enrollment, people } = kith;
  const samplesOf = (mark: number) => [1, 2, 3].map(() => pictureSample(mark));
  const ada = await enrollment.enroll('Ada', consent, samplesOf(1));
  const twin = await enrollment.enroll('Ada L.', consent, samplesOf(1));
  const grace = await enrollment.enroll('Grace', consent, samplesOf(2));
  const numbers = async (id: number) => (await people.get(id)).samples.map((sample) => sample.id);
  const before = await people.list();
  const merging = { into: ada.id, from: grace.id, name: 'into', consent: 'into' } as const;
  const different = { code: 'LooksDifferent', likeness: expect.any(Object) };
  await expect(repairs.merge(merging)).rejects.toMatchObject(different);
  const [first, second] = await numbers(grace.id);
  const moved = repairs.move(grace.id, [first!, second!], ada.id);
  await expect(moved).rejects.toMatchObject({ ...different, groups: [[0, 1]] });
  await expect(repairs.moveSample(first!, ada.id)).rejects.toMatchObject(different);
  expect(await people.list()).toEqual(before);
  expect(await repairs.list()).toEqual([]);

  // The same face needs no asking.
  const [own] = await numbers(twin.id);
  expect((await repairs.move(twin.id, [own!], ada.id)).person.samples).toBe(4);
  expect((await repairs.merge({ ...merging, from: twin.id })).person.samples).toBe(6);
  expect((await repairs.moveSample(first!, ada.id, { anyway: true })).person.samples).toBe(7);
  expect((await repairs.merge(merging, { anyway: true })).person.samples).toBe(9);
  kith.close();
  await gallery.close();
});

test.each([true, false])(
  'a picture that both have is there once after a merge and a move, and comes back when that is undone; pictures kept: %j',
  async (keepChips) => {
    const { kith, gallery } = await testKith();
    const { repairs, enrollment, people } = kith;
    await kith.settings.update({ keepChips });
    const photo = (number: number): NewSample => ({
      ...newSample(1),
      chip: pictureOf(500 + number, 1),
      source: 'photo',
    });
    const photos = [1, 2, 3].map(photo);
    const ada = await enrollment.enroll('Ada', consent, photos);
    const twin = await enrollment.enroll('Ada L.', consent, [...photos, photo(4)]);
    const samples = async () =>
      Promise.all((await people.list()).map(async ({ id }) => (await people.get(id)).samples));
    const [shared, own] = [
      (await people.get(twin.id)).samples[1]!,
      (await people.get(twin.id)).samples[3]!,
    ];
    await people.vouch(shared.id, true);
    const before = [await people.list(), await samples(), await people.vouched()];
    const undo = async (repairId: number | null): Promise<void> => {
      await repairs.undo(repairId!);
      expect([await people.list(), await samples(), await people.vouched()]).toEqual(before);
      expect(await gallery.repairs.aside(ada.id)).toEqual([]);
    };

    const merged = await repairs.merge({
      into: ada.id,
      from: twin.id,
      name: 'from',
      consent: 'from',
    });
    expect(merged).toMatchObject({ known: 3, person: { name: 'Ada L.', samples: 4 } });
    await undo(merged.repairId);
    const moved = await repairs.move(twin.id, [shared.id, own.id], ada.id);
    expect(moved).toMatchObject({ known: 1, person: { samples: 4 } });
    expect((await people.get(twin.id)).samples).toHaveLength(2);
    await undo(moved.repairId);

    // What is put aside goes with what is forgotten.
    const { repairId } = await repairs.merge({
      into: ada.id,
      from: twin.id,
      name: 'into',
      consent: 'into',
    });
    await repairs.forget(repairId!);
    expect(await gallery.counts()).toEqual({ people: 1, samples: 4 });
    expect(await gallery.repairs.unembeddedAside(shared.id).catch(({ code }) => code)).toBe(
      'NoSuchSample',
    );
    kith.close();
    await gallery.close();
  },
);
