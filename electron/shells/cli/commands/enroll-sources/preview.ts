import { KithError, readName } from '../../../../contract/index.ts';
import type { Context } from '../../common/context.ts';
import { counted } from '../../common/counted.ts';
import type { PeoplesPhotos, PersonsPhoto, PersonsPhotos } from './people-photos.ts';
import { assertPhotoFile, type LeftOut } from '../../common/files.ts';

/** Who would be enrolled, and from what. */
interface PreviewedPerson {
  readonly name: string;
  /** Whether they are enrolled already, so that pictures are added to them. */
  readonly isEnrolled: boolean;
  readonly photos: readonly string[];
}

/** Says who would be enrolled from which photos, and what is left out and why. Nothing is changed, and no photo is looked into. */
export async function previewPhotos(
  { kith, output, signal }: Context,
  { people, leftOut }: PeoplesPhotos,
  source: string,
): Promise<void> {
  const previewed: PreviewedPerson[] = [];
  const out: LeftOut[] = [...leftOut];
  for (const one of people) {
    if (signal.aborted) throw new KithError('Canceled');
    try {
      previewed.push(await preview(kith, one, out));
    } catch (error) {
      if (!(error instanceof KithError)) throw error;
      out.push({ file: one.from, reason: error.code });
    }
  }
  const photos = previewed.reduce((sum, one) => sum + one.photos.length, 0);
  output.result({ source, preview: previewed, leftOut: out, photos }, [
    ...previewed.map(
      ({ name, isEnrolled, photos: own }) =>
        `${name}: ${counted(own.length, 'photo')}${isEnrolled ? ', added to whom there is' : ''}`,
    ),
    ...out.map(({ file, reason }) => `  left out ${file}: ${reason}`),
    `${counted(previewed.length, 'person', 'people')} with ${counted(photos, 'photo')}, read as ${source}. Nothing was changed.`,
  ]);
  if (previewed.length === 0) process.exitCode = 1;
}

/** Errors: those of `readName`, `NameNotText`, `NoPhotos`. */
async function preview(
  kith: Context['kith'],
  { name: written, isText, from, photos }: PersonsPhotos,
  out: LeftOut[],
): Promise<PreviewedPerson> {
  if (!isText) throw new KithError('NameNotText', from);
  const { name } = readName(written);
  const { files: named, leftOut } = await photos();
  out.push(...leftOut);
  const files: PersonsPhoto[] = [];
  for (const photo of named) {
    try {
      await assertPhotoFile(photo);
      files.push(photo);
    } catch (error) {
      if (!(error instanceof KithError)) throw error;
      out.push({ file: photo.file, reason: error.code });
    }
  }
  if (files.length === 0) throw new KithError('NoPhotos', from);
  const isEnrolled = (await kith.people.allNamed(name)).some((person) => person.name === name);
  return { name, isEnrolled, photos: files.map(({ file }) => file) };
}
