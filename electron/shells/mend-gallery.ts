import { existsSync } from 'node:fs';
import { KithError, type Mended } from '../contract/index.ts';
import { listCopies, restoreCopy, salvageGallery, type ListedCopy } from '../gallery/mend.ts';
import type { SecretStore } from '../platform/keys.ts';
import { claimFolder } from './claim-folder.ts';
import { shipped } from './shipped-version.ts';

/** What can be done about a gallery that is not open. */
export interface Mending {
  /** Newest first. */
  readonly copies: readonly ListedCopy[];
  /** A copy with something in it that was removed since is refused, unless `anyway`. */
  readonly restore: (copy: string, anyway?: boolean) => Promise<Mended>;
  readonly salvage: () => ReturnType<typeof salvageGallery>;
}

/** What was saved of a gallery that could be read in part, and what was not. */
export type Salvaged = Awaited<ReturnType<Mending['salvage']>>;

/**
 * Has a closed gallery mended, while no Kith can open it. Errors: `FileMissing` where there is no data folder, `GalleryInUse`,
 * those of its key, and those of the work.
 */
export async function mendGallery<T>(
  folder: string,
  secrets: SecretStore | null,
  work: (mending: Mending) => Promise<T> | T,
): Promise<T> {
  // Else one would be made.
  if (!existsSync(folder)) throw new KithError('FileMissing', folder);
  const { files, key, release } = await claimFolder(folder, secrets);
  try {
    const gallery = { file: files.gallery, key: key.key, keyIsKnown: key.isKnown, shipped };
    return await work({
      copies: listCopies(gallery),
      restore: (copy, anyway) => restoreCopy(gallery, copy, new Date(), anyway),
      salvage: () => salvageGallery(gallery, new Date()),
    });
  } finally {
    release();
  }
}
