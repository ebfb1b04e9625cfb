import { KithError } from '../../../../contract/index.ts';
import { FolderWalk, foundAt, isFolder } from '../../common/files.ts';
import { doubleTakePhotos, trainingFolderIn } from './double-take.ts';
import { subfoldersOf } from './folders.ts';
import { countedFiles, filesByName, personIn, personInCounted } from './names.ts';
import type { PeoplesPhotos } from './people-photos.ts';
import { haveRegions, photosWithRegions } from './regions.ts';
import { photosInTable } from './table.ts';

/** How photos can say whose they are, and what reads that. */
const SOURCES = {
  /** A folder for each person. */
  folders: subfoldersOf,
  /** Files such as Ada_0001.jpg. */
  names: countedFiles,
  /** A table of files and names. */
  csv: photosInTable,
  /** Faces that are named in the photos. */
  xmp: photosWithRegions,
  /** Files such as Ada.jpg. */
  face_recognition: filesByName,
  'double-take': doubleTakePhotos,
} as const satisfies Record<string, (path: string) => Promise<PeoplesPhotos>>;

/** Names of them. */
export type SourceKind = keyof typeof SOURCES;
export const sourceKinds = Object.keys(SOURCES) as SourceKind[];

/** Photos that are looked into, to find out whether faces are named in them. */
const LOOKED_INTO = 40;

/** The photos at a path, by person, as one of the sources reads them. Errors: those of the source. */
export function photosFrom(kind: SourceKind, path: string): Promise<PeoplesPhotos> {
  return SOURCES[kind](path);
}

/**
 * Which source a path is of, by what is in it: what names faces is believed before what names files, and that before folders,
 * which may be albums. Errors: `SourceUnclear`; those of `FolderWalk.enter`.
 */
export async function sourceAt(path: string): Promise<SourceKind> {
  if (!(await isFolder(foundAt(path))) && /\.(?:csv|tsv|txt)$/iu.test(path)) return 'csv';
  if (trainingFolderIn(path) !== null) return 'double-take';
  const walk = new FolderWalk();
  const { files, folders } = await walk.enter(foundAt(path));
  const inside = [...files];
  for (const folder of folders) {
    if (inside.length >= LOOKED_INTO) break;
    inside.push(...(await walk.filesUnder(folder)));
  }
  if (await haveRegions(inside.slice(0, LOOKED_INTO))) return 'xmp';
  const counted = files.filter(({ name }) => personInCounted(name) !== null).length;
  if (counted > files.length / 2) return 'names';
  if (folders.length > 0) return 'folders';
  const named = files.filter(({ name }) => personIn(name) !== null).length;
  if (named > files.length / 2) return 'face_recognition';
  throw new KithError('SourceUnclear', path);
}
