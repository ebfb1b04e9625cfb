import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Rights of others than the user. */
const OTHERS = 0o077;
/** Set on folders that are there for everybody, such as `/tmp`. */
const STICKY = 0o1000;

/** What was found of Kith in a folder. */
export interface FoundFiles {
  /** Names of what others had rights to, and have no more; below a folder with the names that lead there. */
  readonly closed: readonly string[];
  /** Names of links, behind which others may have what is Kith's; they are left as they are. */
  readonly links: readonly string[];
  /** Names of folders. */
  readonly folders: readonly string[];
}

/**
 * Makes a folder, and has it and its entries that are called as `isOwn` says, with all that is below them, belong to the user
 * alone, whatever they were before and whatever the umask; no link is followed. What the system lets nobody change is left as it
 * is, and so are folders that are there for everybody, the user's home, and folders with anything else in them; what is Kith's
 * in them is not. Throws the file system's errors.
 */
export function makePrivate(folder: string, isOwn: (name: string) => boolean): FoundFiles {
  makingPrivate(() => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  const { mode } = statSync(folder);
  const names = readdirSync(folder);
  const own = names.filter(isOwn);
  const isShared =
    (mode & STICKY) !== 0 || resolve(folder) === homedir() || own.length < names.length;
  if (!isShared) close(folder, mode, 0o700);
  const closed: string[] = [];
  const links: string[] = [];
  const folders: string[] = [];
  for (const name of own) {
    const found = lstatSync(join(folder, name), { throwIfNoEntry: false });
    if (found?.isDirectory()) folders.push(name);
    if (found?.isSymbolicLink()) links.push(name);
    else closed.push(...closeWithBelow(folder, name));
  }
  return { closed, links, folders };
}

/** Closes what is called so in a folder, and all below it. The names of what others had rights to. */
function closeWithBelow(folder: string, name: string): string[] {
  const file = join(folder, name);
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found || found.isSymbolicLink()) return [];
  const isFolder = found.isDirectory();
  const own = close(file, found.mode, isFolder ? 0o700 : 0o600) ? [name] : [];
  const below = isFolder ? namesIn(file).map((inner) => join(name, inner)) : [];
  return [...own, ...below.flatMap((inner) => closeWithBelow(folder, inner))];
}

/** The names in a folder; none where it is somebody else's, or has gone meanwhile. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (['EACCES', 'EPERM', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      return [];
    }
    throw error;
  }
}

/** Whether others had rights to a file, which they have no more. */
function close(file: string, mode: number, closed: number): boolean {
  // Windows has no such rights: a user's folders are theirs there.
  if (process.platform === 'win32' || (mode & OTHERS) === 0) return false;
  try {
    chmodSync(file, closed);
    return true;
  } catch (error) {
    // Somebody else's, or on a disk that is only read: it is as open as it was, and can be read all the same.
    if (['EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

/** Does work that makes files which are the user's alone, whatever the umask is. */
export function makingPrivate<T>(work: () => T): T {
  const before = process.umask(OTHERS);
  try {
    return work();
  } finally {
    process.umask(before);
  }
}
