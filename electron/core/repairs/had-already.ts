import { lookOf } from '../../../native-models/face/distinct.ts';
import { asideOf, isAmong, samplesOf } from '../evaluation/same-picture.ts';
import { decodeChip } from '../importing/chip-jpeg.ts';
import type { Gallery } from '../ports/index.ts';

/**
 * Which of a person's samples somebody else has already, or had set aside: the same picture or nearly so, and of a camera the very
 * frame. Each of their numbers stands there once.
 */
export async function hadAlready(
  gallery: Pick<Gallery, 'embeddings' | 'picture' | 'repairs' | 'corrections' | 'samples'>,
  personId: number,
  sampleIds: readonly number[],
  toPersonId: number,
): Promise<number[]> {
  const wanted = new Set(sampleIds);
  const kept = [...(await samplesOf(gallery, toPersonId)), ...(await asideOf(gallery, toPersonId))];
  const sources = new Map((await gallery.samples(personId)).map(({ id, source }) => [id, source]));
  const found: number[] = [];
  for (const { sampleId, hasChip, vector: embedding } of await gallery.embeddings(personId)) {
    if (!wanted.has(sampleId)) continue;
    const asKept = async (): Promise<Uint8Array> => decodeChip(await gallery.picture(sampleId));
    const shown = hasChip ? { asKept, look: async () => lookOf(await asKept()) } : null;
    const frame = sources.get(sampleId) === 'webcam';
    if (await isAmong({ embedding, shown }, kept, frame)) found.push(sampleId);
  }
  return found;
}
