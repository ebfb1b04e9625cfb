import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where Kith keeps a user's data unless told otherwise, by the system's custom. */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): string {
  switch (platform) {
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Kith');
    case 'win32':
      return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Kith');
    default:
      return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'kith');
  }
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
