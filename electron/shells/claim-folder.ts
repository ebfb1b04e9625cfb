import { KithError } from '../contract/index.ts';
import { lockFolder } from '../gallery/folder-lock.ts';
import { opensGallery } from '../gallery/key-doubt.ts';
import { reencryptGallery } from '../gallery/reencrypt.ts';
import { removeLeftScratch } from '../gallery/scratch-folder.ts';
import { dropKeyChange, endKeyChange, pendingKeyChange } from '../platform/key-change.ts';
import { galleryKey, type GalleryKey, type SecretStore } from '../platform/keys.ts';
import { dataFiles, prepareDataFolder } from '../platform/paths.ts';

/** A data folder that this process has to itself. */
export interface ClaimedFolder {
  readonly files: ReturnType<typeof dataFiles>;
  readonly key: GalleryKey;
  /** Names of files that others had rights to, and have no more. */
  readonly closed: readonly string[];
  /** Lets the next Kith in. */
  readonly release: () => void;
}

/** Makes a data folder, keeps every other Kith out of it, and only then reads or makes its key. Errors: `GalleryInUse`, those of `galleryKey`. */
export async function claimFolder(
  folder: string,
  secrets: SecretStore | null,
): Promise<ClaimedFolder> {
  const closed = prepareDataFolder(folder);
  const release = lockFolder(folder);
  try {
    removeLeftScratch();
    await goOnWithKeyChange(folder, secrets);
    return { files: dataFiles(folder), key: await galleryKey(folder, secrets), closed, release };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * Ends a change of the key that was cut off: until then some files may have the one and some the other. Where it cannot be ended,
 * say on a full disk, a gallery that still has the old key is opened with that, and the next start tries again. Errors:
 * `GalleryLocked` where the gallery has a new key that is lost; what kept it from being ended where it has the new key.
 */
async function goOnWithKeyChange(folder: string, secrets: SecretStore | null): Promise<void> {
  const change = await pendingKeyChange(folder, secrets);
  if (!change) return;
  const { gallery } = dataFiles(folder);
  const { from, to } = change;
  const hasOld = (): boolean => from !== null && opensGallery(gallery, from);
  if (!to) {
    if (!hasOld()) throw new KithError('GalleryLocked', undefined, { flaw: 'keyMissing' });
    return dropKeyChange(folder);
  }
  try {
    await reencryptGallery(gallery, { from, to });
  } catch (error) {
    if (hasOld()) return;
    throw error;
  }
  await endKeyChange(folder, secrets);
}
