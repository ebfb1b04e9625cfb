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
  const { copies, lock, packs } = dataFiles(folder);
  writeFileSync(lock, '', { mode: 0o600 });
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
  expect(prepareDataFolder(folder)).toEqual([]);
});

/** Makes files that everybody may read and run, in folders that a group may write to. */
function putOpenly(folder: string, ...files: string[]): void {
  for (const file of files.map((name) => join(folder, name))) {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, 'theirs');
    chmodSync(file, 0o755);
    chmodSync(join(file, '..'), 0o775);
  }
  chmodSync(folder, 0o775);
}

test('a folder with other things in it keeps its rights, and so do they, whatever they are called', () => {
  const folder = temporaryFolder();
  const theirs = ['run.sh', 'keys-of-house/x.sh', 'packs.old/y.sh', 'gallery.db.txt', 'copies-1/a'];
  putOpenly(folder, ...theirs);
  expect(prepareDataFolder(folder)).toEqual([]);
  // From now on a Kith is there.
  const own = ['gallery.db', 'gallery.db.aside-20260101T101112123Z-wal', 'gallery.key.next.new'];
  putOpenly(folder, 'key.json', ...own, 'packs/face/weights.bin');
  expect([...prepareDataFolder(folder)].toSorted()).toEqual([
    ...own,
    'key.json',
    'packs',
    'packs/face',
    'packs/face/weights.bin',
  ]);
  expect(modeOf(folder)).toBe('775');
  for (const file of theirs) {
    expect([file, modeOf(join(folder, file))]).toEqual([file, '755']);
    expect(modeOf(join(folder, file, '..'))).toBe('775');
  }
});

test.each(['packs/bin/run.sh', 'keys/house.sh', 'engines.json', 'copies/of-mine.sh'])(
  'where no Kith was, %s is somebody else’s: the folder is refused and stays as it is',
  (name) => {
    const folder = temporaryFolder();
    putOpenly(folder, name);
    expect(() => prepareDataFolder(folder)).toThrow(
      expect.objectContaining({
        code: 'OthersFolder',
        subject: join(folder, name.split('/')[0]!),
      }),
    );
    expect([modeOf(folder), modeOf(join(folder, name))]).toEqual(['775', '755']);
    expect(modeOf(join(folder, name, '..'))).toBe('775');
  },
);

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
