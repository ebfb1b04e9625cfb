import { isUtf8 } from 'node:buffer';
import { constants } from 'node:fs';
import { open, readdir, stat, type FileHandle } from 'node:fs/promises';
import { basename, normalize, resolve, sep } from 'node:path';
import pMap, { pMapSkip } from 'p-map';
import { KithError, limits, meaningOf, type FailureCode } from '../../../contract/index.ts';

/** How many files are under way at once: one is decoded while the network works on another. */
const FILES_AT_ONCE = 3;
/** What systems put into folders by themselves: nobody misses it. */
const LITTER = /^(?:\.DS_Store|\._.*|\.directory|Thumbs\.db|desktop\.ini)$/iu;

/** A file or folder as the system names it, which need not be text, and as it is shown. */
export interface Found {
  readonly path: Buffer;
  readonly file: string;
  readonly name: string;
  /** Whether its name is text. */
  readonly isText: boolean;
}

/** What was not taken, and why. */
export interface LeftOut {
  readonly file: string;
  readonly reason: FailureCode;
}

interface Entries {
  readonly folders: Found[];
  readonly files: Found[];
}

/** Where a shell's argument leads. */
export function foundAt(path: string): Found {
  return foundAtBytes(Buffer.from(normalize(path)));
}

/** Where a path leads that need not be text. */
export function foundAtBytes(path: Buffer): Found {
  const file = path.toString();
  return { path, file, name: basename(resolve(file)), isText: isUtf8(path) };
}

/**
 * Reads a file of at most so many bytes. Errors: `FileMissing`; `FileExpected` for a folder, `NotAFile` for a pipe or a device;
 * `FileUnreadable` and others of the system where it is there and cannot be read; what `tooLarge` makes, a photo's unless told.
 */
export async function readInput(
  input: string | Found,
  most: number,
  tooLarge = photoTooLarge,
): Promise<Uint8Array> {
  return opened(input, most, tooLarge, (handle) => handle.readFile());
}

/** Reads a photo. Errors: those of `readInput`. */
export function readPhotoFile(input: string | Found): Promise<Uint8Array> {
  return readInput(input, limits.photoBytes);
}

/** Finds out whether a photo's file can be read, and reads nothing. Errors: those of `readInput`. */
export function assertPhotoFile(input: Found): Promise<void> {
  return opened(input, limits.photoBytes, photoTooLarge, async () => undefined);
}

const photoTooLarge = (file: string): KithError => new KithError('ImageTooLarge', file);

async function opened<T>(
  input: string | Found,
  most: number,
  tooLarge: (file: string) => KithError,
  work: (handle: FileHandle) => Promise<T>,
): Promise<T> {
  const { path, file } = typeof input === 'string' ? { path: input, file: input } : input;
  try {
    // A pipe is looked at before anybody waits for who writes into it. Windows has no such pipes, and no such flag.
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const found = await handle.stat();
      if (found.isDirectory()) throw new KithError('FileExpected', file);
      if (!found.isFile()) throw new KithError('NotAFile', file);
      if (found.size > most) throw tooLarge(file);
      return await work(handle);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof KithError) throw cause;
    throw new KithError(reasonOf(cause), file, { cause });
  }
}

/**
 * Walks through folders, also behind links, and enters each of them once. Nothing that is wrong with one entry ends the walk:
 * it is left out, with the reason.
 */
export class FolderWalk {
  readonly leftOut: LeftOut[] = [];
  readonly #entered = new Set<string>();

  /** A walk enters no folder that the walk around it has entered. */
  constructor(around?: FolderWalk) {
    for (const folder of around ? around.#entered : []) this.#entered.add(folder);
  }

  /** What is in a folder, sorted as a person would. Errors: `FileMissing`, `FolderExpected`, `FileUnreadable` …. */
  async enter(folder: Found): Promise<Entries> {
    const folders: Found[] = [];
    const files: Found[] = [];
    let names: Buffer[];
    try {
      this.#entered.add(await identity(folder));
      names = await readdir(folder.path, { encoding: 'buffer' });
    } catch (cause) {
      // What is there and is not listed is no folder.
      const isFile = meaningOf(cause) === 'FolderExpected' && (await isThere(folder));
      throw new KithError(isFile ? 'FolderExpected' : reasonOf(cause), folder.file, { cause });
    }
    const order = new Intl.Collator('en', { numeric: true });
    const entries = names
      .map((name) => within(folder, name))
      .toSorted((a, b) => order.compare(a.name, b.name));
    for (const entry of entries) {
      if (LITTER.test(entry.name)) continue;
      const kind = entry.name.startsWith('.') ? 'FileHidden' : await this.#kindOf(entry);
      if (kind === 'folder') folders.push(entry);
      else if (kind === 'file') files.push(entry);
      else this.leaveOut(entry, kind);
    }
    return { folders, files };
  }

  /** The files of a folder and of all folders in it; none where it cannot be read. */
  async filesUnder(folder: Found): Promise<Found[]> {
    const inside = await this.enter(folder).catch((error: unknown): Entries => {
      if (!(error instanceof KithError)) throw error;
      this.leaveOut(folder, error.code);
      return { folders: [], files: [] };
    });
    const found = inside.files;
    for (const one of inside.folders) {
      const again = this.#entered.has(await identity(one).catch(() => ''));
      if (again) this.leaveOut(one, 'FolderReadAlready');
      // One by one: as arguments of a single call they can be too many.
      else for (const file of await this.filesUnder(one)) found.push(file);
    }
    return found;
  }

  leaveOut({ file }: Found, reason: FailureCode): void {
    this.leftOut.push({ file, reason });
  }

  async #kindOf(entry: Found): Promise<'folder' | 'file' | FailureCode> {
    try {
      const found = await stat(entry.path);
      if (found.isFile()) return 'file';
      if (!found.isDirectory()) return 'NotAFile';
      return this.#entered.has(await identity(entry)) ? 'FolderReadAlready' : 'folder';
    } catch (error) {
      return reasonOf(error);
    }
  }
}

/** The files among what was named, and those in the folders among it. */
export async function filesAt(
  named: readonly Found[],
): Promise<{ files: Found[]; leftOut: LeftOut[] }> {
  const files: Found[] = [];
  const leftOut: LeftOut[] = [];
  for (const found of named) {
    const walk = new FolderWalk();
    const inside = (await isFolder(found)) ? await walk.filesUnder(found) : [found];
    for (const file of inside) files.push(file);
    leftOut.push(...walk.leftOut);
  }
  return { files, leftOut };
}

/** Whether a path leads to a folder; of what cannot be looked at, reading it says why. */
export async function isFolder({ path }: Found): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function isThere({ path }: Found): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/**
 * Works on items a few at a time until done or stopped; the results of those that were worked on, in the items' order.
 */
export function mapFew<T, R>(
  items: readonly T[],
  signal: AbortSignal,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  // Stopped, what is under way is finished and nothing new is begun: p-map's own signal would throw the finished away.
  return pMap(items, async (item, index) => (signal.aborted ? pMapSkip : work(item, index)), {
    concurrency: FILES_AT_ONCE,
  });
}

function within(folder: Found, bytes: Buffer): Found {
  const name = bytes.toString();
  const between = folder.file.endsWith(sep) ? '' : sep;
  return {
    path: Buffer.concat([folder.path, Buffer.from(between), bytes]),
    file: folder.file === '.' ? name : folder.file + between + name,
    name,
    isText: isUtf8(bytes),
  };
}

/** Names a folder the same, by whatever way it is reached. */
async function identity({ path }: Found): Promise<string> {
  const { dev, ino } = await stat(path, { bigint: true });
  return `${dev}:${ino}`;
}

/** Why a file or folder is not taken. */
function reasonOf(error: unknown): FailureCode {
  const meaning = meaningOf(error);
  // A file where a path has a folder: there is nothing behind it.
  if (meaning === 'FolderExpected') return 'FileMissing';
  if (meaning === null || meaning === 'NoPermission' || meaning === 'DiskFailed') {
    return 'FileUnreadable';
  }
  return meaning;
}
