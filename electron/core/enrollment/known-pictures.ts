import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import { isSameMoment, lookOf } from '../../../native-models/face/distinct.ts';
import { decodeChip } from '../importing/chip-jpeg.ts';
import type { ActiveVersion, Embedded, GalleryReader } from '../ports/index.ts';

/** Two pictures whose embeddings score less show different moments. */
const NEAR = 0.97;
/** From this score on they show the same one, where there are no pictures to compare. */
const SAME_WITHOUT_PICTURES = 0.995;
/** How many of the people that look most like a picture it is compared with. */
const NEAREST_PEOPLE = 3;

/** A picture of a call that is known already: to the person it is for (null: from the call itself), or to another. */
export interface KnownPicture {
  /** Its place in the call. */
  readonly place: number;
  readonly of: { readonly id: number; readonly name: string } | null;
}

/**
 * Which pictures of a call, raw RGB chips with their embeddings, were enrolled before or stand in the call twice: the same file,
 * or the same photo smaller, cropped, compressed or lit otherwise, or mirrored. `personId` is whom they are for.
 *
 * Measured on LFW: of ten ways to change a photo none brings its embedding below 0.986 or, but for a mirror image of a turned
 * head, its look beyond what `isSameMoment` says; no two of 219 pairs of photos of one person are the same by that.
 */
export async function knownPictures(
  gallery: Pick<GalleryReader, 'picture' | 'embeddings'>,
  chips: readonly Uint8Array[],
  { version, embeddings }: Embedded,
  personId: number | null,
): Promise<KnownPicture[]> {
  const looks = chips.map(lookOf);
  /** Whether a picture is a kept sample of a person. */
  const isOf = async (place: number, candidateId: number): Promise<boolean> => {
    for (const { sampleId, hasChip, vector } of await gallery.embeddings(candidateId)) {
      const score = innerProduct(embeddings[place]!, vector);
      if (score < (hasChip ? NEAR : SAME_WITHOUT_PICTURES)) continue;
      if (!hasChip) return true;
      const kept = await decodeChip(await gallery.picture(sampleId));
      if (isSameMoment(looks[place]!, lookOf(kept))) return true;
    }
    return false;
  };
  const known: KnownPicture[] = [];
  const isKnown = new Set<number>();
  for (const [place, look] of looks.entries()) {
    const again = looks.findIndex(
      (other, before) =>
        before < place &&
        !isKnown.has(before) &&
        innerProduct(embeddings[place]!, embeddings[before]!) >= NEAR &&
        isSameMoment(look, other),
    );
    if (again >= 0 || (personId !== null && (await isOf(place, personId)))) {
      isKnown.add(place);
      known.push({ place, of: null });
      continue;
    }
    for (const other of othersNear(version, embeddings[place]!, personId)) {
      if (await isOf(place, other.id)) {
        known.push({ place, of: other });
        break;
      }
    }
  }
  return known;
}

function othersNear(
  version: ActiveVersion,
  embedding: Float32Array,
  personId: number | null,
): { id: number; name: string }[] {
  return version
    .nearest(embedding, NEAREST_PEOPLE + 1)
    .filter((match) => match.personId !== personId)
    .map((match) => ({ id: match.personId, name: match.person }));
}
