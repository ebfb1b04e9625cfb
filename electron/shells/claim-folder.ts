import { lockFolder } from '../gallery/folder-lock.ts';
import { galleryKey, type GalleryKey, type SecretStore } from '../platform/keys.ts';
import { dataFiles, prepareDataFolder } from '../platform/paths.ts';

/** A data folder that this process has to itself. */
export interface ClaimedFolder {
  readonly files: ReturnType<typeof dataFiles>;
  readonly key: GalleryKey;
  /** Lets the next Kith in. */
  readonly release: () => void;
}

/** Makes a data folder, keeps every other Kith out of it, and only then reads or makes its key. Errors: `GalleryInUse`, those of `galleryKey`. */
export async function claimFolder(
  folder: string,
  secrets: SecretStore | null,
): Promise<ClaimedFolder> {
  await prepareDataFolder(folder);
  const release = lockFolder(folder);
  try {
    return { files: dataFiles(folder), key: await galleryKey(folder, secrets), release };
  } catch (error) {
    release();
    throw error;
  }
}
