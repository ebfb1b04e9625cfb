import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import { isSameFrame, isSameMoment, lookOf } from '../../../native-models/face/distinct.ts';
import type { NewSample } from '../../contract/index.ts';
import { NEAR } from '../evaluation/moments.ts';
import {
  asideOf,
  holderOf,
  isAmong,
  samplesOf,
  type ComparedPicture,
} from '../evaluation/same-picture.ts';
import { decodeChip, encodeChip } from '../importing/chip-jpeg.ts';
import type { Embedded, Gallery } from '../ports/index.ts';

/** A picture of a call that is known already: to the person it is for (null: from the call itself), or to another. */
export interface KnownPicture {
  /** Its place in the call. */
  readonly place: number;
  readonly of: { readonly id: number; readonly name: string } | null;
  /** Whether it was set aside for the person, so that it is not taken again. */
  readonly isAside: boolean;
}

/**
 * Which pictures of a call, raw RGB chips with their embeddings, were enrolled before or stand in the call twice: the same file,
 * or the same photo smaller, cropped, compressed or lit otherwise, or mirrored. `personId` is whom they are for: whether they have
 * a picture of a camera goes by its very frame, for a head that holds still looks the same for seconds.
 *
 * Measured on LFW: of ten ways to change a photo none brings its embedding below 0.986 or, but for a mirror image of a turned
 * head, its look beyond what `isSameMoment` says; no two of 219 pairs of photos of one person are the same by that.
 */
export async function knownPictures(
  gallery: Pick<Gallery, 'picture' | 'embeddings' | 'repairs' | 'corrections'>,
  samples: readonly Pick<NewSample, 'source'>[],
  chips: readonly Uint8Array[],
  { version, embeddings }: Embedded,
  personId: number | null,
): Promise<KnownPicture[]> {
  const looks = chips.map(lookOf);
  const isFrame = (place: number): boolean => samples[place]!.source === 'webcam';
  const compared = (place: number): ComparedPicture => ({
    embedding: embeddings[place]!,
    shown: {
      look: () => looks[place]!,
      asKept: async () => decodeChip(await encodeChip(chips[place]!)),
    },
  });
  const isOf = async (place: number, candidateId: number): Promise<boolean> =>
    isAmong(compared(place), await samplesOf(gallery, candidateId), isFrame(place));
  const isAside = async (place: number, candidateId: number): Promise<boolean> =>
    isAmong(compared(place), await asideOf(gallery, candidateId), isFrame(place));
  const known: KnownPicture[] = [];
  const isKnown = new Set<number>();
  for (const [place, look] of looks.entries()) {
    const again = looks.findIndex(
      (other, before) =>
        before < place &&
        !isKnown.has(before) &&
        innerProduct(embeddings[place]!, embeddings[before]!) >= NEAR &&
        (isFrame(place) ? isSameFrame(chips[place]!, chips[before]!) : isSameMoment(look, other)),
    );
    if (again >= 0 || (personId !== null && (await isOf(place, personId)))) {
      isKnown.add(place);
      known.push({ place, of: null, isAside: false });
      continue;
    }
    if (personId !== null && (await isAside(place, personId))) {
      known.push({ place, of: null, isAside: true });
      continue;
    }
    const other = await holderOf(gallery, version, compared(place), personId);
    if (other) known.push({ place, of: other, isAside: false });
  }
  return known;
}
