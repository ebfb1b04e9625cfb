import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import { isSameMoment, lookOf, type Look } from '../../../native-models/face/distinct.ts';
import { decodeChip } from '../importing/chip-jpeg.ts';
import type { EmbeddedSample, GalleryReader } from '../ports/index.ts';
import { grouped, NEAR, SAME_WITHOUT_PICTURES } from './moments.ts';

/** A sample with its unit embedding, and the moment that it shows: the first sample of it, itself where it is the only one. */
export interface MomentSample extends EmbeddedSample {
  readonly moment: number;
}

/** Pictures decoded at once, so that half of a small machine is left to live recognition. */
const DECODED_AT_ONCE = 2;

/**
 * Reads people's samples with the moments that they show, and remembers those: a sample never changes. Unlike the judge's, which
 * looks at every picture, it only looks at those whose embeddings are near enough to show one moment, and takes samples without a
 * picture, too.
 */
export function createEmbeddedMoments(gallery: Pick<GalleryReader, 'picture' | 'embeddings'>) {
  /** Of each person: the version and the samples, as one string, and the moment of each. */
  const known = new Map<number, { of: string; moments: readonly number[] }>();

  const momentsOf = async (
    samples: readonly EmbeddedSample[],
    pace: () => Promise<void>,
  ): Promise<number[]> => {
    const near = (i: number, j: number): boolean =>
      i !== j && innerProduct(samples[i]!.vector, samples[j]!.vector) >= NEAR;
    const looks = new Map<number, Look>();
    const looked = [...samples.keys()].filter(
      (i) => samples[i]!.hasChip && samples.some((_, j) => near(i, j)),
    );
    for (let start = 0; start < looked.length; start += DECODED_AT_ONCE) {
      const batch = looked.slice(start, start + DECODED_AT_ONCE);
      const chips = await Promise.all(
        batch.map(async (i) => decodeChip(await gallery.picture(samples[i]!.sampleId))),
      );
      batch.forEach((i, place) => looks.set(i, lookOf(chips[place]!)));
      await pace();
    }
    return grouped(samples.length, (i, j) => {
      if (!near(i, j)) return false;
      const [a, b] = [looks.get(i), looks.get(j)];
      if (a && b) return isSameMoment(a, b);
      return innerProduct(samples[i]!.vector, samples[j]!.vector) >= SAME_WITHOUT_PICTURES;
    }).map((first) => samples[first]!.sampleId);
  };

  return {
    /** A person's samples that are embedded under the active version, oldest first. Errors: those of `pace`. */
    of: async (
      personId: number,
      versionId: number,
      pace: () => Promise<void>,
    ): Promise<MomentSample[]> => {
      const samples = await gallery.embeddings(personId);
      const of = [versionId, ...samples.map(({ sampleId }) => sampleId)].join(' ');
      let found = known.get(personId);
      if (found?.of !== of) {
        found = { of, moments: await momentsOf(samples, pace) };
        known.set(personId, found);
      }
      return samples.map((sample, i) => ({ ...sample, moment: found.moments[i]! }));
    },
    /** Forgets everybody but these. */
    keep: (people: ReadonlySet<number>): void => {
      for (const personId of known.keys()) if (!people.has(personId)) known.delete(personId);
    },
  };
}

/** Reads samples with their moments. */
export type EmbeddedMoments = ReturnType<typeof createEmbeddedMoments>;
