import { parse } from 'node:path';
import { FolderWalk, foundAt, type Found } from '../../common/files.ts';
import { byPerson, type NamedPhoto, type PeoplesPhotos } from './people-photos.ts';

/** A name, then what counts the pictures of it: Ada_0001, Ada 2, Ada-3, Ada (4). */
const COUNTED = /^(?<name>.*[^\s_-])(?:[\s_-]+\d{1,6}|[\s_-]*\(\d{1,6}\))$/u;
/** What cameras and phones call their pictures: no name of anybody. */
const OF_A_CAMERA =
  /^(?:IMG|DSC[FN]?|PXL|MVIMG|VID|PANO|CIMG|P|WP|GOPR|DJI|WIN|Screenshot|Photo|Image|Picture|Foto|Bild|Scan)(?:[\s_-]*[\dT-]+)*$/iu;

/** The person that a file is named after and counted for, as in Ada_Lovelace_0001.jpg; null where it says nobody. */
export function personInCounted(fileName: string): string | null {
  return asName(COUNTED.exec(parse(fileName).name)?.groups?.['name']);
}

/** The person that a file is named after, as in Ada Lovelace.jpg or Ada_Lovelace.jpg; null where it says nobody. */
export function personIn(fileName: string): string | null {
  return asName(parse(fileName).name);
}

/** A folder of files such as Ada_0001.jpg, each named after the person whom it shows. For the errors see `FolderWalk.enter`. */
export function countedFiles(folder: string): Promise<PeoplesPhotos> {
  return namedFiles(folder, personInCounted);
}

/** A folder of files such as Ada.jpg, as `face_recognition` has them. Errors likewise. */
export function filesByName(folder: string): Promise<PeoplesPhotos> {
  return namedFiles(folder, personIn);
}

async function namedFiles(
  folder: string,
  personOf: (fileName: string) => string | null,
): Promise<PeoplesPhotos> {
  const walk = new FolderWalk();
  const { files, folders } = await walk.enter(foundAt(folder));
  for (const one of folders) walk.leaveOut(one, 'NamesNobody');
  const named = files.flatMap((photo: Found): NamedPhoto[] => {
    const name = photo.isText ? personOf(photo.name) : null;
    if (name !== null) return [{ name, from: photo.file, photo }];
    walk.leaveOut(photo, photo.isText ? 'NamesNobody' : 'NameNotText');
    return [];
  });
  return { people: byPerson(named), leftOut: walk.leftOut };
}

/** A name as files have it, with its spaces; null where it is a camera's. */
function asName(written: string | undefined): string | null {
  if (written === undefined || OF_A_CAMERA.test(written)) return null;
  const name = written.replaceAll('_', ' ').trim();
  return /\p{L}/u.test(name) ? name : null;
}
