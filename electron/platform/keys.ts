import { randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { KithError, type KeyState } from '../contract/index.ts';
import { checkOf, KEY_BYTES, readNote, readOwn, writeNote, type KeyNote } from './key-note.ts';
import { dataFiles } from './paths.ts';
import { writeWhole } from './write-whole.ts';

/** A place that keeps a secret for the user, such as the system's keyring. */
export interface SecretStore {
  /** What it is called: "GNOME Keyring". */
  readonly description: string;
  /** Whether whoever reads the user's files can also read the secret. */
  readonly weak: boolean;
  /** The secret kept under a name, or null where there is none. Throws where the store cannot be used. */
  read(name: string): Promise<Uint8Array | null>;
  write(name: string, secret: Uint8Array): Promise<void>;
  /** Whether only the desktop app can reach it. */
  readonly isDesktops?: true;
  /** Forgets one that nothing is encrypted with any more. */
  remove(name: string): Promise<void>;
  /** A secret that an earlier Kith left with this system where it is gone after a restart; null where there is none. */
  readFleeting?(name: string): Promise<Uint8Array | null>;
}

/** The gallery's key and how it is kept. */
export interface GalleryKey {
  readonly key: Uint8Array;
  readonly state: KeyState;
  /** Whether it is surely the key that the gallery was made with: the note of an earlier Kith does not tell. */
  readonly isKnown: boolean;
}

const KEY_FILE = basename(dataFiles('').key);

/**
 * The key of the gallery in `folder`, made on first use: kept by `store` where that works, else in a 0600
 * file, which is called weak. A gallery whose key the store no longer has, or has another in its place, is `GalleryLocked`: Kith
 * never makes a second key for it, nor where it cannot tell whether there is one. Throws the file system's errors.
 */
export async function galleryKey(folder: string, store: SecretStore | null): Promise<GalleryKey> {
  const note = await readNote(folder);
  if (note?.kept === 'os') {
    if (note.forDesktop) endHandOver(folder, note);
    if (!store) throw new KithError('GalleryLocked', undefined, { flaw: 'keyringMissing' });
    return readKept(folder, note, store);
  }
  if (note?.kept === 'file') {
    const file = dataFiles(folder).key;
    const key = await readOwn(file);
    if (!key) throw new KithError('GalleryLocked', file, { flaw: 'fileMissing' });
    if (key.byteLength !== KEY_BYTES)
      throw new KithError('GalleryLocked', file, { flaw: 'fileDamaged' });
    const known = isKnown(note, key, file);
    if (note.forDesktop && store?.isDesktops && (await keeps(store, note.name, key))) {
      writeNote(folder, { ...note, kept: 'os' });
      endHandOver(folder, note);
      return { key, state: stateOf(store), isKnown: known };
    }
    return { key, state: fileState, isKnown: known };
  }
  if (hasEncrypted(folder))
    throw new KithError('GalleryLocked', dataFiles(folder).keyNote, { flaw: 'fileMissing' });
  return makeKey(folder, store);
}

/** Removes the file of a key that the desktop app's keyring has by now. Cut off, the next start does it. */
function endHandOver(folder: string, handedOver: KeyNote): void {
  const { forDesktop: _, ...note } = handedOver;
  rmSync(dataFiles(folder).key, { force: true });
  writeNote(folder, { ...note, kept: 'os' });
}

/** A gallery, its log, and what was put aside of it. */
const ENCRYPTED = /^gallery\.db(-wal|\.aside-.*)?$/;

/** Whether anything in a folder is encrypted: a gallery, its log, what was put aside of it, or a copy. */
function hasEncrypted(folder: string): boolean {
  const { copies } = dataFiles(folder);
  const namesIn = (place: string): string[] =>
    lstatSync(place, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(place) : [];
  return (
    namesIn(folder).some((name) => ENCRYPTED.test(name)) ||
    namesIn(copies).some((name) => name.endsWith('.db'))
  );
}

/** The key that the system keeps; one that lies where a restart loses it is kept anew, where it lasts. */
async function readKept(folder: string, note: KeyNote, store: SecretStore): Promise<GalleryKey> {
  const { name } = note;
  let cause: unknown;
  const key = await store.read(name).catch((error: unknown) => {
    cause = error;
    return null;
  });
  if (key) return { key, state: stateOf(store), isKnown: isKnown(note, key) };
  // Where there is no such place either, nothing lies there.
  const fleeting = await store.readFleeting?.(name).catch(() => null);
  if (fleeting) {
    const known = isKnown(note, fleeting);
    return { ...(await makeLasting(folder, note, fleeting, store)), isKnown: known };
  }
  const flaw = cause ? 'keyringRefuses' : 'keyMissing';
  throw new KithError('GalleryLocked', undefined, { flaw, cause });
}

function makeKey(folder: string, store: SecretStore | null): Promise<GalleryKey> {
  const name = `gallery-${randomBytes(8).toString('hex')}`;
  const key = randomBytes(KEY_BYTES);
  return makeLasting(folder, { name, check: checkOf(key) }, key, store);
}

/** Keeps a key with the store where that works, else in a file. */
export async function makeLasting(
  folder: string,
  note: Omit<KeyNote, 'kept'>,
  key: Uint8Array,
  store: SecretStore | null,
): Promise<GalleryKey> {
  if (store && (await keeps(store, note.name, key))) {
    writeNote(folder, { ...note, kept: 'os' });
    return { key, state: stateOf(store), isKnown: true };
  }
  const { key: file } = dataFiles(folder);
  // A key without a note is left of a start that was cut off: nothing was encrypted with it yet, and others may have read it.
  rmSync(file, { force: true });
  // Whoever makes one in this moment keeps it, and this start fails.
  writeWhole(file, key, { fresh: true });
  writeNote(folder, { ...note, kept: 'file' });
  return { key, state: fileState, isKnown: true };
}

/** Whether the note says that this is the key. Error: `GalleryLocked` where it says that it is not. */
function isKnown({ check }: KeyNote, key: Uint8Array, subject?: string): boolean {
  if (check === undefined) return false;
  if (check === checkOf(key)) return true;
  throw new KithError('GalleryLocked', subject, { flaw: 'keyWrong' });
}

/** Notes by what the key is known again, once it has opened a gallery of an earlier Kith. Throws the file system's errors. */
export async function noteKeyCheck(folder: string, key: Uint8Array): Promise<void> {
  const note = await readNote(folder);
  if (note && note.check === undefined) writeNote(folder, { ...note, check: checkOf(key) });
}

/** Whether the store really keeps the key: some accept a secret and forget it. */
export async function keeps(store: SecretStore, name: string, key: Uint8Array): Promise<boolean> {
  try {
    await store.write(name, key);
    const read = await store.read(name);
    return read !== null && Buffer.from(read).equals(key);
  } catch {
    // No keyring on this machine: the caller uses the key file, and says that it is weak.
    return false;
  }
}

const fileState: KeyState = {
  kind: 'file',
  weak: true,
  description: `A key file next to the gallery (${KEY_FILE}), in no keyring`,
};

function stateOf({ description, weak }: SecretStore): KeyState {
  return { kind: 'os', weak, description };
}
