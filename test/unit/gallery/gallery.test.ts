import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openConnection } from '../../../electron/gallery/connection.ts';
import { migrations } from '../../../electron/gallery/migrations/index.ts';
import { temporaryFolder, temporaryGallery } from '../../support/gallery.ts';
import { chipOf, consent, sampleRecord, unitVector } from '../../support/samples.ts';

const key = Buffer.alloc(32, 7);
const later = new Date(1_800_000_000_000);

describe('people', () => {
  test('what was enrolled is there after opening again, and is found', async () => {
    const { gallery, open } = await temporaryGallery(key);
    const ada = await gallery.enroll('Ada', consent, [sampleRecord(1), sampleRecord(2)]);
    await gallery.enroll('Grace', consent, [sampleRecord(3, null)]);
    await gallery.close();
    const again = await open();
    expect((await again.people()).map(({ name, samples }) => [name, samples])).toEqual([
      ['Ada', 2],
      ['Grace', 1],
    ]);
    expect(await again.consent(ada.id)).toEqual(consent);
    expect(Buffer.from(await again.picture(ada.portrait!))).toEqual(Buffer.from(chipOf(1)));
    expect((await again.personNamed('ADA'))?.id).toBe(ada.id);
    expect(again.active().nearest(unitVector(3), 1)[0]).toMatchObject({
      score: expect.closeTo(1, 5),
    });
    expect((await again.people())[1]!.portrait).toBeNull();
    await again.close();
  });

  test('a name is taken once, whatever its case; a failed write leaves nothing', async () => {
    const { gallery } = await temporaryGallery();
    await gallery.enroll('Ada', consent, [sampleRecord(1)]);
    await expect(gallery.enroll('ada', consent, [sampleRecord(2)])).rejects.toMatchObject({
      code: 'NameTaken',
    });
    expect(await gallery.counts()).toEqual({ people: 1, samples: 1 });
    const other = await gallery.enroll('Grace', consent, [sampleRecord(3)]);
    await expect(gallery.rename(other.id, 'ADA', later)).rejects.toMatchObject({
      code: 'NameTaken',
    });
    expect((await gallery.rename(other.id, 'GRACE', later)).name).toBe('GRACE');
  });

  test('samples come and go, and the reference follows; the last one stays', async () => {
    const { gallery } = await temporaryGallery();
    const { id } = await gallery.enroll('Ada', consent, [sampleRecord(1)]);
    await gallery.extend(id, [sampleRecord(2)], later);
    expect(gallery.active().nearest(unitVector(1), 1)[0]!.score).toBeLessThan(0.9);
    const [first, second] = await gallery.samples(id);
    await gallery.removeSample(id, second!.id);
    expect(gallery.active().nearest(unitVector(1), 1)[0]!.score).toBeCloseTo(1, 5);
    await expect(gallery.removeSample(id, first!.id)).rejects.toMatchObject({ code: 'LastSample' });
    await expect(gallery.removeSample(id, 999)).rejects.toMatchObject({ code: 'LastSample' });
    await expect(gallery.extend(999, [sampleRecord(1)], later)).rejects.toMatchObject({
      code: 'NoSuchPerson',
    });
  });

  test('a removed person is nobody’s candidate and in no list', async () => {
    const { gallery } = await temporaryGallery();
    const { id } = await gallery.enroll('Ada', consent, [sampleRecord(1)]);
    await gallery.record('recognized', later, { personId: id, score: 0.97 });
    await gallery.remove(id);
    expect(gallery.active().nearest(unitVector(1), 2)).toEqual([]);
    expect(await gallery.activity(10)).toEqual([]);
    await expect(gallery.remove(id)).rejects.toMatchObject({ code: 'NoSuchPerson' });
  });
});

describe('erasure', () => {
  /** All bytes of the database, its log and whatever else lies in the folder. */
  const everyByte = (folder: string) =>
    Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
  const traces = (name: string, seed: number) => [
    Buffer.from(name),
    Buffer.from(name.toLowerCase()),
    Buffer.from(chipOf(seed)).subarray(5000, 5040),
    Buffer.from(chipOf(seed)).subarray(19_900, 19_940),
    Buffer.from(unitVector(seed).buffer).subarray(0, 16),
    Buffer.from(unitVector(seed).buffer).subarray(480, 512),
  ];

  test('removing a person leaves no byte of their name, chips or embeddings', async () => {
    const { gallery, folder } = await temporaryGallery();
    for (let i = 0; i < 8; i++) await gallery.enroll(`Other ${i}`, consent, [sampleRecord(50 + i)]);
    const { id } = await gallery.enroll('Zebedee Quartermain', consent, [
      sampleRecord(7),
      sampleRecord(8),
    ]);
    await gallery.rename(id, 'Zachariah Quillfeather', later);
    for (const trace of traces('Zachariah Quillfeather', 7)) {
      expect(everyByte(folder).includes(trace)).toBe(true);
    }
    await gallery.remove(id);
    for (const name of ['Zebedee Quartermain', 'Zachariah Quillfeather']) {
      for (const trace of [...traces(name, 7), ...traces(name, 8)]) {
        expect(everyByte(folder).includes(trace)).toBe(false);
      }
    }
    expect(statSync(join(folder, 'gallery.db-wal')).size).toBe(0);
    expect(await gallery.people()).toHaveLength(8);
  });

  test('removing one sample leaves no byte of it', async () => {
    const { gallery, folder } = await temporaryGallery();
    const { id } = await gallery.enroll('Ada', consent, [sampleRecord(7), sampleRecord(8)]);
    await gallery.removeSample(id, (await gallery.samples(id))[1]!.id);
    for (const trace of traces('Nobody', 8)) expect(everyByte(folder).includes(trace)).toBe(false);
    expect(everyByte(folder).includes(traces('Ada', 7)[2]!)).toBe(true);
  });

  test('with encryption no plain text is in any file at any time', async () => {
    const { gallery, folder } = await temporaryGallery(key);
    const { id } = await gallery.enroll('Zebedee Quartermain', consent, [sampleRecord(7)]);
    const plain = [
      ...traces('Zebedee Quartermain', 7),
      Buffer.from('SQLite format 3'),
      Buffer.from('CREATE TABLE'),
      Buffer.from(consent.wording),
    ];
    for (const trace of plain) expect(everyByte(folder).includes(trace)).toBe(false);
    await gallery.remove(id);
    await gallery.close();
    for (const trace of plain) expect(everyByte(folder).includes(trace)).toBe(false);
  });
});

describe('opening', () => {
  test('the database is as safe as the design says', () => {
    const file = join(temporaryFolder(), 'gallery.db');
    const db = openConnection(file, key);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('secure_delete', { simple: true })).toBe(1);
    expect(db.pragma('temp_store', { simple: true })).toBe(2);
    const tables = db
      .prepare(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'",
      )
      .all() as { name: string; strict: number }[];
    expect(tables.length).toBeGreaterThan(5);
    for (const { strict } of tables) expect(strict).toBe(1);
    db.close();
  });

  test('migrations are numbered from 1 without gaps', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, i) => i + 1));
  });

  test('a failing migration leaves the version before it, whole', () => {
    const file = join(temporaryFolder(), 'gallery.db');
    const broken = {
      version: migrations.length + 1,
      name: 'broken',
      sql: 'CREATE TABLE half (id INTEGER) STRICT; SELECT nonsense;',
    };
    openConnection(file, null).close();
    expect(() => openConnection(file, null, [...migrations, broken])).toThrow();
    const db = openConnection(file, null);
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
    expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(
      0,
    );
    db.close();
  });

  test('a wrong key, a newer schema, a damaged file and a second owner are told apart, and change nothing', async () => {
    const { gallery, file, open } = await temporaryGallery(key);
    await gallery.enroll('Ada', consent, [sampleRecord(1)]);
    await expect(open()).rejects.toMatchObject({ code: 'GalleryInUse' });
    await gallery.close();
    const before = readFileSync(file);
    expect(() => openConnection(file, Buffer.alloc(32, 8))).toThrow(
      expect.objectContaining({ code: 'GalleryLocked' }),
    );
    expect(readFileSync(file)).toEqual(before);

    const plain = join(temporaryFolder(), 'newer.db');
    const db = new Database(plain);
    db.pragma('user_version = 999');
    db.close();
    expect(() => openConnection(plain, null)).toThrow(
      expect.objectContaining({ code: 'GalleryNewer' }),
    );
    const damaged = join(temporaryFolder(), 'damaged.db');
    const good = await temporaryGallery();
    for (let i = 0; i < 20; i++) await good.gallery.enroll(`P ${i}`, consent, [sampleRecord(i)]);
    await good.gallery.close();
    const bytes = readFileSync(good.file);
    bytes.fill(0x5a, 4096 * 2, bytes.length - 4096);
    writeFileSync(damaged, bytes);
    expect(() => {
      const opened = openConnection(damaged, null);
      try {
        opened.prepare('SELECT * FROM samples').all();
      } finally {
        opened.close();
      }
    }).toThrow();
  });
});

describe('settings and activity', () => {
  test('settings are kept; what no longer fits falls back', async () => {
    const { gallery, file, open } = await temporaryGallery();
    await gallery.saveSettings({ theme: 'dark', wantedFpir: 0.002 });
    await gallery.close();
    const db = openConnection(file, null);
    db.prepare(`UPDATE settings SET value = '"purple"' WHERE key = 'theme'`).run();
    db.close();
    const again = await open();
    expect(await again.settings()).toMatchObject({
      theme: 'system',
      wantedFpir: 0.002,
      keepChips: true,
    });
    await again.close();
  });

  test('activity is newest first and can be cleared', async () => {
    const { gallery } = await temporaryGallery();
    const { id } = await gallery.enroll('Ada', consent, [sampleRecord(1)]);
    await gallery.record('recognized', later, { personId: id, score: 0.97 });
    await gallery.record('unknown', later, null);
    expect((await gallery.activity(10)).map(({ kind, person }) => [kind, person])).toEqual([
      ['unknown', null],
      ['recognized', 'Ada'],
      ['enrolled', 'Ada'],
    ]);
    expect(await gallery.clearActivity()).toBe(3);
    expect(await gallery.activity(10)).toEqual([]);
  });
});
