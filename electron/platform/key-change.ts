import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { KithError, type KeyState } from '../contract/index.ts';
import { checkOf, KEY_BYTES, readNote, readOwn, writeNote, type KeyNote } from './key-note.ts';
import { galleryKey, keeps, makeLasting, type SecretStore } from './keys.ts';
import { dataFiles } from './paths.ts';
import { syncFolder } from './sync-folder.ts';
import { scratchOf, writeWhole } from './write-whole.ts';

/** A change of a gallery's key that was begun. Until it is ended both are kept: each file is encrypted with the one or the other. */
export interface KeyChange {
  /** Null where it is gone already: nothing is encrypted with it any more. */
  readonly from: Uint8Array | null;
  readonly to: Uint8Array;
}

/** The same as it is found: the keyring may have lost the new key. */
export interface PendingKeyChange {
  readonly from: Uint8Array | null;
  readonly to: Uint8Array | null;
}

/**
 * Keeps a key that is known to open the gallery in `folder`, in place of one that was lost; a file with another one is kept beside.
 * A gallery of the desktop app, whose keyring wraps keys in a folder of their own, gets it as a file, for that app to take over.
 */
export async function keepKey(
  folder: string,
  key: Uint8Array,
  store: SecretStore | null,
): Promise<KeyState> {
  const { key: file } = dataFiles(folder);
  const there = await readOwn(file);
  if (there && !there.equals(key)) {
    renameSync(file, `${file}.aside-${new Date().toISOString().replaceAll(/[-:.]/g, '')}`);
  }
  const name = `gallery-${randomBytes(8).toString('hex')}`;
  const note = { name, check: checkOf(key) };
  if (store?.isDesktops || !existsSync(dataFiles(folder).wrappedKeys)) {
    return (await makeLasting(folder, note, key, store)).state;
  }
  return (await makeLasting(folder, { ...note, forDesktop: true }, key, null)).state;
}

/** Begins to change the key, or goes on with a change that was begun. Errors: those of `galleryKey`. */
export async function beginKeyChange(
  folder: string,
  store: SecretStore | null,
): Promise<KeyChange> {
  const pending = await pendingKeyChange(folder, store);
  if (pending?.to) return { from: pending.from, to: pending.to };
  const { key: from } = await galleryKey(folder, store);
  const note = (await readNote(folder))!;
  const to = randomBytes(KEY_BYTES);
  const name = `gallery-${randomBytes(8).toString('hex')}`;
  // What the desktop app is still to take from a file it takes from there under the new key, too.
  const isKept = store !== null && !note.forDesktop && (await keeps(store, name, to));
  if (!isKept) writeWhole(dataFiles(folder).nextKey, to);
  const next = { name, kept: isKept ? ('os' as const) : ('file' as const), check: checkOf(to) };
  writeNote(folder, { ...note, check: checkOf(from), next });
  return { from, to };
}

/**
 * The change that was begun and not ended; null where there is none, and a key that was being written for one is of nothing and
 * goes. Errors: `GalleryLocked`, the file system's.
 */
export async function pendingKeyChange(
  folder: string,
  store: SecretStore | null,
): Promise<PendingKeyChange | null> {
  const note = await readNote(folder);
  // Where the note is gone nobody knows whether it is of nothing.
  if (!note) return null;
  if (!note.next) {
    const { nextKey } = dataFiles(folder);
    for (const left of [nextKey, scratchOf(nextKey)]) rmSync(left, { force: true });
    return null;
  }
  const to = await nextKeyOf(folder, note.next, store);
  const files = dataFiles(folder);
  const from =
    note.kept === 'file'
      ? await readOwn(files.key)
      : await store?.read(note.name).catch(() => null);
  return { from: from && checkOf(from) === note.check ? from : null, to };
}

/** Gives up a change whose new key is lost, while the gallery still has the old one. Errors: the file system's. */
export async function dropKeyChange(folder: string): Promise<void> {
  const note = await readNote(folder);
  if (!note?.next) return;
  const { next: _, ...before } = note;
  writeNote(folder, before);
}

async function nextKeyOf(
  folder: string,
  next: NonNullable<KeyNote['next']>,
  store: SecretStore | null,
): Promise<Uint8Array | null> {
  const files = dataFiles(folder);
  if (next.kept === 'os') {
    if (!store) throw new KithError('GalleryLocked', undefined, { flaw: 'keyringMissing' });
    const key = await store.read(next.name);
    return key && checkOf(key) === next.check ? key : null;
  }
  // It may have its place already.
  for (const file of [files.nextKey, files.key]) {
    const key = await readOwn(file);
    if (key && checkOf(key) === next.check) return key;
  }
  return null;
}

/** Ends a change once nothing is encrypted with the old key any more. Errors: the file system's. */
export async function endKeyChange(folder: string, store: SecretStore | null): Promise<void> {
  const note = await readNote(folder);
  if (!note?.next) return;
  const { key: file, nextKey } = dataFiles(folder);
  if (note.next.kept === 'file' && existsSync(nextKey)) {
    renameSync(nextKey, file);
    syncFolder(dirname(file));
  }
  writeNote(folder, note.next);
  if (note.kept === 'file' && note.next.kept === 'os') rmSync(file, { force: true });
  // It opens nothing any more: that a keyring does not let go of it hinders nobody.
  if (note.kept === 'os') await store?.remove(note.name).catch(() => undefined);
}
