import { isSameMoment, lookOf, type Look } from '../../../native-models/face/distinct.ts';
import { failIfAborted } from '../async/aborted.ts';
import { decodeChip } from '../importing/chip-jpeg.ts';
import type { GalleryReader, TrainingSample } from '../ports/index.ts';
import type { EvaluatedSample } from './rows.ts';

/**
 * Two pictures whose embeddings score less show different moments. Of ten ways to change a photo of LFW none brings its embedding
 * below 0.986.
 */
export const NEAR = 0.97;
/** From this score on they show the same one, where there are no pictures to compare. */
export const SAME_WITHOUT_PICTURES = 0.995;

/** Chips decoded at once. */
const DECODED_AT_ONCE = 8;

/**
 * Which of some pictures of one person show the same moment: for each the first that does, itself where it is new. What two
 * pictures share, a third that shares it with either shows as well, as frames of a burst do.
 */
export function firstOfMoments(looks: readonly Look[]): number[] {
  return grouped(looks.length, (i, j) => isSameMoment(looks[i]!, looks[j]!));
}

/** For each of `count` things the first one it belongs with, directly or over others. */
export function grouped(count: number, belong: (a: number, b: number) => boolean): number[] {
  const first = Array.from({ length: count }, (_, i) => i);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      if (first[i] === first[j] || !belong(i, j)) continue;
      const [kept, joined] = [Math.min(first[i]!, first[j]!), Math.max(first[i]!, first[j]!)];
      for (let k = 0; k <= i; k++) if (first[k] === joined) first[k] = kept;
    }
  }
  return first;
}

/** Finds the moments that samples show, and remembers them: a sample never changes. */
export function createMoments(gallery: Pick<GalleryReader, 'picture'>) {
  /** Of each person: their samples, as one string, and the moment of each. */
  const known = new Map<number, { samples: string; moments: number[] }>();

  const momentsOf = async (
    own: readonly TrainingSample[],
    signal: AbortSignal,
  ): Promise<number[]> => {
    const looks: Look[] = [];
    for (let start = 0; start < own.length; start += DECODED_AT_ONCE) {
      failIfAborted(signal);
      const batch = own.slice(start, start + DECODED_AT_ONCE);
      looks.push(
        ...(await Promise.all(
          batch.map(async ({ sampleId }) =>
            lookOf(await decodeChip(await gallery.picture(sampleId))),
          ),
        )),
      );
    }
    return firstOfMoments(looks).map((first) => own[first]!.sampleId);
  };

  return {
    /** Samples, oldest first, with the moment that each shows. All have their chips. Error: `Canceled`. */
    of: async (
      samples: readonly TrainingSample[],
      signal: AbortSignal,
    ): Promise<EvaluatedSample[]> => {
      const moments = new Map<number, number>();
      for (const [personId, own] of Map.groupBy(samples, (one) => one.personId)) {
        const names = own.map(({ sampleId }) => sampleId).join(' ');
        let found = known.get(personId);
        if (found?.samples !== names) {
          found = { samples: names, moments: await momentsOf(own, signal) };
          known.set(personId, found);
        }
        own.forEach(({ sampleId }, i) => moments.set(sampleId, found.moments[i]!));
      }
      return samples.map(({ sampleId, personId }) => ({
        sampleId,
        personId,
        moment: moments.get(sampleId)!,
      }));
    },
  };
}

/** Finds moments. */
export type Moments = ReturnType<typeof createMoments>;
