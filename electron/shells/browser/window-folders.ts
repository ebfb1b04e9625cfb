import type { Dirent } from 'node:fs';
import { lstat, mkdir, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbsent } from '../../platform/absent.ts';

/** What a folder of a window is called: each is of one window, and goes with it. */
const WINDOW = /^browser-[0-9A-Za-z]{6}$/;
/** What is in one. */
const INSIDE = new Set(['profile', 'crashes', 'open.html']);

/** The folder of all of them. */
const windowsIn = (dataFolder: string): string => join(dataFolder, 'windows');

/** Makes a folder for one window of a browser, which the user alone can read. Throws the file system's errors. */
export async function makeWindowFolder(dataFolder: string): Promise<string> {
  const windows = windowsIn(dataFolder);
  await mkdir(windows, { recursive: true, mode: 0o700 });
  return mkdtemp(join(windows, 'browser-'));
}

/**
 * Removes what windows of before have left: of a Kith that was killed, and of earlier versions, which had them beside the gallery
 * and before that one profile for all. Nothing else goes, for a data folder may have other things in it. One Kith at a time has a
 * gallery, and with it these folders.
 */
export async function removeLeftWindows(dataFolder: string): Promise<void> {
  const windows = windowsIn(dataFolder);
  const ours = async (folder: string): Promise<string[]> =>
    (await entriesOf(folder))
      .filter((entry) => entry.isDirectory() && WINDOW.test(entry.name))
      .map(({ name }) => join(folder, name));
  for (const folder of await ours(windows)) await removeWindowFolder(folder);
  // The data folder itself may be reached by one.
  for (const folder of await ours(await realpath(dataFolder))) {
    const inside = await entriesOf(folder);
    const isWindows = inside.every(({ name }) => INSIDE.has(name));
    if (isWindows && hasFolder(inside, 'profile')) await removeWindowFolder(folder);
  }
  const profile = join(dataFolder, 'browser-profile');
  if (hasFolder(await entriesOf(profile), 'Default')) await removeWindowFolder(profile);
}

function hasFolder(entries: readonly Dirent[], name: string): boolean {
  return entries.some((entry) => entry.name === name && entry.isDirectory());
}

/** Removes a window's folder. What another process still holds, or writes once more, goes with the next start. */
export async function removeWindowFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(
    () => undefined,
  );
}

/** What is in a folder; nothing where it is none itself, or a link: that is somebody else's. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    if (!(await lstat(folder)).isDirectory()) return [];
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}
