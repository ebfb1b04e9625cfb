import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openConnection } from '../../../electron/gallery/connection.ts';
import { galleryKey } from '../../../electron/platform/keys.ts';
import { fileLog } from '../../../electron/platform/log.ts';
import { dataFiles, prepareDataFolder } from '../../../electron/platform/paths.ts';
import { writeWhole } from '../../../electron/platform/write-whole.ts';
import { temporaryFolder } from '../../support/folders.ts';

const before = process.umask();
afterEach(() => void process.umask(before));

const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);

describe.each([0o000, 0o022, 0o077, 0o777])('under umask %s', (umask) => {
  test('the data folder and the files in it are the user’s alone', async () => {
    const folder = join(temporaryFolder(), 'data');
    const files = dataFiles(folder);
    process.umask(umask);
    expect(prepareDataFolder(folder)).toEqual([]);
    await galleryKey(folder, null);
    fileLog(files.log).info('one');
    writeWhole(files.engines, 'any');
    const db = openConnection(files.gallery, null);
    try {
      expect(modeOf(folder)).toBe('700');
      for (const file of [
        files.gallery,
        `${files.gallery}-wal`,
        files.key,
        files.keyNote,
        files.log,
        files.engines,
      ]) {
        expect([file, modeOf(file)]).toEqual([file, '600']);
      }
    } finally {
      db.close();
    }
  });
});

test('so is all below Kith’s own folders, behind no link', () => {
  const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
  const { copies, packs } = dataFiles(folder);
  const inside = [join(copies, 'a.db'), join(packs, 'x', 'deep', 'weights.bin')];
  const outside = [join(elsewhere, 'theirs'), join(folder, 'photos', 'one.jpg')];
  for (const file of [...inside, ...outside]) {
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o755 });
    writeFileSync(file, 'any');
    chmodSync(file, 0o644);
  }
  chmodSync(join(packs, 'x', 'deep'), 0o777);
  symlinkSync(elsewhere, join(packs, 'x', 'folder'));
  symlinkSync(outside[0]!, join(copies, 'file'));
  const closed = prepareDataFolder(folder);
  expect(closed).toContain(join('copies', 'a.db'));
  expect(closed).toContain(join('packs', 'x', 'deep', 'weights.bin'));
  for (const file of inside) {
    expect(modeOf(file)).toBe('600');
    expect(modeOf(join(file, '..'))).toBe('700');
  }
  for (const file of outside) expect(modeOf(file)).toBe('644');
  expect(prepareDataFolder(folder)).toEqual([]);
});

test('what others could read before is the user’s alone, and what was so is told', () => {
  const folder = temporaryFolder();
  const { gallery, key, keyNote, log, packs } = dataFiles(folder);
  for (const file of [gallery, `${gallery}-wal`, `${gallery}.schema-3`, key, `${log}.1`]) {
    writeFileSync(file, 'any');
    chmodSync(file, 0o644);
  }
  writeFileSync(keyNote, 'any', { mode: 0o600 });
  mkdirSync(packs);
  chmodSync(packs, 0o755);
  writeFileSync(join(folder, 'start.sh'), 'somebody’s own');
  chmodSync(join(folder, 'start.sh'), 0o755);
  chmodSync(folder, 0o755);
  expect([...prepareDataFolder(folder)].toSorted()).toEqual([
    'gallery.db',
    'gallery.db-wal',
    'gallery.db.schema-3',
    'gallery.key',
    'kith.log.1',
    'packs',
  ]);
  expect(modeOf(folder)).toBe('700');
  for (const file of [gallery, `${gallery}-wal`, key, `${log}.1`]) expect(modeOf(file)).toBe('600');
  expect(modeOf(packs)).toBe('700');
  // What is not Kith's is not touched.
  expect(modeOf(join(folder, 'start.sh'))).toBe('755');
  expect(prepareDataFolder(folder)).toEqual([]);
});

test('a folder that is there for everybody stays so', () => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o1777);
  writeFileSync(dataFiles(folder).key, 'any');
  chmodSync(dataFiles(folder).key, 0o644);
  expect(prepareDataFolder(folder)).toEqual(['gallery.key']);
  expect(statSync(folder).mode & 0o7777).toBe(0o1777);
});

test.each(['gallery.db', 'gallery.db-wal', 'gallery.key', 'key.json', 'packs', 'keys'])(
  'a link in the place of %s is refused, and what it leads to is not touched',
  (name) => {
    const [folder, elsewhere] = [temporaryFolder(), join(temporaryFolder(), 'theirs')];
    writeFileSync(elsewhere, 'theirs');
    chmodSync(elsewhere, 0o644);
    symlinkSync(elsewhere, join(folder, name));
    expect(() => prepareDataFolder(folder)).toThrow(
      expect.objectContaining({ code: 'LinkInTheWay', subject: join(folder, name) }),
    );
    expect([readFileSync(elsewhere, 'utf8'), modeOf(elsewhere)]).toEqual(['theirs', '644']);
  },
);

test.each([
  'gallery.db',
  'gallery.db-wal',
  'gallery.key',
  'gallery.key.next',
  'key.json',
  'key.json.new',
  'kith.lock',
])('a folder in the place of %s is named; of what Kith can do without, it is not', (name) => {
  const folder = temporaryFolder();
  for (const place of ['copies', 'packs', 'keys', 'kith.log', 'engines.json', 'window.json']) {
    mkdirSync(join(folder, place));
  }
  prepareDataFolder(folder);
  mkdirSync(join(folder, name));
  expect(() => prepareDataFolder(folder)).toThrow(
    expect.objectContaining({ code: 'FolderInTheWay', subject: join(folder, name) }),
  );
});

test('a link to the data folder itself is the user’s choice, and one in the place of the log costs the log alone', () => {
  const [real, link] = [temporaryFolder(), join(temporaryFolder(), 'data')];
  symlinkSync(real, link);
  symlinkSync('/nowhere', join(real, 'kith.log'));
  chmodSync(real, 0o755);
  expect(prepareDataFolder(link)).toEqual([]);
  expect(modeOf(real)).toBe('700');
});

test('a file in the place of the folder is not one', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(() => prepareDataFolder(file)).toThrow('EEXIST');
  expect(existsSync(file)).toBe(true);
});
