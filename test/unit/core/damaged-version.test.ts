import { expect, test } from 'vitest';
import { openConnection } from '../../../electron/gallery/connection.ts';
import { temporaryGallery } from '../../support/gallery.ts';
import { testKith } from '../../support/kith.ts';
import { consent, newSample } from '../../support/samples.ts';

/** A Kith with one person, closed, every embedding cut off, and opened again. */
async function damagedKith() {
  const place = await temporaryGallery();
  const { kith } = await testKith(undefined, undefined, place);
  await kith.enrollment.enroll('Ada', consent, [newSample(1)]);
  await place.gallery.close();
  const db = openConnection(place.file, null);
  db.exec('UPDATE embeddings SET vector = substr(vector, 1, 100)');
  db.close();
  return testKith(undefined, undefined, { ...place, gallery: await place.open() });
}

test('with a damaged active version Kith opens, says what is wrong, and loses nothing', async () => {
  const { kith } = await damagedKith();
  expect(await kith.status.read()).toMatchObject({
    people: 1,
    threshold: null,
    damage: { code: 'ActiveVersionDamaged', next: expect.stringContaining('kith models') },
  });
  expect(await kith.people.list()).toMatchObject([{ name: 'Ada', samples: 1 }]);
  expect(await kith.versions.active()).toMatchObject({ id: 1, active: true });
  expect(kith.training.state()).toMatchObject({ run: null, activation: null });
  await expect(kith.enrollment.enroll('Bob', consent, [newSample(2)])).rejects.toMatchObject({
    code: 'ActiveVersionDamaged',
  });
});

test('activated again, it re-embeds everyone from the kept pictures', async () => {
  const { kith } = await damagedKith();
  const { settled } = await kith.versions.activate(1, false);
  expect(await settled).toEqual({ end: 'activated' });
  expect(await kith.status.read()).toMatchObject({ damage: null, threshold: expect.any(Number) });
  expect(await kith.enrollment.lookAlikes([newSample(1)])).toMatchObject([{ person: 'Ada' }]);
});
