import { resolve } from 'node:path';
import { KithError } from '../../../contract/index.ts';
import type { Mending } from '../../mend-gallery.ts';
import { counted } from '../common/counted.ts';
import type { Output } from '../common/output.ts';

/** What `kith restore` can be told. */
export interface RestoreOptions {
  /** A copy anywhere. */
  readonly from?: string;
  /** To save what can be read of the gallery. */
  readonly salvage?: boolean;
  /** To take a copy also where something that was removed since is in it. */
  readonly anyway?: boolean;
}

/** `kith restore`: lists the copies; with one of them, or `--from` a file, puts the gallery right. */
export async function restore(
  mending: Mending,
  output: Output,
  number: number | undefined,
  { from, anyway = false }: Pick<RestoreOptions, 'from' | 'anyway'>,
): Promise<void> {
  const copy = from === undefined ? numbered(mending, number) : resolve(from);
  if (copy === null) return list(mending, output);
  const { people, samples, aside } = await mending.restore(copy, anyway);
  output.result({ restored: copy, people, samples, aside }, [
    `Restored ${inGallery(people, samples)}.`,
    ...keptAside(aside),
  ]);
}

function list({ copies }: Mending, output: Output): void {
  output.result(
    copies.map(({ file, at, counts, holdsRemoved }, i) => ({
      number: i + 1,
      file,
      at,
      ...counts,
      holdsRemoved,
    })),
    copies.length === 0
      ? ['There are no copies of this gallery. Kith makes one after changes, at most once a day.']
      : [
          ...copies.map(({ at, counts, holdsRemoved }, i) => {
            const what = counts ? inGallery(counts.people, counts.samples) : 'can’t be read';
            const date = at.toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' });
            const removed = holdsRemoved ? '; something you removed later is still in it' : '';
            return `${i + 1}  ${date}  ${what}${removed}`;
          }),
          `Run ${copies[0]!.holdsRemoved ? '“kith restore 1 --anyway” to go back to the newest one and bring that back' : '“kith restore 1” to go back to the newest one'}. The gallery as it is now is kept beside it.`,
        ],
  );
}

/** The file of a copy by its number in the list; null without one. Error: `NoSuchCopy`. */
function numbered({ copies }: Mending, number: number | undefined): string | null {
  if (number === undefined) return null;
  const copy = copies[number - 1];
  if (!copy) throw new KithError('NoSuchCopy', String(number));
  return copy.file;
}

/** What is in a gallery, in words. */
export function inGallery(people: number, samples: number): string {
  return `${counted(people, 'person', 'people')} with ${counted(samples, 'sample')}`;
}

/** Where the gallery is that was there before, as lines. */
export function keptAside(aside: string | null): string[] {
  return aside === null
    ? []
    : [
        `The gallery as it was is kept as ${aside}. Everyone in it stays in it: remove it when you no longer need it.`,
      ];
}
