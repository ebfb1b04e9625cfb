import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { galleryKey, noteKeyCheck, type SecretStore } from '../../../electron/platform/keys.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { memoryStore } from '../../support/secret-store.ts';

const broken: SecretStore = {
  description: 'broken',
  weak: false,
  read: () => Promise.reject(new Error('no keyring')),
  write: () => Promise.reject(new Error('no keyring')),
  remove: () => Promise.reject(new Error('no keyring')),
};
const forgetful: SecretStore = { ...memoryStore(), read: async () => null };

describe('the gallery key', () => {
  test('is kept by the system where it can be, and no file holds it', async () => {
    const folder = temporaryFolder();
    const store = memoryStore();
    const { key, state } = await galleryKey(folder, store);
    expect(key).toHaveLength(32);
    expect(state).toMatchObject({ kind: 'os', weak: false });
    expect((await galleryKey(folder, store)).key).toEqual(key);
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      expect(bytes.includes(Buffer.from(key))).toBe(false);
      expect(bytes.includes(Buffer.from(key).toString('hex'))).toBe(false);
    }
  });

  test.each([
    ['no store', null],
    ['a broken one', broken],
    ['one that forgets', forgetful],
  ])('with %s it is a 0600 file that is called weak', async (_, store) => {
    const folder = temporaryFolder();
    const { key, state } = await galleryKey(folder, store);
    expect(state).toMatchObject({ kind: 'file', weak: true });
    expect(statSync(join(folder, 'gallery.key')).mode & 0o777).toBe(0o600);
    expect((await galleryKey(folder, store)).key).toEqual(key);
  });

  test('a key that the system lost locks the gallery loudly; no second key is made', async () => {
    const folder = temporaryFolder();
    await galleryKey(folder, memoryStore());
    writeFileSync(join(folder, 'gallery.db'), 'encrypted');
    for (const store of [memoryStore(), broken, null]) {
      await expect(galleryKey(folder, store)).rejects.toMatchObject({ code: 'GalleryLocked' });
    }
    expect(readdirSync(folder)).not.toContain('gallery.key');
  });

  test.each([
    ['a keyring, which then has it', memoryStore(), 'os'],
    ['a file, without a keyring', broken, 'file'],
  ] as const)(
    'a key that was left where a restart loses it goes to %s',
    async (_, lasting, kind) => {
      const folder = temporaryFolder();
      const kernel = memoryStore();
      const { key } = await galleryKey(folder, kernel);
      const { name } = JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8'));
      const store: SecretStore = { ...lasting, readFleeting: (name) => kernel.read(name) };
      expect(await galleryKey(folder, store)).toMatchObject({ key, state: { kind } });
      // After the restart.
      const left = { ...lasting, readFleeting: async () => null };
      expect(await galleryKey(folder, left)).toMatchObject({ key, state: { kind } });
      expect(await lasting.read(name).catch(() => null)).toEqual(kind === 'os' ? key : null);
    },
  );

  test('a gallery without its note or its key file is locked', async () => {
    const folder = temporaryFolder();
    await galleryKey(folder, null);
    writeFileSync(join(folder, 'gallery.db'), 'encrypted');
    rmSync(join(folder, 'gallery.key'));
    await expect(galleryKey(folder, null)).rejects.toMatchObject({ code: 'GalleryLocked' });
    rmSync(join(folder, 'key.json'));
    await expect(galleryKey(folder, null)).rejects.toMatchObject({ code: 'GalleryLocked' });
  });

  test.each(['gallery.db-wal', 'gallery.db.aside-20260101', 'copies/gallery-20260101-0.db'])(
    'where only %s is left no key is made in place of the one that opens it',
    async (left) => {
      const folder = temporaryFolder();
      await galleryKey(folder, null);
      mkdirSync(join(folder, 'copies'));
      writeFileSync(join(folder, left), 'encrypted');
      rmSync(join(folder, 'key.json'));
      const key = readFileSync(join(folder, 'gallery.key'));
      await expect(galleryKey(folder, null)).rejects.toMatchObject({
        code: 'GalleryLocked',
        subject: join(folder, 'key.json'),
        flaw: 'fileMissing',
      });
      expect(readFileSync(join(folder, 'gallery.key'))).toEqual(key);
    },
  );

  test.each(['', '{"name": "gallery-1"', '{"name": "gallery-1", "kept": "nowhere"}'])(
    'a gallery whose note is damaged is locked: %s',
    async (note) => {
      const folder = temporaryFolder();
      await galleryKey(folder, null);
      writeFileSync(join(folder, 'key.json'), note);
      await expect(galleryKey(folder, null)).rejects.toMatchObject({
        code: 'GalleryLocked',
        subject: join(folder, 'key.json'),
        flaw: 'fileDamaged',
      });
    },
  );

  test.each([
    ['the system keeps', memoryStore()],
    ['is in a file', null],
  ])(
    'a key that %s is known again; another in its place is not the gallery’s',
    async (_, store) => {
      const folder = temporaryFolder();
      const { key } = await galleryKey(folder, store);
      expect(await galleryKey(folder, store)).toMatchObject({ key, isKnown: true });
      const note = readFileSync(join(folder, 'key.json'), 'utf8');
      expect(note).not.toContain(Buffer.from(key).toString('hex'));
      const { name } = JSON.parse(note);
      const other = randomBytes(32);
      if (store) await store.write(name, other);
      else writeFileSync(join(folder, 'gallery.key'), other);
      await expect(galleryKey(folder, store)).rejects.toMatchObject({
        code: 'GalleryLocked',
        flaw: 'keyWrong',
      });
    },
  );

  test('a key of an earlier Kith is taken as it is, and known again once it has opened the gallery', async () => {
    const folder = temporaryFolder();
    const { key } = await galleryKey(folder, null);
    const note = join(folder, 'key.json');
    const { name, kept } = JSON.parse(readFileSync(note, 'utf8'));
    writeFileSync(note, JSON.stringify({ name, kept }));
    expect(await galleryKey(folder, null)).toMatchObject({ key, isKnown: false });
    await noteKeyCheck(folder, key);
    expect(await galleryKey(folder, null)).toMatchObject({ key, isKnown: true });
    const settled = readFileSync(note, 'utf8');
    await noteKeyCheck(folder, randomBytes(32));
    expect(readFileSync(note, 'utf8')).toBe(settled);
  });
  test.each(['gallery.key', 'key.json', 'gallery.db'])(
    'where %s is there and cannot be read no key is taken for missing, and none is made',
    async (name) => {
      const folder = temporaryFolder();
      await galleryKey(folder, null);
      const before = readdirSync(folder).map((file) => readFileSync(join(folder, file)));
      rmSync(join(folder, name), { force: true });
      // What others may not read root may: a folder in its place is read by nobody.
      mkdirSync(join(folder, name));
      const isGallery = name === 'gallery.db';
      if (isGallery) rmSync(join(folder, 'key.json'));
      await expect(galleryKey(folder, null)).rejects.toMatchObject({
        code: isGallery ? 'GalleryLocked' : 'FileExpected',
        subject: join(folder, isGallery ? 'key.json' : name),
      });
      rmSync(join(folder, name), { recursive: true });
      for (const file of readdirSync(folder)) {
        expect(before).toContainEqual(readFileSync(join(folder, file)));
      }
    },
  );

  test('a key file that others could read, left of a start that was cut off, is theirs no more', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'gallery.key'), 'left over', { mode: 0o644 });
    await galleryKey(folder, null);
    expect(statSync(join(folder, 'gallery.key')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).toSorted()).toEqual(['gallery.key', 'key.json']);
  });
});
