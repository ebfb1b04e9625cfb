import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import {
  isSameFrame,
  isSameMoment,
  lookOf,
  type Look,
} from '../../../native-models/face/distinct.ts';
import { decodeChip } from '../importing/chip-jpeg.ts';
import type { ActiveVersion, Gallery } from '../ports/index.ts';
import { NEAR, SAME_WITHOUT_PICTURES } from './moments.ts';

/** How many of the people that look most like a picture it is compared with. */
const NEAREST_PEOPLE = 3;
/** The same for frames of a camera: what is left is rounding. */
const SAME_FRAME_WITHOUT_PICTURES = 0.9999;

/** A picture that is kept. */
export interface KeptPicture {
  readonly hasChip: boolean;
  /** The unit embedding under the active version; null where it has none. */
  readonly vector: Float32Array | null;
  /** Its JPEG, if it has a chip. */
  readonly picture: () => Promise<Uint8Array>;
}

/** A picture that is compared with such. */
export interface ComparedPicture {
  readonly embedding: Float32Array;
  /** What it shows; null where that was not kept. */
  readonly shown: {
    readonly look: () => Look | Promise<Look>;
    /** The raw RGB chip as it is kept: keeping it costs more of the noise than what frames differ by may be. */
    readonly asKept: () => Promise<Uint8Array>;
  } | null;
}

/**
 * Whether a picture is one of some that are kept: the very frame of a camera, else the same moment. One that has no embedding under the active version is
 * told by what it shows alone.
 */
export async function isAmong(
  { embedding, shown }: ComparedPicture,
  kept: readonly KeptPicture[],
  frame: boolean,
): Promise<boolean> {
  const without = frame ? SAME_FRAME_WITHOUT_PICTURES : SAME_WITHOUT_PICTURES;
  for (const { hasChip, vector, picture } of kept) {
    const seen = hasChip ? shown : null;
    const score = vector && innerProduct(embedding, vector);
    if (score !== null && score < (seen ? NEAR : without)) continue;
    if (!seen) {
      if (score !== null) return true;
      continue;
    }
    const other = await decodeChip(await picture());
    const same = frame
      ? isSameFrame(await seen.asKept(), other)
      : isSameMoment(await seen.look(), lookOf(other));
    if (same) return true;
  }
  return false;
}

/** The samples of a person. */
export async function samplesOf(
  gallery: Pick<Gallery, 'picture' | 'embeddings'>,
  personId: number,
): Promise<KeptPicture[]> {
  return (await gallery.embeddings(personId)).map(({ sampleId, hasChip, vector }) => ({
    hasChip,
    vector,
    picture: () => gallery.picture(sampleId),
  }));
}

/**
 * Who has a picture among the samples: the first of the people whose references are most like it, but for one; null where none of
 * them has it. Pictures are looked at only where the embeddings are near.
 */
export async function holderOf(
  gallery: Pick<Gallery, 'picture' | 'embeddings'>,
  version: ActiveVersion,
  compared: ComparedPicture,
  butFor: number | null = null,
): Promise<{ id: number; name: string } | null> {
  for (const { personId, person } of version.nearest(compared.embedding, NEAREST_PEOPLE + 1)) {
    if (personId === butFor) continue;
    if (await isAmong(compared, await samplesOf(gallery, personId), false)) {
      return { id: personId, name: person };
    }
  }
  return null;
}

/** What is set aside of a person, by itself or for a correction. */
export async function asideOf(
  { repairs, corrections }: Pick<Gallery, 'repairs' | 'corrections'>,
  personId: number,
): Promise<KeptPicture[]> {
  const byItself = (await repairs.asideEmbeddings(personId)).map(({ sampleId, ...aside }) => ({
    ...aside,
    picture: () => repairs.asidePicture(sampleId),
  }));
  const corrected = (await corrections.asideEmbeddings(personId)).map(
    ({ correctionId, ...aside }) => ({
      ...aside,
      picture: () => corrections.picture(correctionId),
    }),
  );
  return [...byItself, ...corrected];
}
