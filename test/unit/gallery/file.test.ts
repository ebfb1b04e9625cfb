import {
  chmodSync,
  copyFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FailureCode } from '../../../electron/contract/index.ts';
import type { Gallery } from '../../../electron/core/ports/index.ts';
import { lockFolder } from '../../../electron/gallery/folder-lock.ts';
import { openGallery } from '../../../electron/gallery/gallery.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { shipped, temporaryGallery } from '../../support/gallery.ts';
import { consent, sampleRecord, unitVector } from '../../support/samples.ts';
import { NO_DISK, smallDisk } from '../../support/small-disk.ts';
import { skipFor } from '../../support/needing.ts';

const key = Buffer.alloc(32, 7);
const later = new Date(1_800_000_000_000);

const size = (file: string) => statSync(file).size;

/** What still works in a gallery that can only be read, and how the rest is refused. */
async function onlyReads(gallery: Gallery, code: FailureCode): Promise<void> {
  expect(gallery.isReadOnly).toBe(true);
  expect(await gallery.people()).toMatchObject([{ name: 'Ada' }]);
  expect(gallery.active().nearest(unitVector(1), 1)[0]!.person).toBe('Ada');
  expect(await gallery.picture(1)).toHaveLength(20_000);
  expect(await gallery.record('unknown', later, null)).toBeNull();
  await gallery.check();
  const writes: readonly (() => Promise<unknown>)[] = [
    () => gallery.enroll('Bob', consent, [sampleRecord(2)]),
    () => gallery.remove(1),
    () => gallery.saveSettings({ theme: 'dark' }),
    () => gallery.drafts.removeBefore(later),
    () => gallery.training.startRun({}, later),
  ];
  for (const write of writes) {
    await expect(write()).rejects.toMatchObject({ code });
  }
  expect(await gallery.people()).toHaveLength(1);
}

describe('a gallery that cannot be written', () => {
  const disk = () => smallDisk(2000);
  test('on a disk that can only be read lists and recognizes', async (context) => {
    const small = disk() ?? skipFor(context, NO_DISK);
    const { gallery, file } = await temporaryGallery(key);
    await gallery.enroll('Ada', consent, [sampleRecord(1)]);
    await gallery.close();
    const there = join(small.folder, 'gallery.db');
    copyFileSync(file, there);
    small.remount('ro');
    expect(lockFolder(small.folder)()).toBeUndefined();
    const left = () => readdirSync(tmpdir()).filter((name) => /^kith-\d+-\w{6}$/.test(name));
    const before = left();
    const reading = await openGallery({ file: there, key, shipped });
    await onlyReads(reading, 'DiskReadOnly');
    await reading.close();
    expect(left()).toEqual(before);
  });

  test('by its rights lists and recognizes', async (context) => {
    if (process.getuid?.() === 0) skipFor(context, 'root may write everywhere');
    const { gallery, file, folder, open } = await temporaryGallery(key);
    await gallery.enroll('Ada', consent, [sampleRecord(1)]);
    await gallery.close();
    chmodSync(file, 0o400);
    chmodSync(folder, 0o500);
    const reading = await open();
    expect(reading.isReadOnly).toBe(true);
    await onlyReads(reading, 'FolderReadOnly');
    await reading.close();
    chmodSync(folder, 0o700);
  });
});

test.each([
  ['removed', (file: string) => rmSync(file)],
  ['moved', (file: string) => renameSync(file, `${file}.moved`)],
  [
    'replaced',
    (file: string) => {
      copyFileSync(file, `${file}.other`);
      renameSync(`${file}.other`, file);
    },
  ],
])('a file that is %s while the gallery is open is said with the next write', async (_, change) => {
  const { gallery, file } = await temporaryGallery(key);
  await gallery.enroll('Ada', consent, [sampleRecord(1)]);
  let told = 0;
  gallery.onDamage(() => told++);
  change(file);
  for (const write of [
    gallery.enroll('Bob', consent, [sampleRecord(2)]),
    gallery.saveSettings({ theme: 'dark' }),
    gallery.training.startRun({}, later),
  ]) {
    await expect(write).rejects.toMatchObject({ code: 'GalleryReplaced', subject: file });
  }
  expect(gallery.damage()).toMatchObject({ code: 'GalleryReplaced' });
  expect(told).toBe(1);
  expect(await gallery.people()).toHaveLength(1);
  await gallery.close().catch(() => undefined);
});

test('a file that is removed is noticed also where nothing is written', async () => {
  const { gallery, file } = await temporaryGallery(key);
  rmSync(file);
  await expect.poll(() => gallery.damage()?.code).toBe('GalleryReplaced');
  await gallery.close().catch(() => undefined);
});

test('one at a time has a folder, and lets the next one in', () => {
  const folder = temporaryFolder();
  const release = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'GalleryInUse' }));
  release();
  lockFolder(folder)();
  expect(statSync(join(folder, 'kith.lock'))).toMatchObject({ size: 0, mode: 0o100600 });
});

test('a disk that is full while a gallery is made or copied leaves none by halves', async (context) => {
  const small = smallDisk(20) ?? skipFor(context, NO_DISK);
  const file = join(small.folder, 'gallery.db');
  const open = () => openGallery({ file, key, shipped });
  const reasons: string[] = [];
  const refused = (error: { code: string }): null => {
    reasons.push(error.code);
    return null;
  };
  for (let kilobytes = 20; kilobytes < 200; kilobytes += 20) {
    small.remount(`size=${kilobytes}k`);
    const gallery = await open().catch(refused);
    expect(readdirSync(small.folder).filter((name) => name.includes('.new'))).toEqual([]);
    if (gallery) await gallery.close();
  }
  small.remount('size=2000k');
  const gallery = await open();
  await gallery.enroll('Ada', consent, [sampleRecord(1)]);
  const used = readdirSync(small.folder).reduce(
    (sum, name) => sum + Math.ceil(size(join(small.folder, name)) / 4096) * 4,
    0,
  );
  for (let free = 20; free < 600; free += 60) {
    small.remount(`size=${used + free}k`);
    const copied = await gallery.copies.make(3, later).catch(refused);
    expect(gallery.copies.list()).toHaveLength(copied ? 1 : 0);
    expect(await gallery.people()).toHaveLength(1);
    if (copied) break;
  }
  expect(new Set(reasons)).toEqual(new Set(['DiskFull']));
  expect(gallery.copies.list()).toHaveLength(1);
  expect(gallery.damage()).toBeNull();
  await gallery.close();
});

describe('space', () => {
  test('200 people in and out leave a gallery of its first size', async () => {
    const { gallery, file } = await temporaryGallery(key);
    await gallery.enroll('Ada', consent, [sampleRecord(1)]);
    await gallery.remove(1);
    const first = size(file);
    const ids = [];
    for (let i = 0; i < 200; i++) {
      ids.push((await gallery.enroll(`Person ${i}`, consent, [sampleRecord(i)])).id);
    }
    for (const id of ids) await gallery.remove(id);
    expect(size(file)).toBeLessThan(1.5 * first);
    await gallery.close();
  });

  test('a gallery of a Kith that gave no space back does from its first start on', async () => {
    const file = join(temporaryFolder(), 'gallery.db');
    copyFileSync('test/fixtures/galleries/schema-7.db', file);
    const gallery = await openGallery({ file, key, shipped });
    expect(await gallery.people()).toMatchObject([{ name: 'Ada' }, { name: 'Grace' }]);
    const comeAndGo = async (seeds: readonly number[]) => {
      const samples = seeds.map((seed) => sampleRecord(seed));
      await gallery.remove((await gallery.enroll('Bob', consent, samples)).id);
    };
    // With what later schemas brought.
    await comeAndGo([1]);
    const first = size(file);
    await comeAndGo([1, 2, 3]);
    expect(size(file)).toBeLessThan(first + 10_000);
    expect(readFileSync(file).includes('CREATE TABLE')).toBe(false);
    await gallery.close();
    expect(readdirSync(join(file, '..'))).toEqual(['gallery.db']);
  });
});
