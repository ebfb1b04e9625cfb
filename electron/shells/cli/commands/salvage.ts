import type { Mending, Salvaged } from '../../mend-gallery.ts';
import { waitFor } from '../common/background.ts';
import type { Context } from '../common/context.ts';
import { counted } from '../common/counted.ts';
import type { Output } from '../common/output.ts';
import { inGallery, keptAside } from './restore.ts';

/**
 * `kith restore --salvage`: saves what can be read. Answers with what was saved, and tells nothing yet, where embeddings have to be
 * made again before anybody is recognized; else null.
 */
export async function salvage(mending: Mending, output: Output): Promise<Salvaged | null> {
  const saved = await mending.salvage();
  if (saved.toEmbed > 0) return saved;
  tell(output, saved, ['Everyone in it can be recognized.']);
  return null;
}

/** Makes these embeddings, from the pictures, and tells what was saved. */
export async function finishSalvage(context: Context, saved: Salvaged): Promise<void> {
  const { kith, output, signal } = context;
  await kith.resumeActivation();
  await waitFor(context, kith.training.settled, {
    show: () => {
      const activation = kith.training.state().activation;
      if (activation) output.progress(`${activation.done}/${activation.total} samples`);
    },
    cancel: () => void kith.versions.cancelActivation(),
  });
  const error = kith.training.state().activation?.error;
  const count = counted(saved.toEmbed, 'sample');
  if (!signal.aborted && !error) {
    return tell(output, { ...saved, toEmbed: 0 }, [
      `Recomputed ${count} from the pictures. Everyone in it can be recognized.`,
    ]);
  }
  if (error) output.remark(`${error.message} ${error.next}`);
  tell(output, saved, [
    `Nobody can be recognized until ${count} are recomputed from the pictures: run “kith models activate ${saved.activeId}”.`,
  ]);
}

function tell(output: Output, saved: Salvaged, state: readonly string[]): void {
  const { people, samples, aside, lost, toEmbed } = saved;
  const losses = [
    ...(lost.people.length > 0 ? [`Nothing is left of ${lost.people.join(', ')}.`] : []),
    ...(lost.fewer.length > 0 ? [`Some samples are lost of ${lost.fewer.join(', ')}.`] : []),
    ...(lost.samples > 0 ? [`Lost ${counted(lost.samples, 'sample')} in all.`] : []),
    ...(lost.unknown > 0
      ? [
          `Whose ${lost.unknown === lost.samples ? 'they' : `${lost.unknown} of them`} were can’t be told.`,
        ]
      : []),
    ...(lost.pictures > 0 ? [`Kept ${counted(lost.pictures, 'sample')} without a picture.`] : []),
    ...(lost.renamed.length > 0
      ? [`These names couldn’t be read as they were: ${lost.renamed.join(', ')}. Rename them.`]
      : []),
    ...(lost.others.length > 0 ? [`Parts may be lost of: ${lost.others.join(', ')}.`] : []),
  ];
  output.result({ salvaged: true, people, samples, lost, toEmbed, aside }, [
    `Saved ${inGallery(people, samples)}.`,
    ...(losses.length === 0 ? ['Nothing was lost.'] : losses),
    ...(people === 0 ? [] : state),
    ...keptAside(aside),
  ]);
}
