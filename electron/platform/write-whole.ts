import { renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file readable by the user alone, all of it or nothing: whoever reads it, also after a crash or on a full disk, finds
 * the old one or the new one. Throws the file system's errors.
 */
export function writeWhole(file: string, data: string | Uint8Array): void {
  const scratch = `${file}.new`;
  try {
    rmSync(scratch, { force: true }); // One that a crash left would keep its mode.
    writeFileSync(scratch, data, { mode: 0o600, flush: true });
    renameSync(scratch, file);
  } catch (error) {
    rmSync(scratch, { force: true });
    throw error;
  }
}
