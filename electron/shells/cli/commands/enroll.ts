import { basename } from 'node:path';
import {
  asShown,
  hasCode,
  KithError,
  type NewSample,
  type ShownError,
} from '../../../contract/index.ts';
import type { Context } from '../common/context.ts';
import { counted } from '../common/counted.ts';
import { listFolder, mapFew, readInput } from '../common/files.ts';

/** The wording that is stored for people enrolled from folders: whoever runs the command answers for it. */
const CONSENT =
  'Enrolled from photos on the command line. The person who ran the command confirmed that this person agreed.';

interface Refused {
  file: string;
  reason: string;
}

/** Why nothing of a person was saved, and the files that it is about: a list for each person that is told apart. */
interface RefusedPerson extends ShownError {
  groups: string[][];
}

interface Enrolled {
  name: string;
  enrolled: number;
  refused: Refused[];
  error?: RefusedPerson;
}

/** How `kith enroll` is called. */
export interface EnrollOptions {
  /** Whether samples are added to somebody whom they do not look like. */
  anyway?: boolean;
}

/**
 * `kith enroll FOLDER`: each subfolder is a person, its images the samples. A person whose pictures are refused leaves the
 * others as they are; the command then ends with 1.
 */
export async function enroll(
  context: Context,
  folder: string,
  options: EnrollOptions,
): Promise<void> {
  const { kith, output, signal } = context;
  const { folders } = await listFolder(folder);
  if (folders.length === 0) {
    throw new KithError('FileMissing', `${folder} has no subfolders; each person needs one`);
  }
  const people: Enrolled[] = [];
  const start = performance.now();
  let photos = 0;
  for (const [i, personFolder] of folders.entries()) {
    if (signal.aborted) break;
    const person = await enrollPerson(context, personFolder, options, (done, of) => {
      photos++;
      const rate = (photos / (performance.now() - start)) * 1000;
      output.progress(
        `${i + 1}/${folders.length} ${basename(personFolder)} ${done}/${of} · ${rate.toFixed(1)} photos/s`,
      );
    });
    if (person) people.push(person);
  }
  const seconds = (performance.now() - start) / 1000;
  if (signal.aborted)
    output.remark(
      `Stopped. ${counted(people.length, 'person', 'people')} finished so far ${people.length === 1 ? 'is' : 'are'} kept.`,
    );
  const enrolled = people.reduce((sum, person) => sum + person.enrolled, 0);
  const speed = `${(photos / seconds).toFixed(1)} photos per second`;
  output.result({ people, photos, seconds, stopped: signal.aborted }, [
    ...people.map(describe),
    `${counted(enrolled, 'sample')} of ${counted(people.filter((person) => person.enrolled > 0).length, 'person', 'people')}, ${speed}.`,
    `The gallery now has ${counted((await kith.people.list()).length, 'person', 'people')}.`,
  ]);
  const refused = people.some(({ error }) => error);
  if ((enrolled === 0 && !signal.aborted) || refused) process.exitCode = 1;
}

/** Enrolls one folder; null where the command was stopped before all of it was read. */
async function enrollPerson(
  { kith, signal }: Context,
  folder: string,
  { anyway }: EnrollOptions,
  onPhoto: (done: number, of: number) => void,
): Promise<Enrolled | null> {
  const { files } = await listFolder(folder);
  const name = basename(folder);
  const refused: Refused[] = [];
  let done = 0;
  const read = await mapFew(files, signal, async (file) => {
    try {
      return { file, sample: await readSample(kith, file) };
    } catch (error) {
      if (!(error instanceof KithError) || error.code === 'EngineLost') throw error;
      refused.push({ file, reason: error.code });
      return null;
    } finally {
      onPhoto(++done, files.length);
    }
  });
  if (signal.aborted) return null;
  const good = read.filter((one) => one !== null);
  const samples = good.map(({ sample }) => sample);
  if (good.length === 0) return { name, enrolled: 0, refused };
  try {
    const existing = await kith.people.named(name);
    if (existing) await kith.enrollment.extend(existing.id, samples, { anyway });
    else await kith.enrollment.enroll(name, { acceptedAt: new Date(), wording: CONSENT }, samples);
  } catch (error) {
    if (error instanceof KithError && error.groups) {
      const groups = error.groups.map((places) => places.map((place) => good[place]!.file));
      return { name, enrolled: 0, refused, error: { ...asShown(error), groups } };
    }
    if (!hasCode(error, 'NameTooLong') && !hasCode(error, 'NameEmpty')) throw error;
    return { name, enrolled: 0, refused: [{ file: folder, reason: (error as KithError).code }] };
  }
  return { name, enrolled: good.length, refused };
}

async function readSample(kith: Context['kith'], file: string): Promise<NewSample> {
  const face = await kith.enrollment.readPhoto(await readInput(file), file);
  // A photo from disk cannot be taken again as a webcam's can: only what makes it useless refuses it.
  return { chip: face.chip, quality: face.quality, source: 'photo', takenAt: new Date() };
}

function describe({ name, enrolled, refused, error }: Enrolled): string {
  const lines = refused.map(({ file, reason }) => `  left out ${basename(file)}: ${reason}`);
  if (!error) return [`${name}: ${counted(enrolled, 'sample')}`, ...lines].join('\n');
  const people = error.groups.map((files, i) => {
    const who = error.code === 'LooksDifferent' ? 'these' : `person ${i + 1}`;
    return `  ${who}: ${files.map((file) => basename(file)).join(', ')}`;
  });
  return [`${name}: not saved. ${error.message} ${error.next}`, ...people, ...lines].join('\n');
}
