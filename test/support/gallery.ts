import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openGallery } from '../../electron/gallery/gallery.ts';

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kith-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An open gallery in a folder of its own; without a key it is not encrypted. */
export function temporaryGallery(key: Uint8Array | null = null) {
  const folder = temporaryFolder();
  const file = join(folder, 'gallery.db');
  const open = () =>
    openGallery({ file, key, version: { profile: 'face', weightsSha256: 'a'.repeat(64) } });
  return { folder, file, open, gallery: open() };
}
