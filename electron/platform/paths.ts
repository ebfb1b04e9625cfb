import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import envPaths from 'env-paths';

/** Where Kith keeps a user's data unless told otherwise, by the system's custom. */
export function defaultDataFolder(): string {
  // In lower case on Linux, and without a folder in the folder on Windows: galleries lie there already.
  const name = process.platform === 'darwin' || process.platform === 'win32' ? 'Kith' : 'kith';
  const { data } = envPaths(name, { suffix: '' });
  return process.platform === 'win32' ? dirname(data) : data;
}

/** The files of a data folder. */
export function dataFiles(folder: string) {
  return {
    gallery: join(folder, 'gallery.db'),
    log: join(folder, 'kith.log'),
    /** Where the desktop shell's window was. */
    windowState: join(folder, 'window.json'),
    /** How fast each engine was on this machine. */
    engines: join(folder, 'engines.json'),
    /** Networks that are fetched when they are asked for. */
    packs: join(folder, 'packs'),
  };
}

/** Makes the data folder, readable by the user alone. */
export async function prepareDataFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}
