import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { galleryKey, type SecretStore } from '../../../electron/platform/keys.ts';
import { fileLog } from '../../../electron/platform/log.ts';
import { defaultDataFolder } from '../../../electron/platform/paths.ts';
import { temporaryFolder } from '../../support/gallery.ts';

function memoryStore(secrets = new Map<string, Uint8Array>()): SecretStore {
  return {
    description: 'memory',
    weak: false,
    read: async (name) => secrets.get(name) ?? null,
    write: async (name, secret) => void secrets.set(name, secret),
  };
}
const broken: SecretStore = {
  description: 'broken',
  weak: false,
  read: () => Promise.reject(new Error('no keyring')),
  write: () => Promise.reject(new Error('no keyring')),
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

  test('a gallery without its note or its key file is locked', async () => {
    const folder = temporaryFolder();
    await galleryKey(folder, null);
    writeFileSync(join(folder, 'gallery.db'), 'encrypted');
    rmSync(join(folder, 'gallery.key'));
    await expect(galleryKey(folder, null)).rejects.toMatchObject({ code: 'GalleryLocked' });
    rmSync(join(folder, 'key.json'));
    await expect(galleryKey(folder, null)).rejects.toMatchObject({ code: 'GalleryLocked' });
  });
});

test('the log never holds who was enrolled', () => {
  const file = join(temporaryFolder(), 'kith.log');
  fileLog(file).warn('refused', {
    name: 'Ada Lovelace',
    nested: { person: 'Ada Lovelace', code: 'NameTaken' },
  });
  const text = readFileSync(file, 'utf8');
  expect(text).not.toContain('Ada');
  expect(text).toContain('NameTaken');
});

test('the log is moved aside when it is long', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'kith.log');
  writeFileSync(file, 'x'.repeat(2_100_000));
  fileLog(file).info('next');
  expect(readdirSync(folder).toSorted()).toEqual(['kith.log', 'kith.log.1']);
  expect(statSync(file).size).toBeLessThan(500);
});

test('data lies where each system keeps such data', () => {
  expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/x' })).toBe('/x/kith');
  expect(defaultDataFolder('darwin', {})).toMatch(/Application Support\/Kith$/);
  expect(defaultDataFolder('win32', { LOCALAPPDATA: 'C:/L' })).toMatch(/C:\/L\/Kith$/);
});
