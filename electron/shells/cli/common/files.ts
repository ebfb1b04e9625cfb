import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, normalize, resolve, sep } from 'node:path';
import pMap, { pMapSkip } from 'p-map';
import { KithError, type FailureCode } from '../../../contract/index.ts';

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
  const file = normalize(path);
  return { path: Buffer.from(file), file, name: basename(resolve(file)), isText: true };
}

/**
 * Reads a file; of one that is larger than `most` bytes only so much that this can be seen. Errors: `FileMissing`;
 * `FileUnreadable` where it is there and cannot be read.
 */
export async function readInput(file: string | Found, most = Infinity): Promise<Uint8Array> {
  const [path, shown] = typeof file === 'string' ? [file, file] : [file.path, file.file];
  try {
    if (most === Infinity) return await readFile(path);
    const chunks = await createReadStream(path, { end: most }).toArray();
    return Buffer.concat(chunks as Buffer[]);
  } catch (cause) {
    throw new KithError(reasonOf(cause), shown, { cause });
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

  /** What is in a folder, sorted as a person would. Errors: `FileMissing`, `FileUnreadable`. */
  async enter(folder: Found): Promise<Entries> {
    const folders: Found[] = [];
    const files: Found[] = [];
    let names: Buffer[];
    try {
      this.#entered.add(await identity(folder));
      names = await readdir(folder.path, { encoding: 'buffer' });
    } catch (cause) {
      throw new KithError(reasonOf(cause), folder.file, { cause });
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
      else found.push(...(await this.filesUnder(one)));
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

/** The files that arguments name, and those in the folders that they name. */
export async function filesAt(
  paths: readonly string[],
): Promise<{ files: Found[]; leftOut: LeftOut[] }> {
  const files: Found[] = [];
  const leftOut: LeftOut[] = [];
  for (const path of paths) {
    const walk = new FolderWalk();
    const found = foundAt(path);
    const isFolder = await stat(path).then(
      (there) => there.isDirectory(),
      () => false,
    );
    files.push(...(isFolder ? await walk.filesUnder(found) : [{ ...found, file: path }]));
    leftOut.push(...walk.leftOut);
  }
  return { files, leftOut };
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

function reasonOf(error: unknown): FailureCode {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ELOOP') return 'FolderReadAlready';
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'FileMissing' : 'FileUnreadable';
}
