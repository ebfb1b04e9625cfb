import { basename } from 'node:path';
import type { Likeness } from '../../../contract/index.ts';
import type { Context } from '../common/context.ts';
import { counted } from '../common/counted.ts';
import { readFileList } from '../common/file-list.ts';
import { photoRemarkText } from '../common/photo-remark.ts';
import {
  FolderEnrollment,
  type EnrolledPerson,
  type EnrollOptions,
  type Refused,
  type Warning,
} from './enroll-person.ts';
import { foldersOfListed } from './enroll-sources/folders.ts';
import { previewPhotos } from './enroll-sources/preview.ts';
import { photosFrom, sourceAt } from './enroll-sources/source.ts';

/**
 * `kith enroll PATH`: each subfolder is a person, the photos in it and in its folders the samples, unless another source is
 * asked for; of a list, each folder that has listed photos. Whatever is not taken is named with the reason and leaves the rest as
 * it is; the command then ends with 1 where that is a person, or all of somebody's photos. Errors: those of the source,
 * `SourceUnclear`, and those of `readFileList`.
 */
export async function enroll(
  context: Context,
  path: string | undefined,
  options: EnrollOptions,
): Promise<void> {
  const { kith, output, signal } = context;
  const { filesFrom, from = 'folders', preview } = options;
  const source = filesFrom === undefined && from === 'auto' ? await sourceAt(path ?? '.') : from;
  const found =
    filesFrom === undefined && source !== 'auto'
      ? await photosFrom(source, path ?? '.')
      : await foldersOfListed(await readFileList(filesFrom!, signal));
  if (preview) return previewPhotos(context, found, source);
  const { people: named, leftOut } = found;
  const people: EnrolledPerson[] = [];
  const enrollment = new FolderEnrollment(context, options);
  const start = performance.now();
  let photos = 0;
  for (const [i, one] of named.entries()) {
    if (signal.aborted) break;
    const person = await enrollment.enroll(one, (done, of) => {
      photos++;
      const rate = (photos / (performance.now() - start)) * 1000;
      output.progress(
        `${i + 1}/${named.length} ${one.name} ${done}/${of} · ${rate.toFixed(1)} photos/s`,
      );
    });
    people.push(person);
  }
  const seconds = (performance.now() - start) / 1000;
  const complete = people.length === named.length && people.every((person) => person.complete);
  if (!complete) output.remark('Stopped. What’s finished is kept; run it again for the rest.');
  const total = (count: (person: EnrolledPerson) => number): number =>
    people.reduce((sum, person) => sum + count(person), 0);
  const enrolled = total((person) => person.enrolled);
  const known = total((person) => person.known);
  const warnings = total((person) => person.warnings.length);
  const notReached = named.slice(people.length).map(({ from: where }) => where);
  output.result({ complete, people, leftOut, notReached, known, warnings, photos, seconds }, [
    ...people.flatMap(describe),
    ...leftOut.map(refusal),
    ...notReached.map((file) => `  not reached: ${file}`),
    `${counted(enrolled, 'sample')} of ${counted(people.filter((person) => person.enrolled > 0).length, 'person', 'people')}, ${(photos / seconds).toFixed(1)} photos per second.`,
    ...(known > 0 ? [`${counted(known, 'picture')} had already been added.`] : []),
    ...(warnings > 0 ? [`${counted(warnings, 'warning')}, listed above.`] : []),
    `The gallery now has ${counted((await kith.people.list()).length, 'person', 'people')}.`,
  ]);
  const lacksSomebody = people.some(
    (person) => person.error || person.enrolled + person.known === 0,
  );
  if (people.length === 0 || !complete || lacksSomebody) {
    process.exitCode = 1;
  }
}

function describe({ name, enrolled, known, refused, warnings, error }: EnrolledPerson): string[] {
  const saved = `${counted(enrolled, 'sample')}${known > 0 ? `, ${known} already added` : ''}`;
  const more = [...warnings.map(warning), ...refused.map(refusal)];
  if (!error) return [`${name}: ${saved}`, ...more];
  const people = (error.groups ?? []).map((files, i) => {
    const who = error.code === 'LooksDifferent' ? 'these' : `person ${i + 1}`;
    return `  ${who}: ${files.map((file) => basename(file)).join(', ')}`;
  });
  const what = enrolled + known > 0 ? `${saved}; the rest wasn’t saved.` : 'not saved.';
  return [`${name}: ${what} ${error.message} ${error.next}`, ...people, ...more];
}

function refusal({ file, reason, reasons }: Refused): string {
  const why = reasons && reasons.length > 0 ? ` (${reasons.join(', ')})` : '';
  return `  left out ${file}: ${reason}${why}`;
}

function warning(one: Warning): string {
  switch (one.kind) {
    case 'characters removed':
      return '  warning: invisible characters were removed from the name';
    case 'similar name':
      return `  warning: ${one.person} is also enrolled; only the spelling tells them apart`;
    case 'same picture':
      return `  warning: ${basename(one.file)} is also enrolled as ${one.person}`;
    case 'photo':
      return `  warning: ${basename(one.file)}: ${photoRemarkText(one.remark)}`;
    case 'weak':
      return `  warning: ${basename(one.file)}: a better picture would help (${one.reasons.join(', ')})`;
    case 'looks like':
      return `  warning: looks like ${one.person}, as ${strangersIn(one.likeness)} strangers do`;
  }
}

function strangersIn({ strangers, of }: Likeness): string {
  return strangers === 0 ? `fewer than 1 in ${of}` : `${strangers} in ${of}`;
}
