import impostors from '../../electron/models/packs/embedder-impostors.json' with { type: 'json' };
import type { Gallery } from '../../electron/core/ports/index.ts';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { systemKeyring } from '../../electron/platform/keyring.ts';
import { galleryKey } from '../../electron/platform/keys.ts';
import { dataFiles } from '../../electron/platform/paths.ts';

/** Works with the gallery of a data folder that a Kith has made, while no shell has it open. */
export async function inGallery<T>(
  dataFolder: string,
  work: (gallery: Gallery) => Promise<T>,
): Promise<T> {
  const { key } = await galleryKey(dataFolder, systemKeyring);
  const gallery = await openGallery({
    file: dataFiles(dataFolder).gallery,
    key,
    shipped: { profile: 'face', weightsSha256: '', statistics: impostors },
  });
  try {
    return await work(gallery);
  } finally {
    await gallery.close();
  }
}
