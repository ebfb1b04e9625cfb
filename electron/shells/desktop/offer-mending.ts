import { join } from 'node:path';
import { failureIn, hasCode, type KithError } from '../../contract/index.ts';
import { mendGallery, type Salvaged } from '../mend-gallery.ts';
import type { ShellWords } from '../words/shell-words.ts';
import { wordsIn } from '../words/words-in.ts';
import type { ElectronApi } from './electron-api.ts';
import { safeStorageSecrets } from './safe-storage.ts';

/**
 * Offers what can be done about a gallery that is too damaged to be opened. Answers whether another one is in its place by now,
 * or the user leaves everything as it is; null, and nothing is offered, for any other error. Errors: those of mending.
 */
export async function offerMending(
  { dialog, safeStorage }: Pick<ElectronApi, 'dialog' | 'safeStorage'>,
  dataFolder: string,
  error: unknown,
): Promise<'mended' | 'left' | null> {
  const isInDoubt = hasCode(error, 'KeyOrDamage');
  if (!hasCode(error, 'GalleryDamaged') && !isInDoubt) return null;
  const secrets = await safeStorageSecrets(safeStorage, join(dataFolder, 'keys'));
  return mendGallery(dataFolder, secrets, async ({ copies, restore, salvage }) => {
    // Before the gallery is open nobody knows which language was chosen in it.
    const { language, mending } = wordsIn('system');
    const readable = copies.filter(({ counts }) => counts !== null);
    const newest = readable.find(({ holdsRemoved }) => !holdsRemoved) ?? readable[0];
    const date = newest?.at.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
    const ways = [
      ...(newest
        ? [
            {
              label: mending.restore.replace('{date}', date!),
              // What it brings back is said.
              mend: (): Promise<unknown> => restore(newest.file, newest.holdsRemoved),
            },
          ]
        : []),
      {
        label: mending.salvage,
        mend: async (): Promise<void> => {
          const detail = lossesIn(mending, (await salvage()).lost);
          if (detail === '') return;
          const buttons = [mending.goOn];
          await dialog.showMessageBox({ type: 'info', message: mending.saved, detail, buttons });
        },
      },
    ];
    const failure = failureIn(error as KithError, language);
    const { response } = await dialog.showMessageBox({
      type: 'error',
      message: failure.what,
      detail: [
        ...(isInDoubt ? [failure.next] : []),
        mending.text,
        ...(newest?.holdsRemoved ? [mending.holdsRemoved] : []),
      ].join('\n\n'),
      buttons: [...ways.map(({ label }) => label), mending.leave],
      defaultId: 0,
      cancelId: ways.length,
    });
    const chosen = ways[response];
    await chosen?.mend();
    return chosen ? 'mended' : 'left';
  });
}

/** Who lost something, in words; empty where nobody did. */
function lossesIn(
  { gone, fewer, unknown, renamed }: ShellWords['mending'],
  lost: Salvaged['lost'],
): string {
  const naming = (text: string, names: readonly string[]): string[] =>
    names.length > 0 ? [text.replace('{names}', () => names.join(', '))] : [];
  return [
    ...naming(gone, lost.people),
    ...naming(fewer, lost.fewer),
    ...(lost.unknown > 0 ? [unknown] : []),
    ...naming(renamed, lost.renamed),
  ].join(' ');
}
