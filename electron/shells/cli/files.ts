import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KithError } from '../../contract/index.ts';

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

/** Works on items a few at a time, in order of arrival, until done or stopped; results keep the items' order. */
export async function mapFew<T, R>(
  items: readonly T[],
  few: number,
  signal: AbortSignal,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length && !signal.aborted) {
      const index = next++;
      results[index] = await work(items[index]!, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(few, items.length) }, lane));
  return results;
}

/** The visible files of a folder and of all folders in it. */
export async function listFiles(folder: string): Promise<string[]> {
  const { folders, files } = await listFolder(folder);
  const deeper = await Promise.all(folders.map(listFiles));
  return [...files, ...deeper.flat()];
}
