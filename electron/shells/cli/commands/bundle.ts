import { basename } from 'node:path';
import {
  expectedFailure,
  type BundlePreview,
  type BundledPerson,
  type Person,
} from '../../../contract/index.ts';
import { writeStreamWhole } from '../../../platform/write-whole.ts';
import type { Context } from '../common/context.ts';
import { counted } from '../common/counted.ts';
import { inputPieces } from '../common/input-pieces.ts';
import { askPassphrase } from '../common/passphrase.ts';
import { inGallery } from './restore.ts';
import { personNamed } from './people.ts';

/** Where the passphrase is. */
interface PassphraseOption {
  readonly passphraseFile?: string;
}

/** What `kith export` can be told. */
export interface ExportOptions extends PassphraseOption {
  readonly people?: readonly string[];
  readonly pictures: boolean;
}

/** What `kith import` can be told. */
export interface ImportOptions extends PassphraseOption {
  readonly replace?: boolean;
  readonly preview?: boolean;
}

/** `kith export FILE`: writes the gallery, or some of its people, into an encrypted bundle. */
export async function exportBundle(
  { kith, output, signal }: Context,
  file: string,
  { people: names, pictures, passphraseFile }: ExportOptions,
): Promise<void> {
  const people: Person[] | null = names
    ? await Promise.all(names.map((name) => personNamed(kith, name)))
    : null;
  const passphrase = await askPassphrase('Passphrase for the file', {
    file: passphraseFile,
    isNew: true,
    signal,
  });
  let count = 0;
  const pieces = kith.bundles.write(
    { people: people && [...new Set(people.map(({ id }) => id))], pictures },
    passphrase,
    {
      signal,
      onProgress: ({ done, total }) => {
        count = total;
        output.progress(`${done}/${total} people`);
      },
    },
  );
  let bytes: number;
  try {
    bytes = await writeStreamWhole(file, pieces);
  } catch (error) {
    throw expectedFailure(error, file) ?? error;
  }
  output.result({ file, people: count, pictures, bytes }, [
    `Wrote ${counted(count, 'person', 'people')}${pictures ? '' : ' without pictures'} to ${file}. Nobody can read it without the passphrase, and nobody can recover that.`,
  ]);
}

/** `kith import FILE`: adds what is in a bundle to the gallery, puts it in the gallery's place, or says what that would do. */
export async function importBundle(
  { kith, output, signal }: Context,
  file: string,
  { replace = false, preview: only = false, passphraseFile }: ImportOptions,
): Promise<void> {
  const passphrase = await askPassphrase(`Passphrase of ${basename(file)}`, {
    file: passphraseFile,
    signal,
  });
  output.progress('Reading');
  const bundle = await kith.bundles.open(inputPieces(file, signal), passphrase, { signal });
  try {
    if (only) {
      const preview = await bundle.preview();
      output.result(preview, previewLines(preview));
    } else if (replace) {
      const { people, samples, toEmbed, copied } = await bundle.replace();
      output.result({ replaced: true, people, samples, toEmbed, copied }, [
        `The gallery is now that of the file: ${inGallery(people, samples)}.`,
        ...(toEmbed > 0
          ? [`${counted(toEmbed, 'sample')} will be embedded the next time Kith starts.`]
          : []),
        ...(copied
          ? [
              '“kith restore 1” goes back to the gallery as it was, until anything is removed from this one: no copy may contain somebody who was removed.',
            ]
          : []),
      ]);
    } else {
      const merged = await bundle.merge({
        signal,
        onProgress: ({ done, total }) => {
          if (total > 0) output.progress(`${done}/${total} samples embedded`);
        },
      });
      output.result(merged, [
        `Added ${counted(merged.added, 'person', 'people')}, extended ${merged.extended}: ${counted(merged.samples, 'new sample')}. ${merged.known} were here already.`,
        ...(merged.filled > 0
          ? [
              `${counted(merged.filled, 'person', 'people')} here got an agreement, a note, or an ID they didn’t have.`,
            ]
          : []),
        ...(merged.unlike > 0
          ? [
              `${counted(merged.unlike, 'sample')} didn’t look like the person they would have been added to, and weren’t: ${merged.unlikePeople.join(', ')}.`,
            ]
          : []),
        ...merged.lookAlikes.map(
          ({ name, like }) => `${name} is new, and looks like ${like}: one person under two names?`,
        ),
      ]);
    }
  } finally {
    await bundle.close();
  }
}

/** How many people are told of by name. */
const MOST_LINES = 200;

function previewLines({ at, kith, people, here, toEmbed, newVersions }: BundlePreview): string[] {
  const samples = people.reduce((sum, person) => sum + person.samples, 0);
  const rest = people.length - MOST_LINES;
  return [
    `${inGallery(people.length, samples)}, written ${at.toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' })} by Kith ${kith}.`,
    ...people.slice(0, MOST_LINES).map(personLine),
    ...(rest > 0 ? [`and ${rest} more; --json lists everyone`] : []),
    ...(newVersions > 0 ? [`${counted(newVersions, 'model version')} would be new.`] : []),
    ...(toEmbed.merging > 0
      ? [`${counted(toEmbed.merging, 'sample')} would be embedded from their pictures.`]
      : []),
    `With --replace, the ${inGallery(here.people, here.samples)} here now would be gone from the gallery, and kept in a copy until anything is removed from the new one.`,
  ];
}

/** What somebody here may lack, in words. */
const FILLED = { consent: 'the agreement', note: 'the note', id: 'the ID' } as const;

function personLine({ name, kind, as, samples, known, idTaken, fills }: BundledPerson): string {
  const pictures = `${counted(samples, 'sample')}${known > 0 ? `, ${known} here already` : ''}`;
  const what = {
    new: 'new',
    same: as === name ? 'the same as here' : `${as} here`,
    'name taken': `somebody else here has this name: would be ${as}`,
  }[kind];
  const id = idTaken ? '; somebody else here has their ID, so they would have none' : '';
  const filled = fills.map((what) => FILLED[what]).join(', ');
  const gets = filled === '' ? '' : `; would get what they don’t have here: ${filled}`;
  return `${name}: ${what} (${pictures})${id}${gets}`;
}
