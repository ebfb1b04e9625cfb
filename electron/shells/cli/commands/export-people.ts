import { existsSync, lstatSync, mkdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { expectedFailure, KithError } from '../../../contract/index.ts';
import { FileNames } from '../../../platform/file-names.ts';
import type { Context } from '../common/context.ts';
import { counted } from '../common/counted.ts';
import { writeFresh } from '../common/write-fresh.ts';

/** Said of all that leaves the gallery. */
const OPEN = 'It isn’t encrypted: whoever can read it sees whose faces these are.';

/**
 * `kith people pictures FOLDER`: a folder for each person, with their pictures. The folder has to be new: nothing in it can be a link
 * to elsewhere then. What was written stays where it is canceled. Errors: `FileExists` and others of the system, `Canceled`.
 */
export async function exportPictures(
  { kith, output, signal }: Context,
  folder: string,
): Promise<void> {
  makeFolder(folder);
  const names = new FileNames();
  const folders = new Map<string, { folder: string; pictures: number }>();
  for await (const { person, number, jpeg } of kith.exporting.pictures()) {
    if (signal.aborted) throw new KithError('Canceled', folder);
    const own = folders.get(person) ?? { folder: join(folder, names.for(person)), pictures: 0 };
    if (!folders.has(person)) {
      makeFolder(own.folder);
      folders.set(person, own);
    }
    writeFresh(join(own.folder, `${String(number).padStart(4, '0')}.jpg`), jpeg);
    own.pictures++;
    output.progress(`${folders.size} ${person}`);
  }
  const people = [...folders].map(([name, own]) => ({ name, ...own }));
  const pictures = people.reduce((sum, one) => sum + one.pictures, 0);
  output.result({ folder, people, pictures }, [
    `Wrote ${counted(pictures, 'picture')} of ${counted(people.length, 'person', 'people')} to ${folder}. ${OPEN}`,
  ]);
}

/**
 * `kith people embeddings FILE`: everybody's embeddings under the active version as a NumPy array, and beside it, as .csv, what each
 * row is of. Errors: `FileExists` and others of the system, `ActiveVersionDamaged`, `Canceled`.
 */
export async function exportEmbeddings(
  { kith, output, signal }: Context,
  file: string,
): Promise<void> {
  const { dir, name } = parse(file);
  const table = join(dir, `${name}.csv`);
  if (table === join(file)) throw new KithError('WrongUse', file);
  for (const one of [file, table]) if (existsSync(one)) throw new KithError('FileExists', one);
  const { npy, csv, samples, people } = await kith.exporting.embeddings(signal);
  writeFresh(file, npy);
  writeFresh(table, csv);
  output.result({ file, table, samples, people }, [
    `Wrote ${counted(samples, 'embedding')} of ${counted(people, 'person', 'people')} to ${file}, and what each row is of to ${table}. ${OPEN}`,
  ]);
}

/** Makes a folder that is the user's alone and was not there, not even as a link that leads nowhere. */
function makeFolder(folder: string): void {
  if (lstatSync(folder, { throwIfNoEntry: false })) throw new KithError('FileExists', folder);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    throw expectedFailure(error, folder) ?? error;
  }
}
