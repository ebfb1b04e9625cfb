import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '../../../electron/gallery/connection.ts';
import { openGallery } from '../../../electron/gallery/gallery.ts';
import { migrations } from '../../../electron/gallery/migrations/index.ts';
import type { KnownCamera } from '../../../electron/contract/index.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { shipped } from '../../support/gallery.ts';
import {
  consent,
  draftDetails,
  draftSample,
  goodQuality,
  sampleRecord,
  unitVector,
} from '../../support/samples.ts';

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
    expect(await gallery.activity(10)).toMatchObject([
      { kind: 'enrolled', person: 'Grace', strength: null, hasPicture: false },
      { kind: 'enrolled', person: 'Ada', strength: null, hasPicture: false },
    ]);
    const line = await gallery.record('unknown', new Date(), null, Uint8Array.of(1, 2));
    expect([...(await gallery.activityPicture(line!))]).toEqual([1, 2]);
    expect(gallery.active().nearest(unitVector(5), 1)[0]!.score).toBeCloseTo(1, 5);
    expect(await gallery.versions.all()).toMatchObject([
      { id: 1, origin: 'shipped', active: true, missingEmbeddings: 0, learnedFrom: { people: 0 } },
    ]);
    // What a later schema brought works in it.
    const draft = await gallery.drafts.begin(1, draftDetails(''), new Date());
    await gallery.drafts.addSample(draft, draftSample(1), new Date());
    await gallery.remove(1);
    expect(await gallery.drafts.of(1)).toBeNull();
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

test('from a schema without portraits people are shown by their best pictures from the first start on', async () => {
  const file = join(temporaryFolder(), 'gallery.db');
  writeFirstSchema(file, null);
  const db = openConnection(file, null, migrations.slice(0, 1));
  const insert = db.prepare("INSERT INTO samples VALUES (?, 1, ?, ?, 'photo', 1700000000000)");
  const quality = { ...sampleRecord(5).quality, HeadPoseYaw: -4 };
  db.prepare('UPDATE samples SET quality = ? WHERE id = 1').run(
    JSON.stringify({ ...quality, HeadPoseYaw: 20 }),
  );
  insert.run(2, Buffer.alloc(4), JSON.stringify(quality));
  // The best, and without a picture.
  insert.run(3, null, JSON.stringify({ ...quality, HeadPoseYaw: 0 }));
  db.prepare('INSERT INTO embeddings SELECT 2, version_id, vector FROM embeddings').run();
  db.prepare('INSERT INTO embeddings SELECT 3, 1, vector FROM embeddings LIMIT 1').run();
  db.close();
  const gallery = await openGallery({ file, key: null, shipped });
  expect(await gallery.person(1)).toMatchObject({ samples: 3, portrait: 2 });
  expect(await gallery.portraitIsChosen(1)).toBe(false);
  await gallery.close();
});

test.each<[chosen: string | null, rotation: number | null, cameras: KnownCamera[]]>([
  ['abc', 90, [{ id: 'abc', label: '', rotation: 90 }]],
  ['abc', null, [{ id: 'abc', label: '', rotation: 0 }]],
  // Which camera it was that stood on its side is not known.
  [null, 90, []],
  [null, null, []],
])('from schema 7 the camera %s turned by %s is remembered', async (chosen, rotation, cameras) => {
  const file = join(temporaryFolder(), 'gallery.db');
  const db = openConnection(file, null, migrations.slice(0, 7));
  const put = db.prepare('INSERT INTO settings (key, value) VALUES (?, ?)');
  put.run('cameraId', JSON.stringify(chosen));
  if (rotation !== null) put.run('cameraRotation', JSON.stringify(rotation));
  put.run('theme', '"dark"');
  db.close();
  const gallery = await openGallery({ file, key: null, shipped });
  expect(await gallery.settings()).toMatchObject({ cameras, theme: 'dark' });
  await gallery.close();
});

test('from schema 11 what was set aside comes back, and counts neither as vouched for nor as chosen', async () => {
  const file = join(temporaryFolder(), 'gallery.db');
  copyFileSync('test/fixtures/galleries/schema-11.db', file);
  const key = Buffer.alloc(32, 7);
  const db = openConnection(file, key, migrations.slice(0, 11));
  db.exec(`
    INSERT INTO corrections VALUES (1, 1, 1700000000000, 'is not', NULL, 0, NULL);
    INSERT INTO set_aside
      SELECT 1, e.version_id, e.vector, s.source, s.taken_at, s.quality, s.chip
      FROM samples s JOIN embeddings e ON e.sample_id = s.id WHERE s.id = 2;
    DELETE FROM samples WHERE id = 2;
  `);
  db.close();
  const gallery = await openGallery({ file, key, shipped });
  expect(await gallery.person(1)).toMatchObject({ samples: 1 });
  await gallery.corrections.undo(1, await gallery.corrections.setAside(1));
  expect(await gallery.person(1)).toMatchObject({ samples: 2, portrait: 1 });
  expect(await gallery.portraitIsChosen(1)).toBe(false);
  expect((await gallery.vouchedSamples()).size).toBe(0);
  await gallery.close();
});

test('from schema 2 the history is the last activation of each version, and the one under way goes on', async () => {
  const file = join(temporaryFolder(), 'gallery.db');
  const db = openConnection(file, null, migrations.slice(0, 2));
  const insert = db.prepare(
    `INSERT INTO model_versions (id, name, origin, profile, weights_sha256, created_at, activated_at, active)
     VALUES (?, ?, ?, 'face', ?, 1000, ?, ?)`,
  );
  insert.run(1, '', 'shipped', 'a'.repeat(64), 1000, 0);
  insert.run(2, 'Second', 'trained', 'b'.repeat(64), 3000, 1);
  insert.run(3, 'Third', 'trained', 'c'.repeat(64), 2000, 0);
  insert.run(4, 'Never', 'trained', 'd'.repeat(64), null, 0);
  db.prepare('INSERT INTO activation VALUES (1, 4, 1)').run();
  db.close();
  const gallery = await openGallery({ file, key: null, shipped });
  expect(gallery.active().id).toBe(2);
  expect((await gallery.versions.all()).map(({ id, active }) => [id, active])).toEqual([
    [4, false],
    [3, false],
    [2, true],
    [1, false],
  ]);
  expect(await gallery.versions.target()).toEqual({
    versionId: 4,
    kind: 'activated against the verdict',
  });
  const walked = [2];
  const at = new Date();
  for (;;) {
    const versionId = await gallery.versions.previousId();
    if (versionId === null) break;
    await gallery.versions.setTarget({ versionId, kind: 'rolled back' });
    await gallery.activate(versionId, at);
    walked.push(versionId);
  }
  expect(walked).toEqual([2, 3, 1]);
  await gallery.close();
});

test('of samples from before schema 13 nobody says whether they were live, nor how the head turned', async () => {
  const file = join(temporaryFolder(), 'gallery.db');
  const db = openConnection(file, null, migrations.slice(0, 12));
  db.exec(`
    INSERT INTO people VALUES (1, 'Ada', 'ada', 1700000000000);
    INSERT INTO samples (person_id, quality, source, taken_at)
    VALUES (1, '${JSON.stringify(goodQuality)}', 'webcam', 1700000000000);
  `);
  db.close();
  const gallery = await openGallery({ file, key: null, shipped });
  expect(await gallery.samples(1)).toMatchObject([
    { source: 'webcam', liveness: null, turns: null },
  ]);
  expect((await gallery.settings()).liveness).toBe('off');
  await gallery.close();
});

test('from schema 14 whoever was merged comes back, without what could not be written beside a name then', async () => {
  const file = join(temporaryFolder(), 'gallery.db');
  copyFileSync('test/fixtures/galleries/schema-14.db', file);
  const key = Buffer.alloc(32, 7);
  const open = () => openGallery({ file, key, shipped });
  const first = await open();
  const { repairId } = await first.repairs.merge(
    { into: 1, from: 2, name: 'into', consent: 'into' },
    new Date(),
  );
  await first.close();
  const db = openConnection(file, key, migrations);
  // As a Kith of then remembered it.
  db.prepare(
    `UPDATE repairs SET details = json_remove(details, '$.merged.note', '$.merged.externalId', '$.merged.groups')`,
  ).run();
  db.close();
  const gallery = await open();
  await gallery.repairs.undo(repairId!, []);
  expect(await gallery.people()).toMatchObject([
    { name: 'Ada', note: '', externalId: null, groups: [] },
    { name: 'Grace', note: '', externalId: null, groups: [], consentedAt: consent.acceptedAt },
  ]);
  await gallery.close();
});

test('of samples and lines from before schema 16 nobody knows the camera, and no enrollment was counted', async () => {
  const file = join(temporaryFolder(), 'gallery.db');
  const db = openConnection(file, null, migrations.slice(0, 15));
  db.exec(`
    INSERT INTO people VALUES (1, 'Ada', 'ada', 1700000000000);
    INSERT INTO samples (person_id, quality, source, taken_at)
    VALUES (1, '${JSON.stringify(goodQuality)}', 'webcam', 1700000000000);
    INSERT INTO events (at, kind, person_id) VALUES (1700000000000, 'recognized', 1);
  `);
  db.close();
  const gallery = await openGallery({ file, key: null, shipped });
  expect(await gallery.samples(1)).toMatchObject([{ source: 'webcam', camera: null }]);
  expect(await gallery.activity(10)).toMatchObject([{ kind: 'recognized', camera: null }]);
  expect(await gallery.enrollmentCounts.read()).toMatchObject({ since: null, enrolled: 0 });
  await gallery.close();
});

test('names that an earlier Kith compared otherwise stay as they are, and are found', async () => {
  const file = join(temporaryFolder(), 'gallery.db');
  const db = openConnection(file, null, migrations);
  const insert = db.prepare('INSERT INTO people (name, name_key, enrolled_at) VALUES (?, ?, 0)');
  insert.run('Ada', 'ada');
  insert.run('A\u200Bda', 'a\u200Bda');
  insert.run('علی\u200Cرضا', 'علی\u200Cرضا');
  db.close();
  const gallery = await openGallery({ file, key: null, shipped });
  const named = async (name: string) =>
    (await gallery.peopleNamed(name)).map((person) => person.name);
  expect(await named('ada')).toEqual(['Ada', 'A\u200Bda']);
  expect(await named('علیرضا')).toEqual(['علی\u200Cرضا']);
  await gallery.close();
});
