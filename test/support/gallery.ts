import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openGallery, type ShippedVersion } from '../../electron/gallery/gallery.ts';
import impostors from '../../electron/models/packs/embedder-impostors.json' with { type: 'json' };

/** A shipped version for galleries whose embeddings are made up. */
export const shipped: ShippedVersion = {
  profile: 'face',
  weightsSha256: 'a'.repeat(64),
  statistics: impostors,
};

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kith-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An open gallery in a folder of its own; without a key it is not encrypted. */
export async function temporaryGallery(key: Uint8Array | null = null) {
  const folder = temporaryFolder();
  const file = join(folder, 'gallery.db');
  const open = () => openGallery({ file, key, shipped });
  return { folder, file, open, gallery: await open() };
}
