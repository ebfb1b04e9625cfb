import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Has the disk keep which files are in a folder: a new name is only there after a power cut once this returns. */
export function syncFolder(folder: string): void {
  // Windows opens no folders, and its file systems keep names by themselves.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
