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
  test('what was enrolled is there after opening again, and is found', () => {
    const { gallery, open } = temporaryGallery(key);
    const ada = gallery.enroll('Ada', consent, [sampleRecord(1), sampleRecord(2)]);
    gallery.enroll('Grace', consent, [sampleRecord(3, null)]);
    gallery.close();
    const again = open();
    expect(again.people().map(({ name, samples }) => [name, samples])).toEqual([
      ['Ada', 2],
      ['Grace', 1],
    ]);
    expect(again.consent(ada.id)).toEqual(consent);
    expect(Buffer.from(again.picture(ada.portrait!))).toEqual(Buffer.from(chipOf(1)));
    expect(again.personNamed('ADA')?.id).toBe(ada.id);
    expect(again.nearest(unitVector(3), 1)[0]).toMatchObject({ score: expect.closeTo(1, 5) });
    expect(again.people()[1]!.portrait).toBeNull();
    again.close();
  });

  test('a name is taken once, whatever its case; a failed write leaves nothing', () => {
    const { gallery } = temporaryGallery();
    gallery.enroll('Ada', consent, [sampleRecord(1)]);
    expect(() => gallery.enroll('ada', consent, [sampleRecord(2)])).toThrow(
      expect.objectContaining({ code: 'NameTaken' }),
    );
    expect(gallery.counts()).toEqual({ people: 1, samples: 1 });
    const other = gallery.enroll('Grace', consent, [sampleRecord(3)]);
    expect(() => gallery.rename(other.id, 'ADA', later)).toThrow(
      expect.objectContaining({ code: 'NameTaken' }),
    );
    expect(gallery.rename(other.id, 'GRACE', later).name).toBe('GRACE');
  });

  test('samples come and go, and the reference follows; the last one stays', () => {
    const { gallery } = temporaryGallery();
    const { id } = gallery.enroll('Ada', consent, [sampleRecord(1)]);
    gallery.extend(id, [sampleRecord(2)], later);
    expect(gallery.nearest(unitVector(1), 1)[0]!.score).toBeLessThan(0.9);
    const [first, second] = gallery.samples(id);
    gallery.removeSample(id, second!.id);
    expect(gallery.nearest(unitVector(1), 1)[0]!.score).toBeCloseTo(1, 5);
    expect(() => gallery.removeSample(id, first!.id)).toThrow(
      expect.objectContaining({ code: 'LastSample' }),
    );
    expect(() => gallery.removeSample(id, 999)).toThrow(
      expect.objectContaining({ code: 'LastSample' }),
    );
    expect(() => gallery.extend(999, [sampleRecord(1)], later)).toThrow(
      expect.objectContaining({ code: 'NoSuchPerson' }),
    );
  });

  test('a removed person is nobody’s candidate and in no list', () => {
    const { gallery } = temporaryGallery();
    const { id } = gallery.enroll('Ada', consent, [sampleRecord(1)]);
    gallery.record('recognized', later, { personId: id, score: 0.97 });
    gallery.remove(id);
    expect(gallery.nearest(unitVector(1), 2)).toEqual([]);
    expect(gallery.activity(10)).toEqual([]);
    expect(() => gallery.remove(id)).toThrow(expect.objectContaining({ code: 'NoSuchPerson' }));
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

  test('removing a person leaves no byte of their name, chips or embeddings', () => {
    const { gallery, folder } = temporaryGallery();
    for (let i = 0; i < 8; i++) gallery.enroll(`Other ${i}`, consent, [sampleRecord(50 + i)]);
    const { id } = gallery.enroll('Zebedee Quartermain', consent, [
      sampleRecord(7),
      sampleRecord(8),
    ]);
    gallery.rename(id, 'Zachariah Quillfeather', later);
    for (const trace of traces('Zachariah Quillfeather', 7)) {
      expect(everyByte(folder).includes(trace)).toBe(true);
    }
    gallery.remove(id);
    for (const name of ['Zebedee Quartermain', 'Zachariah Quillfeather']) {
      for (const trace of [...traces(name, 7), ...traces(name, 8)]) {
        expect(everyByte(folder).includes(trace)).toBe(false);
      }
    }
    expect(statSync(join(folder, 'gallery.db-wal')).size).toBe(0);
    expect(gallery.people()).toHaveLength(8);
  });

  test('removing one sample leaves no byte of it', () => {
    const { gallery, folder } = temporaryGallery();
    const { id } = gallery.enroll('Ada', consent, [sampleRecord(7), sampleRecord(8)]);
    gallery.removeSample(id, gallery.samples(id)[1]!.id);
    for (const trace of traces('Nobody', 8)) expect(everyByte(folder).includes(trace)).toBe(false);
    expect(everyByte(folder).includes(traces('Ada', 7)[2]!)).toBe(true);
  });

  test('with encryption no plain text is in any file at any time', () => {
    const { gallery, folder } = temporaryGallery(key);
    const { id } = gallery.enroll('Zebedee Quartermain', consent, [sampleRecord(7)]);
    const plain = [
      ...traces('Zebedee Quartermain', 7),
      Buffer.from('SQLite format 3'),
      Buffer.from('CREATE TABLE'),
      Buffer.from(consent.wording),
    ];
    for (const trace of plain) expect(everyByte(folder).includes(trace)).toBe(false);
    gallery.remove(id);
    gallery.close();
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

  test('a wrong key, a newer schema, a damaged file and a second owner are told apart, and change nothing', () => {
    const { gallery, file, open } = temporaryGallery(key);
    gallery.enroll('Ada', consent, [sampleRecord(1)]);
    expect(open).toThrow(expect.objectContaining({ code: 'GalleryInUse' }));
    gallery.close();
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
    const good = temporaryGallery();
    for (let i = 0; i < 20; i++) good.gallery.enroll(`P ${i}`, consent, [sampleRecord(i)]);
    good.gallery.close();
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
  test('settings are kept; what no longer fits falls back', () => {
    const { gallery, file, open } = temporaryGallery();
    gallery.saveSettings({ theme: 'dark', wantedFpir: 0.002 });
    gallery.close();
    const db = openConnection(file, null);
    db.prepare(`UPDATE settings SET value = '"purple"' WHERE key = 'theme'`).run();
    db.close();
    const again = open();
    expect(again.settings()).toMatchObject({ theme: 'system', wantedFpir: 0.002, keepChips: true });
    again.close();
  });

  test('activity is newest first and can be cleared', () => {
    const { gallery } = temporaryGallery();
    const { id } = gallery.enroll('Ada', consent, [sampleRecord(1)]);
    gallery.record('recognized', later, { personId: id, score: 0.97 });
    gallery.record('unknown', later, null);
    expect(gallery.activity(10).map(({ kind, person }) => [kind, person])).toEqual([
      ['unknown', null],
      ['recognized', 'Ada'],
      ['enrolled', 'Ada'],
    ]);
    expect(gallery.clearActivity()).toBe(3);
    expect(gallery.activity(10)).toEqual([]);
  });
});
