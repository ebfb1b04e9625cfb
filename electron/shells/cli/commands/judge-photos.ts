import { basename } from 'node:path';
import { hasCode, KithError } from '../../../contract/index.ts';
import type { Context } from '../common/context.ts';
import { listFiles, listFolder, mapFew, readInput } from '../common/files.ts';

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
  if (context.signal.aborted) throw new KithError('Canceled');
}

async function addStrangers(context: Context, folder: string): Promise<void> {
  const { folders, files } = await listFolder(folder);
  const named = await Promise.all(
    folders.map(async (one) =>
      (await listFiles(one)).map((file) => ({ file, person: basename(one) })),
    ),
  );
  const photos = [...files.map((file) => ({ file, person: null })), ...named.flat()];
  if (photos.length === 0) throw new KithError('FileMissing', `${folder} holds no images`);
  await addPhotos(context, photos, 'strangers', async ({ file, person }) => {
    await context.kith.evaluation.addStranger(await readInput(file), file, person);
  });
}

async function addProbes(context: Context, folder: string): Promise<void> {
  const { folders } = await listFolder(folder);
  for (const one of folders) {
    const person = await context.kith.people.named(basename(one));
    if (!person) throw new KithError('NoSuchPerson', basename(one));
    const { files } = await listFolder(one);
    await addPhotos(context, files, `probes of ${person.name}`, async (file) => {
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
  let refused = 0;
  await mapFew(photos, signal, async (photo) => {
    try {
      await add(photo);
    } catch (error) {
      if (!(error instanceof KithError) || hasCode(error, 'EngineLost')) throw error;
      refused++;
    }
    output.progress(`${++done}/${photos.length} photos of ${what}`);
  });
  if (refused > 0)
    output.remark(`${refused} of ${photos.length} photos of ${what} show no one face.`);
}
