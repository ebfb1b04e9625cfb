import { basename } from 'node:path';
import { KithError } from '../../../contract/index.ts';
import { failIfAborted } from '../../../core/async/aborted.ts';
import type { Context } from '../common/context.ts';
import { listFiles, listFolder, mapFew, readInput } from '../common/files.ts';
import { describeRefused, refusalOf, type PhotoRefusal } from '../common/refused-photos.ts';

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
  const { folders, files } = await listFolder(folder);
  const named = await Promise.all(
    folders.map(async (one) =>
      (await listFiles(one)).map((file) => ({ file, person: basename(one) })),
    ),
  );
  const photos = [...files.map((file) => ({ file, person: null })), ...named.flat()];
  if (photos.length === 0) throw new KithError('FileMissing', `${folder} has no images in it`);
  await addPhotos(context, photos, 'photos of strangers', async ({ file, person }) => {
    await context.kith.evaluation.addStranger(await readInput(file), file, person);
  });
}

async function addProbes(context: Context, folder: string): Promise<void> {
  const { folders } = await listFolder(folder);
  for (const one of folders) {
    const person = await context.kith.people.named(basename(one));
    if (!person) throw new KithError('NoSuchPerson', basename(one));
    const { files } = await listFolder(one);
    await addPhotos(context, files, `photos of ${person.name}`, async (file) => {
      await context.kith.evaluation.addProbe(person.id, await readInput(file), file);
    });
  }
}

async function addPhotos<T>(
  { output, signal }: Context,
  photos: readonly T[],
  what: string,
  add: (photo: T) => Promise<void>,
): Promise<void> {
  let done = 0;
  const refused: PhotoRefusal[] = [];
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
  if (refused.length > 0) output.remark(describeRefused(refused, photos.length, what));
}
