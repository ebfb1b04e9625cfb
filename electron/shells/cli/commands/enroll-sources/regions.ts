import { parse, join, dirname } from 'node:path';
import { hasCode, KithError } from '../../../../contract/index.ts';
import { faceRegions } from '../../../../core/importing/face-regions.ts';
import { FolderWalk, foundAt, readInput, readPhotoFile, type Found } from '../../common/files.ts';
import { byPerson, type NamedPhoto, type PeoplesPhotos } from './people-photos.ts';

/** Bytes of a file beside a photo at most: such files hold edits, too. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Photos in a folder, and in its folders, whose files say where whose face is (XMP), or the .xmp files beside them: who is named in
 * several has them all. For the errors see `FolderWalk.enter`.
 */
export async function photosWithRegions(folder: string): Promise<PeoplesPhotos> {
  const walk = new FolderWalk();
  const root = foundAt(folder);
  // What is wrong with the folder itself ends it.
  await new FolderWalk().enter(root);
  const files = await walk.filesUnder(root);
  const sidecars = new Map(files.filter(isSidecar).map((one) => [one.file.toLowerCase(), one]));
  const named: NamedPhoto[] = [];
  for (const photo of files) {
    if (isSidecar(photo)) continue;
    try {
      const regions = await regionsOf(photo, sidecars);
      if (regions.length === 0) walk.leaveOut(photo, 'NoRegions');
      for (const { name, ...region } of regions) {
        named.push({ name, from: photo.file, photo: { ...photo, region } });
      }
    } catch (error) {
      if (!(error instanceof KithError)) throw error;
      walk.leaveOut(photo, error.code);
    }
  }
  return { people: byPerson(named), leftOut: walk.leftOut };
}

/** Whether any of the first photos of a folder says where whose face is. */
export async function haveRegions(photos: readonly Found[]): Promise<boolean> {
  const sidecars = new Map(photos.filter(isSidecar).map((one) => [one.file.toLowerCase(), one]));
  for (const photo of photos.filter((one) => !isSidecar(one))) {
    const regions = await regionsOf(photo, sidecars).catch((error: unknown) => {
      if (error instanceof KithError) return [];
      throw error;
    });
    if (regions.length > 0) return true;
  }
  return false;
}

async function regionsOf(photo: Found, sidecars: ReadonlyMap<string, Found>) {
  const { name } = parse(photo.file);
  const beside = [`${photo.file}.xmp`, join(dirname(photo.file), `${name}.xmp`)]
    .map((file) => sidecars.get(file.toLowerCase()))
    .find((found) => found !== undefined);
  const sidecar = beside
    ? await readInput(beside, MOST_BYTES).catch((error: unknown) => {
        // What the photo itself says still counts.
        if (hasCode(error, 'ImageTooLarge')) return null;
        throw error;
      })
    : null;
  return faceRegions(await readPhotoFile(photo), sidecar);
}

function isSidecar({ name }: Found): boolean {
  return name.toLowerCase().endsWith('.xmp');
}
