import { expect, test } from 'vitest';
import { createRepairs } from '../../../electron/core/repairs/repairs.ts';
import { temporaryGallery } from '../../support/gallery.ts';
import { consent, sampleRecord } from '../../support/samples.ts';

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
  const there = await repairs.move(ada.id, [first!], bob.id);
  const back = await repairs.move(bob.id, [first!], ada.id);
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
