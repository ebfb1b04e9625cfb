import { join } from 'node:path';
import { openGallery, type ShippedVersion } from '../../electron/gallery/gallery.ts';
import impostors from '../../electron/models/packs/embedder-impostors.json' with { type: 'json' };
import { temporaryFolder } from './folders.ts';

/** A shipped version for galleries whose embeddings are made up. */
export const shipped: ShippedVersion = {
  profile: 'face',
  weightsSha256: 'a'.repeat(64),
  statistics: impostors,
};

/** An open gallery in a folder of its own; without a key it is not encrypted. */
export async function temporaryGallery(key: Uint8Array | null = null) {
  const folder = temporaryFolder();
  const file = join(folder, 'gallery.db');
  const open = () => openGallery({ file, key, shipped });
  return { folder, file, open, gallery: await open() };
}
