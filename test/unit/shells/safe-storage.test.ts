import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { expect, test } from 'vitest';
import { safeStorageSecrets } from '../../../electron/shells/desktop/safe-storage.ts';
import { temporaryFolder } from '../../support/gallery.ts';

/** Electron's safeStorage, wrapping by turning every byte over. */
const storage = (backend: string, available = true) =>
  ({
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend: () => backend,
    encryptString: (text: string) => Buffer.from(text).map((byte) => byte ^ 255),
    decryptString: (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 255)).toString(),
  }) as unknown as SafeStorage;

test.each([
  ['linux', 'basic_text', true],
  ['linux', 'unknown', true],
  ['linux', 'gnome_libsecret', false],
  ['linux', 'kwallet6', false],
  ['darwin', 'irrelevant', false],
  ['win32', 'irrelevant', false],
] as const)('on %s with %s weak is %s', (platform, backend, weak) => {
  expect(safeStorageSecrets(storage(backend), '/nowhere', platform)?.weak).toBe(weak);
});

test('without encryption there is no store', () => {
  expect(safeStorageSecrets(storage('x', false), '/nowhere')).toBeNull();
});

test('a secret comes back, and its file holds it wrapped', async () => {
  const folder = join(temporaryFolder(), 'keys');
  const store = safeStorageSecrets(storage('gnome_libsecret'), folder, 'linux')!;
  expect(await store.read('gallery')).toBeNull();
  const secret = Buffer.from('0123456789abcdef0123456789abcdef');
  await store.write('gallery', secret);
  expect(Buffer.from((await store.read('gallery'))!)).toEqual(secret);
  const file = readFileSync(join(folder, readdirSync(folder)[0]!));
  expect(file.includes(secret.toString('base64'))).toBe(false);
});
