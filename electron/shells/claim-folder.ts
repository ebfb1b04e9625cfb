import { lockFolder } from '../gallery/folder-lock.ts';
import { reencryptGallery } from '../gallery/reencrypt.ts';
import { endKeyChange, pendingKeyChange } from '../platform/key-change.ts';
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
    await goOnWithKeyChange(folder, secrets);
    return { files: dataFiles(folder), key: await galleryKey(folder, secrets), closed, release };
  } catch (error) {
    release();
    throw error;
  }
}

/** Ends a change of the key that was cut off: until then some files may have the one and some the other. */
async function goOnWithKeyChange(folder: string, secrets: SecretStore | null): Promise<void> {
  const change = await pendingKeyChange(folder, secrets);
  if (!change) return;
  await reencryptGallery(dataFiles(folder).gallery, change);
  await endKeyChange(folder, secrets);
}
