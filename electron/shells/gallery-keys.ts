import { existsSync } from 'node:fs';
import { KithError, type KeyState } from '../contract/index.ts';
import { copiesOf } from '../gallery/copies-folder.ts';
import { lockFolder } from '../gallery/folder-lock.ts';
import { opensGallery } from '../gallery/key-doubt.ts';
import { assertWhole, reencryptGallery } from '../gallery/reencrypt.ts';
import { beginKeyChange, endKeyChange, keepKey } from '../platform/key-change.ts';
import { checkOf, readNote } from '../platform/key-note.ts';
import type { SecretStore } from '../platform/keys.ts';
import { dataFiles, prepareDataFolder } from '../platform/paths.ts';
import { keyOfRecovery, recoveryKeyOf } from '../platform/recovery-key.ts';
import { claimFolder } from './claim-folder.ts';

/** What a changed key leaves. */
export interface ChangedKey {
  readonly recoveryKey: string;
  /** Files that could not be read, and have the old key still. */
  readonly left: readonly string[];
}

/** A gallery's key as it is written down. Errors: `FileMissing` where there is no gallery, `GalleryInUse`, those of its key. */
export async function readRecoveryKey(
  folder: string,
  secrets: SecretStore | null,
): Promise<string> {
  assertGallery(folder);
  const { key, release } = await claimFolder(folder, secrets);
  release();
  return recoveryKeyOf(key.key);
}

/**
 * Keeps a gallery's key that was written down, where the system has lost it or never had it. One that opens nothing but copies,
 * from before the key was changed, is only kept `forCopies`: the gallery does not open then until one of them took its place.
 * Errors: `FileMissing`, `GalleryInUse`, `RecoveryKeyMistyped`, `RecoveryKeyWrong`, `RecoveryKeyOfCopies`.
 */
export async function recoverGallery(
  folder: string,
  secrets: SecretStore | null,
  typed: string,
  forCopies = false,
): Promise<KeyState> {
  const key = keyOfRecovery(typed);
  assertGallery(folder);
  prepareDataFolder(folder);
  const release = lockFolder(folder);
  try {
    const { gallery } = dataFiles(folder);
    if (!opensGallery(gallery, key)) {
      const copies = copiesOf(gallery).map(({ file }) => file);
      if (!copies.some((file) => opensGallery(file, key))) throw new KithError('RecoveryKeyWrong');
      // Of a gallery that is damaged all over only the note tells which key it has.
      const note = await readNote(folder).catch(() => null);
      const isGallerys = note === null || note.check === checkOf(key);
      if (!isGallerys && !forCopies) throw new KithError('RecoveryKeyOfCopies');
    }
    return await keepKey(folder, key, secrets);
  } finally {
    release();
  }
}

/**
 * Gives a gallery another key, with which everything of it is encrypted anew. Cut off, the next start goes on. Errors: `FileMissing`,
 * `GalleryInUse`, those of its key, `GalleryDamaged`, the disk's.
 */
export async function changeGalleryKey(
  folder: string,
  secrets: SecretStore | null,
): Promise<ChangedKey> {
  assertGallery(folder);
  const { files, key, release } = await claimFolder(folder, secrets);
  try {
    // Else its copies would have a key already that nobody was shown.
    await assertWhole(files.gallery, key.key);
    const change = await beginKeyChange(folder, secrets);
    const left = await reencryptGallery(files.gallery, change);
    await endKeyChange(folder, secrets);
    return { recoveryKey: recoveryKeyOf(change.to), left };
  } finally {
    release();
  }
}

/** Else a folder and a key would be made. */
function assertGallery(folder: string): void {
  const { gallery } = dataFiles(folder);
  if (!existsSync(gallery)) throw new KithError('FileMissing', gallery);
}
