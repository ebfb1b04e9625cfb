import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readVersionFile } from '../../../electron/core/versions/version-file.ts';
import { openConnection } from '../../../electron/gallery/connection.ts';
import { openGallery } from '../../../electron/gallery/gallery.ts';
import { migrations } from '../../../electron/gallery/migrations/index.ts';
import { shipped, temporaryFolder, temporaryGallery } from '../../support/gallery.ts';
import { consent, newVersion, sampleRecord, unitVector } from '../../support/samples.ts';
import { testKith } from '../../support/kith.ts';

const at = new Date(1_760_000_000_000);

describe('versions', () => {
  test('the gallery begins with the shipped one, active, with nothing missing', async () => {
    const { gallery } = await temporaryGallery();
    expect(await gallery.versions.all()).toMatchObject([
      { id: 1, origin: 'shipped', active: true, missingEmbeddings: 0, head: null },
    ]);
    expect(await gallery.versions.previousId()).toBeNull();
  });

  test('a switch needs an embedding of every sample, and is then one step; the index follows', async () => {
    const { gallery, open } = await temporaryGallery();
    const ada = await gallery.enroll('Ada', consent, [sampleRecord(1), sampleRecord(2)]);
    const { id } = await gallery.versions.insert(newVersion(7), at);
    await gallery.versions.setTarget({ versionId: id, againstVerdict: false });
    expect(await gallery.activate(id, at)).toBeNull();
    const [first, second] = await gallery.versions.missing(id, 10);
    await gallery.versions.addEmbeddings(id, [
      { sampleId: first!.sampleId, vector: unitVector(50) },
    ]);
    expect(await gallery.activate(id, at)).toBeNull();
    expect(gallery.active().id).toBe(1);
    await gallery.versions.addEmbeddings(id, [
      { sampleId: second!.sampleId, vector: unitVector(50) },
    ]);
    expect(await gallery.activate(id, at)).toBe(gallery.active());
    expect(gallery.active().id).toBe(id);
    expect(await gallery.versions.target()).toBeNull();
    expect(gallery.active().nearest(unitVector(50), 1)[0]).toMatchObject({ personId: ada.id });
    expect(gallery.active().nearest(unitVector(50), 1)[0]!.score).toBeCloseTo(1, 5);
    expect(await gallery.versions.previousId()).toBe(1);
    await gallery.close();
    const again = await open();
    expect(again.active().id).toBe(id);
    expect(again.active().nearest(unitVector(50), 1)[0]!.score).toBeCloseTo(1, 5);
  });

  test('samples embedded under another version than the active one are refused', async () => {
    const { gallery } = await temporaryGallery();
    const stale = { ...sampleRecord(1), versionId: 99 };
    await expect(gallery.enroll('Ada', consent, [stale])).rejects.toMatchObject({
      code: 'VersionChanged',
    });
    expect(await gallery.counts()).toEqual({ people: 0, samples: 0 });
  });

  test('the active and the shipped one cannot be removed; another goes with its embeddings', async () => {
    const { gallery } = await temporaryGallery();
    await gallery.enroll('Ada', consent, [sampleRecord(1)]);
    const { id } = await gallery.versions.insert(newVersion(7), at);
    await gallery.versions.addEmbeddings(id, [{ sampleId: 1, vector: unitVector(3) }]);
    await expect(gallery.versions.remove(1)).rejects.toMatchObject({ code: 'VersionActive' });
    await gallery.versions.remove(id);
    expect(await gallery.versions.embeddings(id)).toEqual([]);
    await expect(gallery.versions.get(id)).rejects.toMatchObject({ code: 'NoSuchVersion' });
  });

  test('it is known who a version learned from, also that somebody was removed', async () => {
    const { gallery } = await temporaryGallery();
    const ada = await gallery.enroll('Ada', consent, [sampleRecord(1)]);
    const bob = await gallery.enroll('Bob', consent, [sampleRecord(2)]);
    const { id } = await gallery.versions.insert(newVersion(7, [ada.id, bob.id]), at);
    expect((await gallery.versions.learnedBy(ada.id)).map((version) => version.id)).toEqual([id]);
    await gallery.remove(ada.id);
    expect((await gallery.versions.get(id)).learnedFrom).toEqual({ people: 2, removed: 1 });
  });

  test('removing a person leaves no byte of their features or their place on a map', async () => {
    const { gallery, folder } = await temporaryGallery();
    await gallery.enroll('Bob', consent, [sampleRecord(2)]);
    const ada = await gallery.enroll('Ada', consent, [sampleRecord(1)]);
    const { sampleId } = (await gallery.training.samples()).find(
      ({ personId }) => personId === ada.id,
    )!;
    const vector = unitVector(4711);
    await gallery.training.addFeatures('face', [{ sampleId, copy: 'dark #1', vector }]);
    await gallery.versions.insert(
      { ...newVersion(7, [ada.id]), points: [{ sampleId, before: [0.1, 0.2], after: [0.3, 0.4] }] },
      at,
    );
    expect(await gallery.versions.map(2)).toHaveLength(1);
    const bytes = Buffer.from(vector.buffer);
    const isThere = () =>
      readdirSync(folder).some((file) =>
        readFileSync(join(folder, file)).includes(bytes.subarray(0, 64)),
      );
    expect(isThere()).toBe(true);
    await gallery.remove(ada.id);
    expect(isThere()).toBe(false);
    expect(await gallery.versions.map(2)).toEqual([]);
  });
});

describe('a version as a file', () => {
  test('what was exported is imported elsewhere, not judged there', async () => {
    const here = await testKith();
    const made = await here.gallery.versions.insert(newVersion(7), at);
    const file = await here.kith.versions.export(made.id);
    const there = await testKith();
    const imported = await there.kith.versions.import(file);
    expect(imported).toMatchObject({
      name: 'Version 7',
      origin: 'imported',
      verdict: null,
      active: false,
      weightsSha256: made.weightsSha256,
    });
    await expect(there.kith.versions.import(file)).rejects.toMatchObject({ code: 'VersionKnown' });
  });

  test('one changed byte of the weights, another file and the shipped version are refused', async () => {
    const { kith, gallery } = await testKith();
    const { id } = await gallery.versions.insert(newVersion(7), at);
    const file = await kith.versions.export(id);
    const changed = Uint8Array.from(file);
    changed[changed.length - 1]! ^= 1;
    expect(() => readVersionFile(changed)).toThrow(
      expect.objectContaining({ code: 'VersionDamaged' }),
    );
    for (const other of [new Uint8Array(0), Buffer.from('PK'), file.subarray(5)]) {
      expect(() => readVersionFile(other)).toThrow(
        expect.objectContaining({ code: 'NotAVersion' }),
      );
    }
    await expect(kith.versions.export(1)).rejects.toMatchObject({ code: 'VersionShipped' });
  });
});

/** Writes a gallery of the first schema, with one person. */
function writeFirstSchema(file: string, key: Uint8Array | null): void {
  const db = openConnection(file, key, migrations.slice(0, 1));
  const vector = Buffer.from(unitVector(5).buffer);
  db.exec(`
    INSERT INTO people VALUES (1, 'Ada', 'ada', 1700000000000);
    INSERT INTO consents VALUES (1, 1700000000000, 'I agree.');
    INSERT INTO model_versions VALUES (1, 'face', '${'a'.repeat(64)}', 1700000000000, 1);
  `);
  db.prepare("INSERT INTO samples VALUES (1, 1, x'ff', ?, 'photo', 1700000000000)").run(
    JSON.stringify(sampleRecord(5).quality),
  );
  db.prepare('INSERT INTO embeddings VALUES (1, 1, ?)').run(vector);
  db.close();
}

test.each(migrations.map(({ version }) => version))(
  'a file that the Kith of schema %i wrote is taken over with everything in it',
  async (schema) => {
    const file = join(temporaryFolder(), 'gallery.db');
    // A missing one: `npm run make:gallery-fixture`, before the next schema is begun.
    copyFileSync(`test/fixtures/galleries/schema-${schema}.db`, file);
    const gallery = await openGallery({
      file,
      key: Buffer.alloc(32, 7),
      shipped,
    });
    expect(await gallery.people()).toMatchObject([
      { id: 1, name: 'Ada', samples: 2 },
      { id: 2, name: 'Grace', samples: 1 },
    ]);
    expect(await gallery.consent(1)).toEqual(consent);
    expect([...(await gallery.picture(1))]).toEqual([...new Uint8Array(64).fill(200)]);
    expect((await gallery.samples(1)).map(({ hasChip }) => hasChip)).toEqual([true, false]);
    expect((await gallery.settings()).wantedFpir).toBe(0.02);
    expect(gallery.active().nearest(unitVector(5), 1)[0]!.score).toBeCloseTo(1, 5);
    expect(await gallery.versions.all()).toMatchObject([
      { id: 1, origin: 'shipped', active: true, missingEmbeddings: 0, learnedFrom: { people: 0 } },
    ]);
    await gallery.close();
  },
);

test('before a migration the gallery is copied, encrypted; the copy goes with the next start or the first erasure', async () => {
  const key = Buffer.alloc(32, 7);
  const folder = temporaryFolder();
  const file = join(folder, 'gallery.db');
  const copy = `${file}.schema-1`;
  const open = () => openGallery({ file, key, shipped });
  const makeOld = () => {
    rmSync(file, { force: true });
    writeFirstSchema(file, key);
  };

  makeOld();
  await (await open()).close();
  expect(readFileSync(copy).includes('Ada')).toBe(false);
  const before = openConnection(copy, key, migrations.slice(0, 1));
  expect(before.prepare('SELECT name FROM people').pluck().all()).toEqual(['Ada']);
  before.close();
  await (await open()).close();
  expect(readdirSync(folder).filter((name) => name.includes('schema'))).toEqual([]);

  makeOld();
  const gallery = await open();
  expect(existsSync(copy)).toBe(true);
  await gallery.remove(1);
  expect(existsSync(copy)).toBe(false);
  await gallery.close();
});
