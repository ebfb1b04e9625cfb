import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openConnection } from '../../../electron/gallery/connection.ts';
import { openGallery } from '../../../electron/gallery/gallery.ts';
import { migrations } from '../../../electron/gallery/migrations/index.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { shipped, temporaryGallery } from '../../support/gallery.ts';
import { consent, sampleRecord } from '../../support/samples.ts';

const key = Buffer.alloc(32, 7);

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
    expect(() => openConnection(file, null, [...migrations, broken])).toThrow(
      'no such column: nonsense',
    );
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
    await expect(openGallery({ file: damaged, key: null, shipped })).rejects.toMatchObject({
      code: 'GalleryDamaged',
    });
  });
});

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
