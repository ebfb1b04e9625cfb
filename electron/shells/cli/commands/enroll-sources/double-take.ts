import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FolderWalk, foundAt } from '../../common/files.ts';
import type { PeoplesPhotos } from './people-photos.ts';
import { subfoldersOf } from './folders.ts';

/** Where Double Take keeps the photos that it was trained with, a folder for each person; null where there is none. */
export function trainingFolderIn(folder: string): string | null {
  const places = [join(folder, '.storage'), folder];
  const place = places.find(
    (one) => existsSync(join(one, 'train')) && existsSync(join(one, 'matches')),
  );
  return place === undefined ? null : join(place, 'train');
}

/**
 * The folder of a Double Take: the photos that it was trained with. What it took for somebody since is nobody's, for only its own
 * database says whom, and it may have been wrong. For the errors see `subfoldersOf`.
 */
export async function doubleTakePhotos(folder: string): Promise<PeoplesPhotos> {
  const trained = trainingFolderIn(folder);
  // As it was copied from there, without what it matched.
  if (trained === null) return subfoldersOf(folder);
  const { people, leftOut } = await subfoldersOf(trained);
  const matches = join(dirname(trained), 'matches');
  const walk = new FolderWalk();
  for (const file of await walk.filesUnder(foundAt(matches))) walk.leaveOut(file, 'NamesNobody');
  return { people, leftOut: [...leftOut, ...walk.leftOut] };
}
