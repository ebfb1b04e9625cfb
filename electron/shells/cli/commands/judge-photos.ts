import { KithError } from '../../../contract/index.ts';
import { failIfAborted } from '../../../core/async/aborted.ts';
import type { Context } from '../common/context.ts';
import {
  FolderWalk,
  foundAt,
  mapFew,
  readPhotoFile,
  type Found,
  type LeftOut,
} from '../common/files.ts';
import { orLeaveOut, refusalOf, tellLeftOut } from '../common/refused-photos.ts';

/** What the judge is given: two folders. */
export interface JudgeFolders {
  readonly strangers?: string;
  readonly probes?: string;
}

/**
 * Gives the judge photos from folders. Of `strangers` each subfolder is a person; photos that lie in the folder itself are told
 * apart by likeness. Of `probes` each subfolder is named like somebody enrolled. What is not taken is told, answered with the
 * reason, and ends nothing. Errors: `FileMissing`, also of a folder with no photo of anybody; those of `FolderWalk.enter`;
 * `Canceled`.
 */
export async function addJudgePhotos(
  context: Context,
  { strangers, probes }: JudgeFolders,
): Promise<LeftOut[]> {
  const leftOut = [
    ...(strangers ? await addStrangers(context, strangers) : []),
    ...(probes ? await addProbes(context, probes) : []),
  ];
  // What was read of them is not all of them: nothing is to be measured with it.
  failIfAborted(context.signal);
  return leftOut;
}

/** A photo, and what adds it. */
interface JudgePhoto {
  readonly file: Found;
  readonly add: (bytes: Uint8Array) => Promise<unknown>;
}

async function addStrangers(context: Context, folder: string): Promise<LeftOut[]> {
  const { evaluation } = context.kith;
  const walk = new FolderWalk();
  const { folders, files } = await walk.enter(foundAt(folder));
  const photoOf = (file: Found, person: string | null): JudgePhoto => ({
    file,
    add: (bytes) => evaluation.addStranger(bytes, file.file, person),
  });
  const photos = files.map((file) => photoOf(file, null));
  const { leftOut } = walk;
  for (const one of folders) {
    const inside = new FolderWalk(walk);
    // Read as text, different names can be the same.
    const person = one.isText ? one.name : one.path.toString('latin1');
    for (const file of await inside.filesUnder(one)) photos.push(photoOf(file, person));
    for (const other of inside.leftOut) leftOut.push(other);
  }
  return addPhotos(context, folder, photos, leftOut, 'photos of strangers');
}

async function addProbes(context: Context, folder: string): Promise<LeftOut[]> {
  const { evaluation } = context.kith;
  const walk = new FolderWalk();
  const { folders, files } = await walk.enter(foundAt(folder));
  const { leftOut } = walk;
  for (const file of files) walk.leaveOut(file, 'NobodysFile');
  const photos: JudgePhoto[] = [];
  for (const one of folders) {
    const personId = await personNamedLike(context, one, leftOut);
    if (personId === null) continue;
    const inside = new FolderWalk(walk);
    for (const file of await inside.filesUnder(one)) {
      photos.push({ file, add: (bytes) => evaluation.addProbe(personId, bytes, file.file) });
    }
    for (const other of inside.leftOut) leftOut.push(other);
  }
  return addPhotos(context, folder, photos, leftOut, 'photos of people who are enrolled');
}

/** Whom a folder is named like; null, and left out, where it is nobody, or nobody can say who. */
async function personNamedLike(
  { kith }: Context,
  { name, isText, file }: Found,
  leftOut: LeftOut[],
): Promise<number | null> {
  try {
    if (!isText) throw new KithError('NameNotText', file);
    const person = await kith.people.named(name);
    if (!person) throw new KithError('NoSuchPerson', name);
    return person.id;
  } catch (error) {
    const reason = refusalOf(error);
    if (!reason) throw error;
    leftOut.push({ file, reason });
    return null;
  }
}

async function addPhotos(
  { output, signal }: Context,
  folder: string,
  photos: readonly JudgePhoto[],
  before: readonly LeftOut[],
  what: string,
): Promise<LeftOut[]> {
  let done = 0;
  const leftOut = [...before];
  await mapFew(photos, signal, async ({ file, add }) => {
    await orLeaveOut(leftOut, file.file, async () => {
      await add(await readPhotoFile(file));
    });
    output.progress(`${++done}/${photos.length} ${what}`);
  });
  tellLeftOut(output, leftOut, photos.length + before.length, what);
  if (photos.length === 0) throw new KithError('FileMissing', `${folder} has no ${what}`);
  return leftOut;
}
