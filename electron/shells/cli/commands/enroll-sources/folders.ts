import { dirname, resolve } from 'node:path';
import { KithError } from '../../../../contract/index.ts';
import { FolderWalk, foundAt, foundAtBytes, isFolder } from '../../common/files.ts';
import type { Found } from '../../common/files.ts';
import type { PeoplesPhotos, PersonsPhotos } from './people-photos.ts';

/**
 * The subfolders of a folder, each a person's, with the photos in it and in its folders. Errors: `FileMissing`,
 * `FolderExpected`, `FileUnreadable` ….
 */
export async function subfoldersOf(folder: string): Promise<PeoplesPhotos> {
  const walk = new FolderWalk();
  const { folders, files } = await walk.enter(foundAt(folder));
  const others = walk.leftOut.length;
  for (const file of files) walk.leaveOut(file, 'NobodysFile');
  if (folders.length === 0 && others === 0) {
    throw new KithError('FileMissing', `${folder} has no subfolders; each person needs one`);
  }
  return {
    leftOut: walk.leftOut,
    people: folders.map((one) =>
      namedAfter(one, async () => {
        // Entered when its turn comes: a walk enters no folder that the walk around it has entered.
        const inside = new FolderWalk(walk);
        return { files: await inside.filesUnder(one), leftOut: inside.leftOut };
      }),
    ),
  };
}

/** Listed photos, by the folder that each lies in, whose name is the person's; a listed folder is a person's with all in it. */
export async function foldersOfListed(listed: readonly Found[]): Promise<PeoplesPhotos> {
  const people: PersonsPhotos[] = [];
  const photosOf = new Map<string, Found[]>();
  for (const found of listed) {
    if (await isFolder(found)) {
      const photos = async () => {
        const inside = new FolderWalk();
        return { files: await inside.filesUnder(found), leftOut: inside.leftOut };
      };
      people.push(namedAfter(found, photos));
      continue;
    }
    const around = folderOf(found);
    const photos = photosOf.get(around.toString('latin1'));
    if (photos) photos.push(found);
    else {
      const files = [found];
      photosOf.set(around.toString('latin1'), files);
      people.push(namedAfter(foundAtBytes(around), async () => ({ files, leftOut: [] })));
    }
  }
  return { people, leftOut: [] };
}

/** Photos of whoever a folder is named after. */
function namedAfter({ name, isText, file }: Found, photos: PersonsPhotos['photos']): PersonsPhotos {
  return { name, isText, from: file, photos };
}

/** The folder that something lies in. In Latin-1 every byte of a path is a character, whatever it is meant to be. */
function folderOf({ path }: Found): Buffer {
  const here = Buffer.from(process.cwd()).toString('latin1');
  return Buffer.from(dirname(resolve(here, path.toString('latin1'))), 'latin1');
}
