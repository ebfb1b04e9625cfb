import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { reencryptGallery } from '../../electron/gallery/reencrypt.ts';
import { beginKeyChange } from '../../electron/platform/key-change.ts';
import type { SecretStore } from '../../electron/platform/keys.ts';
import { dataFiles } from '../../electron/platform/paths.ts';
import { recoveryKeyOf } from '../../electron/platform/recovery-key.ts';
import { claimFolder } from '../../electron/shells/claim-folder.ts';
import { safeStorageSecrets } from '../../electron/shells/desktop/safe-storage.ts';
import {
  changeGalleryKey,
  readRecoveryKey,
  recoverGallery,
} from '../../electron/shells/gallery-keys.ts';
import { kith } from '../support/command-line.ts';
import type { App } from '../support/electron/app.ts';
import { SafeStorage } from '../support/electron/safe-storage.ts';
import { temporaryFolder } from '../support/folders.ts';
import { shipped } from '../support/gallery.ts';
import { consent, sampleRecord } from '../support/samples.ts';
import { memoryStore } from '../support/secret-store.ts';

/** A data folder with somebody in its gallery, in a copy of it, and in one that was put aside. */
async function dataFolder(
  secrets: SecretStore | null = null,
  folder = temporaryFolder(),
): Promise<string> {
  const { files, key, release } = await claimFolder(folder, secrets);
  const gallery = await openGallery({ file: files.gallery, key: key.key, shipped });
  await gallery.enroll('Ada', consent, [sampleRecord(1)]);
  await gallery.copies.make(3, new Date());
  await gallery.close();
  copyFileSync(files.gallery, `${files.gallery}.aside-20260101T000000000Z`);
  release();
  return folder;
}

/** Who is in the gallery, in its copies, and in what was put aside, by the key that the folder has now. */
async function people(folder: string, secrets: SecretStore | null = null): Promise<string[][]> {
  const { files, key, release } = await claimFolder(folder, secrets);
  const copies = readdirSync(files.copies).map((name) => join(files.copies, name));
  const found: string[][] = [];
  for (const file of [files.gallery, ...copies, `${files.gallery}.aside-20260101T000000000Z`]) {
    const scratch = join(temporaryFolder(), 'gallery.db');
    copyFileSync(file, scratch);
    const gallery = await openGallery({ file: scratch, key: key.key, shipped });
    found.push((await gallery.people()).map(({ name }) => name));
    await gallery.close();
  }
  release();
  return found;
}

test('a folder that was moved to a machine without its key is opened by what was written down', async () => {
  const secrets = memoryStore();
  const folder = await dataFolder(secrets);
  const written = await readRecoveryKey(folder, secrets);
  const elsewhere = memoryStore();
  await expect(people(folder, elsewhere)).rejects.toMatchObject({ code: 'GalleryLocked' });
  await expect(recoverGallery(folder, elsewhere, written.slice(1))).rejects.toMatchObject({
    code: 'RecoveryKeyMistyped',
  });
  const other = await readRecoveryKey(await dataFolder(), null);
  await expect(recoverGallery(folder, elsewhere, other)).rejects.toMatchObject({
    code: 'RecoveryKeyWrong',
  });
  await expect(people(folder, elsewhere)).rejects.toMatchObject({ code: 'GalleryLocked' });
  expect(await recoverGallery(folder, elsewhere, written)).toMatchObject({ kind: 'os' });
  expect(await people(folder, elsewhere)).toEqual([['Ada'], ['Ada'], ['Ada']]);
});

test('so is one whose note is gone; the key of another gallery in its place is kept', async () => {
  const folder = await dataFolder();
  const written = await readRecoveryKey(folder, null);
  const other = Buffer.alloc(32, 7);
  writeFileSync(join(folder, 'gallery.key'), other);
  rmSync(join(folder, 'key.json'));
  await recoverGallery(folder, null, written);
  expect(await people(folder)).toEqual([['Ada'], ['Ada'], ['Ada']]);
  const kept = readdirSync(folder).find((name) => name.startsWith('gallery.key.aside-'));
  expect(readFileSync(join(folder, kept!))).toEqual(other);
});

test.each([
  ['a keyring', () => memoryStore()],
  ['a file', () => null],
])('changing a key kept by %s encrypts everything anew', async (_, store) => {
  const secrets = store();
  const folder = await dataFolder(secrets);
  const before = await readRecoveryKey(folder, secrets);
  const { recoveryKey, left } = await changeGalleryKey(folder, secrets);
  expect(left).toEqual([]);
  expect(recoveryKey).not.toBe(before);
  expect(await readRecoveryKey(folder, secrets)).toBe(recoveryKey);
  expect(await people(folder, secrets)).toEqual([['Ada'], ['Ada'], ['Ada']]);
  await expect(recoverGallery(folder, secrets, before)).rejects.toMatchObject({
    code: 'RecoveryKeyWrong',
  });
  expect(existsSync(join(folder, 'gallery.key.next'))).toBe(false);
  expect(JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8'))).not.toHaveProperty('next');
});

test('a gallery of the desktop app, whose keyring is lost, gets its key as a file, which that app takes over', async () => {
  const app = { isReady: () => true } as unknown as App;
  const folder = temporaryFolder();
  const { wrappedKeys } = dataFiles(folder);
  const keyring = new SafeStorage(app, 'keyring') as unknown as Parameters<
    typeof safeStorageSecrets
  >[0];
  const desktops = () => safeStorageSecrets(keyring, wrappedKeys, 'linux');
  const before = (await desktops())!;
  await dataFolder(before, folder);
  const written = await readRecoveryKey(folder, before);
  // As on another machine: nothing opens what was wrapped there.
  const [wrapped] = readdirSync(wrappedKeys);
  writeFileSync(join(wrappedKeys, wrapped!), 'v99 of another keyring');
  await expect(people(folder, await desktops())).rejects.toMatchObject({ code: 'GalleryLocked' });
  // The command line has a keyring of its own, which the app does not reach.
  const commandLines = memoryStore();
  expect(await recoverGallery(folder, commandLines, written)).toMatchObject({ kind: 'file' });
  expect(await people(folder, commandLines)).toEqual([['Ada'], ['Ada'], ['Ada']]);
  expect(existsSync(join(folder, 'gallery.key'))).toBe(true);
  expect(await people(folder, await desktops())).toEqual([['Ada'], ['Ada'], ['Ada']]);
  expect(existsSync(join(folder, 'gallery.key'))).toBe(false);
  expect(noteOf(folder)).toMatchObject({ kept: 'os' });
  expect(noteOf(folder)).not.toHaveProperty('forDesktop');
  expect(await people(folder, await desktops())).toEqual([['Ada'], ['Ada'], ['Ada']]);
});

test('a key that opens only copies is told from the gallery’s, and kept where there is no other', async () => {
  const folder = await dataFolder();
  const [copy] = readdirSync(join(folder, 'copies'));
  const old = readFileSync(join(folder, 'copies', copy!));
  const before = await readRecoveryKey(folder, null);
  await changeGalleryKey(folder, null);
  // One that had been taken elsewhere.
  writeFileSync(join(folder, 'copies', copy!), old);
  const note = noteOf(folder);
  await expect(recoverGallery(folder, null, before)).rejects.toMatchObject({
    code: 'RecoveryKeyOfCopies',
  });
  expect(noteOf(folder)).toEqual(note);
  const file = join(temporaryFolder(), 'written');
  writeFileSync(file, `${before}\n`, { mode: 0o600 });
  const kept = await kith(folder, 'recover', '--for-copies', '--key-file', file);
  expect(kept).toMatchObject({ code: 0, json: { recovered: true } });
  expect(await kith(folder, 'restore', '1')).toMatchObject({ code: 0 });
  expect((await kith(folder, 'people')).json).toMatchObject([{ name: 'Ada' }]);
});

test('what is damaged beside the gallery stays as it is, and is named, and the command says so as it ends', async () => {
  const folder = await dataFolder();
  const aside = join(folder, 'gallery.db.aside-20260101T000000000Z');
  const bytes = readFileSync(aside);
  bytes.fill(0, 4096 * 3, 4096 * 6);
  writeFileSync(aside, bytes);
  expect((await changeGalleryKey(folder, null)).left).toEqual([aside]);
  expect(readFileSync(aside)).toEqual(bytes);
  expect(await kith(folder, 'change-key')).toMatchObject({ code: 1, json: { left: [aside] } });
});

/** Damages a gallery's pages, but for the first, by which its key is known. */
function damage(folder: string): void {
  const file = join(folder, 'gallery.db');
  const bytes = readFileSync(file);
  bytes.fill(0, 4096 * 3, 4096 * 6);
  writeFileSync(file, bytes);
}
const noteOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8'));

test('a damaged gallery keeps its key, and with it all that it could be saved by', async () => {
  const folder = await dataFolder();
  const before = await readRecoveryKey(folder, null);
  damage(folder);
  await expect(changeGalleryKey(folder, null)).rejects.toMatchObject({ code: 'GalleryDamaged' });
  expect(noteOf(folder)).not.toHaveProperty('next');
  expect(await readRecoveryKey(folder, null)).toBe(before);
});

test('a change that can’t be ended leaves the gallery to its old key', async () => {
  const folder = await dataFolder();
  const before = await readRecoveryKey(folder, null);
  const whole = readFileSync(join(folder, 'gallery.db'));
  const { to } = await beginKeyChange(folder, null);
  damage(folder);
  expect(await readRecoveryKey(folder, null)).toBe(before);
  expect(noteOf(folder)).toHaveProperty('next');
  // Mended, it goes on.
  writeFileSync(join(folder, 'gallery.db'), whole);
  expect(await people(folder)).toEqual([['Ada'], ['Ada'], ['Ada']]);
  expect(await readRecoveryKey(folder, null)).toBe(recoveryKeyOf(to));
});

test('a new key that the gallery has already is never given up, though the keyring lost it', async () => {
  const kept = new Map<string, Uint8Array>();
  const secrets = memoryStore(kept);
  const folder = await dataFolder(secrets);
  const change = await beginKeyChange(folder, secrets);
  await reencryptGallery(join(folder, 'gallery.db'), change);
  const { name } = noteOf(folder).next;
  kept.delete(name);
  await expect(people(folder, secrets)).rejects.toMatchObject({ code: 'GalleryLocked' });
  kept.set(name, change.to);
  expect(await people(folder, secrets)).toEqual([['Ada'], ['Ada'], ['Ada']]);
});

test('a change that was begun with a key that is lost is none', async () => {
  const folder = await dataFolder();
  const note = JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8'));
  const next = { name: 'gallery-lost', kept: 'file', check: 'of nothing' };
  writeFileSync(join(folder, 'key.json'), JSON.stringify({ ...note, next }));
  expect(await people(folder)).toEqual([['Ada'], ['Ada'], ['Ada']]);
});

test('the command line shows the key, checks what was written, and brings it back', async () => {
  const folder = await dataFolder();
  const shown = await kith(folder, 'recovery-key', '--yes');
  expect(shown).toMatchObject({ code: 0, json: { recoveryKey: expect.stringMatching(/^.{69}$/) } });
  const file = join(temporaryFolder(), 'written');
  writeFileSync(file, `${shown.json.recoveryKey}\n`, { mode: 0o600 });
  expect(await kith(folder, 'recover', '--check', '--key-file', file)).toMatchObject({
    code: 0,
    json: { right: true },
  });
  renameSync(join(folder, 'gallery.key'), join(folder, 'elsewhere'));
  expect((await kith(folder, 'people')).json.error.code).toBe('GalleryLocked');
  expect(await kith(folder, 'recover', '--key-file', file)).toMatchObject({
    code: 0,
    json: { recovered: true },
  });
  expect((await kith(folder, 'people')).json).toMatchObject([{ name: 'Ada' }]);
  expect(await kith(folder, 'change-key')).toMatchObject({ code: 0, json: { left: [] } });
  expect(await kith(folder, 'recover', '--check', '--key-file', file)).toMatchObject({
    code: 1,
    json: { error: { code: 'RecoveryKeyWrong' } },
  });
  // Nobody can be asked where there is no terminal.
  expect(await kith(folder, 'recover')).toMatchObject({
    code: 1,
    json: { error: { code: 'RecoveryKeyMissing' } },
  });
  expect(await kith(folder, 'recovery-key')).toMatchObject({
    code: 1,
    json: { error: { code: 'NobodyToAsk' } },
  });
});
