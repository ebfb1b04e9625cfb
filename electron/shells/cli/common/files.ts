import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pMap, { pMapSkip } from 'p-map';
import { KithError } from '../../../contract/index.ts';

/** How many files are under way at once: one is decoded while the network works on another. */
const FILES_AT_ONCE = 3;

/** Reads a file; `FileMissing` where it cannot be read. */
export async function readInput(file: string): Promise<Uint8Array> {
  return readFile(file).catch((cause: unknown) => {
    throw new KithError('FileMissing', file, { cause });
  });
}

/** The visible entries of a folder, sorted as a person would; `FileMissing` where it is none. */
export async function listFolder(folder: string): Promise<{ folders: string[]; files: string[] }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new KithError('FileMissing', folder, { cause });
  });
  const order = new Intl.Collator('en', { numeric: true });
  const visible = entries
    .filter(({ name }) => !name.startsWith('.'))
    .toSorted((a, b) => order.compare(a.name, b.name));
  return {
    folders: visible.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name)),
    files: visible.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name)),
  };
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

/** The visible files of a folder and of all folders in it. */
export async function listFiles(folder: string): Promise<string[]> {
  const { folders, files } = await listFolder(folder);
  const deeper = await Promise.all(folders.map(listFiles));
  return [...files, ...deeper.flat()];
}
