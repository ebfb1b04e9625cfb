import { expect, test } from 'vitest';
import { openConnection } from '../../../electron/gallery/connection.ts';
import { salvageGallery } from '../../../electron/gallery/mend.ts';
import { shipped, temporaryGallery } from '../../support/gallery.ts';
import { testKith } from '../../support/kith.ts';
import { consent, newSample } from '../../support/samples.ts';

/** A Kith with some people, closed, every embedding cut off, and opened again. */
async function damagedKith(names = ['Ada'], alsoDamage = '') {
  const place = await temporaryGallery();
  const { kith } = await testKith(undefined, undefined, place);
  for (const [i, name] of names.entries()) {
    await kith.enrollment.enroll(name, consent, [newSample(i + 1)]);
  }
  await place.gallery.close();
  const db = openConnection(place.file, null);
  db.exec(`UPDATE embeddings SET vector = substr(vector, 1, 100); ${alsoDamage}`);
  db.close();
  const again = async () =>
    testKith(undefined, undefined, { ...place, gallery: await place.open() });
  return { ...(await again()), again };
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

test('where somebody can’t be embedded again, it says what works, and that does', async () => {
  const { kith, gallery, file, again } = await damagedKith(
    ['Ada', 'Bob'],
    'UPDATE samples SET chip = NULL WHERE person_id = 2',
  );
  const { settled } = await kith.versions.activate(1, true);
  expect(await settled).toMatchObject({ end: 'failed', error: { code: 'EmbeddingsLost' } });
  await expect(kith.versions.activate(1, true)).rejects.toMatchObject({ code: 'EmbeddingsLost' });
  await gallery.close();
  const patient = { file, key: null, keyIsKnown: true, shipped };
  expect(await salvageGallery(patient, new Date())).toMatchObject({
    people: 1,
    lost: { people: ['Bob'], samples: 1 },
    toEmbed: 1,
    activeId: 1,
  });
  const { kith: mended } = await again();
  await mended.resumeActivation();
  await mended.training.settled();
  expect(await mended.status.read()).toMatchObject({ people: 1, damage: null });
});
