import { createHash } from 'node:crypto';
import { hasCode } from '../../contract/index.ts';
import { lookOf } from '../../../native-models/face/distinct.ts';
import {
  innerProduct,
  rowOf,
  type UnitRows,
} from '../../../native-models/evaluate/unit-vectors.ts';
import type { OutsidePhoto } from '../features/face-source.ts';
import { decodeChip, encodeChip } from '../importing/chip-jpeg.ts';
import { readUsableSubject } from '../importing/read-photo.ts';
import type { GalleryReader, PhotoReading } from '../ports/index.ts';
import { firstOfMoments, grouped } from './moments.ts';

/** A photo of somebody who is not enrolled, and the name they are told apart by, where one was given. */
export interface StrangerPhoto {
  readonly name: string | null;
  readonly photo: OutsidePhoto;
}

/** A photo of somebody enrolled that nothing learns from. */
export interface ProbePhoto {
  readonly personId: number;
  readonly photo: OutsidePhoto;
}

/** What is wrong with the face of a photo, or that there is not the one: the photo itself can be read. */
const FACE_REFUSALS = ['NoFace', 'SeveralFaces', 'PoorQuality'] as const;

/** The photos that only the judge sees; they are kept in memory until Kith closes. The same file twice is there once. */
export function createOutsidePhotos({
  gallery,
  reading,
}: {
  gallery: GalleryReader;
  reading: PhotoReading;
}) {
  const strangers = new Map<string, StrangerPhoto>();
  const probes = new Map<string, ProbePhoto>();
  /** Hashes of the photos of each that no face could be taken from. */
  const refused = { strangers: new Set<string>(), probes: new Set<string>() };

  const read = async (
    bytes: Uint8Array,
    file: string,
    kind: keyof typeof refused,
  ): Promise<OutsidePhoto> => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    try {
      const { face } = await readUsableSubject(reading, bytes, file);
      return { sha256, jpeg: await encodeChip(face.chip), features: new Map() };
    } catch (error) {
      if (FACE_REFUSALS.some((code) => hasCode(error, code))) refused[kind].add(sha256);
      throw error;
    }
  };

  return {
    strangers: (): StrangerPhoto[] => [...strangers.values()],
    probes: (): ProbePhoto[] => [...probes.values()],
    /** How many photos that could be read were given. */
    given: (): number =>
      strangers.size + probes.size + refused.strangers.size + refused.probes.size,
    /** Of how many of them no face could be taken. */
    refused: (): number => refused.strangers.size + refused.probes.size,
    /**
     * Adds a photo of a stranger for the judge; `name` tells them apart from others, without one their likeness does. Errors:
     * those of `readUsableSubject`.
     */
    addStranger: async (
      bytes: Uint8Array,
      file: string,
      name: string | null = null,
    ): Promise<{ strangers: number }> => {
      const photo = await read(bytes, file, 'strangers');
      strangers.set(photo.sha256, { name, photo });
      return { strangers: strangers.size };
    },
    clearStrangers: (): { strangers: number } => {
      strangers.clear();
      refused.strangers.clear();
      return { strangers: 0 };
    },
    /** Adds a photo of somebody enrolled for the judge alone. Errors: `NoSuchPerson`, those of `readUsableSubject`. */
    addProbe: async (personId: number, bytes: Uint8Array, file: string): Promise<void> => {
      await gallery.person(personId);
      const photo = await read(bytes, file, 'probes');
      probes.set(photo.sha256, { personId, photo });
    },
  };
}

/** The photos that only the judge sees. */
export type OutsidePhotos = ReturnType<typeof createOutsidePhotos>;

/**
 * Whose each stranger's photo is: the number of the first photo of theirs. Those of one name are of one person; of the others,
 * those whose unit embeddings are alike enough to show one (`threshold`), directly or over a third photo. That rather joins two
 * strangers than keep apart what is one (see decision 019): evidence must not be counted too high.
 */
export function strangerPeople(
  photos: readonly StrangerPhoto[],
  embeddings: UnitRows,
  threshold: number,
): number[] {
  return grouped(photos.length, (a, b) => {
    const [one, other] = [photos[a]!.name, photos[b]!.name];
    if (one !== null && other !== null) return one === other;
    return innerProduct(rowOf(embeddings, a), rowOf(embeddings, b)) >= threshold;
  });
}

/** Which of some photos of one person show something new: neither what an earlier one shows, nor what one of `known` does. */
export async function newMoments<T extends { readonly photo: OutsidePhoto }>(
  photos: readonly T[],
  known: readonly Uint8Array[] = [],
): Promise<T[]> {
  if (photos.length + known.length < 2) return [...photos];
  const jpegs = [...known, ...photos.map(({ photo }) => photo.jpeg)];
  const looks = await Promise.all(jpegs.map(async (jpeg) => lookOf(await decodeChip(jpeg))));
  const first = firstOfMoments(looks);
  return photos.filter((_, i) => first[known.length + i] === known.length + i);
}
