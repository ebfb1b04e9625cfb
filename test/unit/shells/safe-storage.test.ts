import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { galleryKey } from '../../../electron/platform/keys.ts';
import { safeStorageSecrets } from '../../../electron/shells/desktop/safe-storage.ts';
import { ElectronDouble } from '../../support/electron/index.ts';
import type { Keyring } from '../../support/electron/safe-storage.ts';
import { temporaryFolder } from '../../support/folders.ts';

function linux(keyring: Keyring, ready = true) {
  const appPath = temporaryFolder();
  writeFileSync(join(appPath, 'package.json'), '{"name":"kith"}');
  const double = new ElectronDouble({ appPath, keyring });
  if (ready) double.app.becomeReady();
  const { safeStorage } = double.api;
  return { double, safeStorage };
}

const secret = Buffer.from('0123456789abcdef0123456789abcdef');

test.each(['basic_text', 'none'] as const)('with %s there is no store', async (keyring) => {
  const { safeStorage } = linux(keyring);
  expect(await safeStorageSecrets(safeStorage, '/nowhere', 'linux')).toBeNull();
});

test('before the app is ready there is none either', async () => {
  const { safeStorage } = linux('keyring', false);
  expect(await safeStorageSecrets(safeStorage, '/nowhere', 'linux')).toBeNull();
});

test.each([
  ['linux', 'GNOME Keyring'],
  ['darwin', 'macOS Keychain'],
  ['win32', 'Windows Data Protection'],
] as const)('on %s it is called %s, and is not weak', async (platform, name) => {
  const { safeStorage } = linux('keyring');
  expect(await safeStorageSecrets(safeStorage, '/nowhere', platform)).toMatchObject({
    weak: false,
    description: name,
  });
});

test('a secret comes back, and its file holds it wrapped', async () => {
  const folder = join(temporaryFolder(), 'keys');
  const { safeStorage } = linux('keyring');
  const store = (await safeStorageSecrets(safeStorage, folder, 'linux'))!;
  expect(await store.read('gallery')).toBeNull();
  await store.write('gallery', secret);
  expect(Buffer.from((await store.read('gallery'))!)).toEqual(secret);
  const file = readFileSync(join(folder, readdirSync(folder)[0]!));
  expect(file.includes(secret.toString('base64'))).toBe(false);
});

test('a secret that an earlier Kith wrapped with the synchronous API opens', async () => {
  const folder = join(temporaryFolder(), 'keys');
  mkdirSync(folder);
  const { safeStorage } = linux('keyring');
  writeFileSync(
    join(folder, 'gallery.wrapped'),
    safeStorage.encryptString(secret.toString('base64')),
  );
  const store = (await safeStorageSecrets(safeStorage, folder, 'linux'))!;
  expect(Buffer.from((await store.read('gallery'))!)).toEqual(secret);
});

test('one that was wrapped with an older key is wrapped anew', async () => {
  const folder = join(temporaryFolder(), 'keys');
  mkdirSync(folder);
  const file = join(folder, 'gallery.wrapped');
  const { double, safeStorage } = linux('none');
  writeFileSync(file, await safeStorage.encryptStringAsync(secret.toString('base64')));
  expect(readFileSync(file).subarray(0, 3).toString()).toBe('v10');
  double.safeStorage.become('keyring');
  const store = (await safeStorageSecrets(safeStorage, folder, 'linux'))!;
  expect(Buffer.from((await store.read('gallery'))!)).toEqual(secret);
  expect(readFileSync(file).subarray(0, 3).toString()).toBe('v11');
});

test('a gallery whose keyring is gone, or does not open it, is locked and keeps its key', async () => {
  const folder = temporaryFolder();
  const { double, safeStorage } = linux('keyring');
  const secrets = () => safeStorageSecrets(safeStorage, join(folder, 'keys'), 'linux');
  const store = (await secrets())!;
  const { key, state } = await galleryKey(folder, store);
  expect(state).toMatchObject({ kind: 'os', weak: false });
  double.safeStorage.become('none');
  await expect(galleryKey(folder, await secrets())).rejects.toMatchObject({
    code: 'GalleryLocked',
    flaw: 'keyringMissing',
  });
  await expect(galleryKey(folder, store)).rejects.toMatchObject({
    code: 'GalleryLocked',
    flaw: 'keyringRefuses',
  });
  double.safeStorage.become('keyring');
  expect((await galleryKey(folder, await secrets())).key).toEqual(key);
});
