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
import { describeRefused, refusalOf } from '../common/refused-photos.ts';

/**
 * Gives the judge photos from folders. Of `strangers` each subfolder is a person; photos that lie in the folder itself are told
 * apart by likeness. Of `probes` each subfolder is named like somebody enrolled. Errors: `FileMissing`, `NoSuchPerson`,
 * `Canceled`.
 */
export async function addJudgePhotos(
  context: Context,
  { strangers, probes }: { strangers?: string; probes?: string },
): Promise<void> {
  if (strangers) await addStrangers(context, strangers);
  if (probes) await addProbes(context, probes);
  // What was read of them is not all of them: nothing is to be measured with it.
  failIfAborted(context.signal);
}

async function addStrangers(context: Context, folder: string): Promise<void> {
  const walk = new FolderWalk();
  const { folders, files } = await walk.enter(foundAt(folder));
  const leftOut = walk.leftOut;
  const photos = files.map((file): { file: Found; person: string | null } => ({
    file,
    person: null,
  }));
  for (const one of folders) {
    const inside = new FolderWalk(walk);
    for (const file of await inside.filesUnder(one)) photos.push({ file, person: one.name });
    leftOut.push(...inside.leftOut);
  }
  if (photos.length === 0) throw new KithError('FileMissing', `${folder} has no images in it`);
  await addPhotos(context, photos, leftOut, 'photos of strangers', async ({ file, person }) => {
    await context.kith.evaluation.addStranger(await readPhotoFile(file), file.file, person);
  });
}

async function addProbes(context: Context, folder: string): Promise<void> {
  const walk = new FolderWalk();
  const { folders, files } = await walk.enter(foundAt(folder));
  for (const file of files) walk.leaveOut(file, 'NobodysFile');
  for (const one of folders) {
    const person = await context.kith.people.named(one.name);
    if (!person) throw new KithError('NoSuchPerson', one.name);
    const inside = new FolderWalk(walk);
    const photos = await inside.filesUnder(one);
    const what = `photos of ${person.name}`;
    await addPhotos(context, photos, inside.leftOut, what, async (file) => {
      await context.kith.evaluation.addProbe(person.id, await readPhotoFile(file), file.file);
    });
  }
  await addPhotos(context, [], walk.leftOut, 'files next to the folders', async () => undefined);
}

async function addPhotos<T>(
  { output, signal }: Context,
  photos: readonly T[],
  leftOut: readonly LeftOut[],
  what: string,
  add: (photo: T) => Promise<void>,
): Promise<void> {
  let done = 0;
  const refused = leftOut.flatMap(({ reason }) => refusalOf(new KithError(reason)) ?? []);
  await mapFew(photos, signal, async (photo) => {
    try {
      await add(photo);
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      refused.push(refusal);
    }
    output.progress(`${++done}/${photos.length} ${what}`);
  });
  const total = photos.length + leftOut.length;
  if (refused.length > 0) output.remark(describeRefused(refused, total, what));
}
