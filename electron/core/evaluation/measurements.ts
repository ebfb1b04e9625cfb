import type { Measurement } from '../../contract/index.ts';
import { never } from '../async/aborted.ts';
import type { Gallery } from '../ports/index.ts';
import type { Search } from '../../../native-models/evaluate/identification.ts';
import { doubtfulSamples } from './doubtful-labels.ts';
import type { Evaluation } from './evaluation.ts';
import { figuresOf } from './figures.ts';
import { brokenPromiseOf } from './promise.ts';
import { isFromOutside } from './rows.ts';

/** Measures how good the active version is, holds that against the promise, and remembers it until it is about something else. */
export function createMeasurements({
  gallery,
  evaluation,
}: {
  gallery: Gallery;
  evaluation: Pick<Evaluation, 'crossValidate' | 'samples' | 'outside'>;
}) {
  let last: { of: string; measurement: Measurement } | null = null;
  let strangers: { of: string; searches: readonly Search[] } | null = null;

  /** All that searches depend on, as a string. */
  const searched = async (): Promise<string> => {
    const samples = (await gallery.training.samples()).map(Object.values);
    const vouched = [...(await gallery.vouchedSamples())];
    const photos = [...evaluation.outside.strangers(), ...evaluation.outside.probes()];
    const outside = photos.map(({ photo }) => photo.sha256);
    return JSON.stringify([gallery.activeId(), samples, vouched, outside]);
  };

  /** All that figures and their likely cause depend on. */
  const subject = async (): Promise<string> => {
    const { wantedFpir } = await gallery.settings();
    return `${wantedFpir} ${await searched()}`;
  };

  return {
    /** Errors and `onProgress`: those of `Evaluation.crossValidate`. */
    measure: async (
      signal = never,
      onProgress?: (done: number, total: number) => void,
    ): Promise<Measurement> => {
      const [of, ofSearches] = [await subject(), await searched()];
      const { searches, bars, different, photos } = await evaluation.crossValidate({
        signal,
        ...(onProgress ? { onProgress } : {}),
      });
      strangers = {
        of: ofSearches,
        searches: searches.filter(({ person }) => isFromOutside(person)),
      };
      const figures = figuresOf(searches, bars, different);
      const { wantedFpir } = await gallery.settings();
      const samples = await evaluation.samples(signal);
      const doubtful = await doubtfulSamples(gallery, samples, bars.threshold, signal);
      const brokenPromise = brokenPromiseOf(figures, wantedFpir, doubtful.length);
      const { enrolledStrangers } = photos;
      const measurement = { figures, wantedFpir, brokenPromise, enrolledStrangers };
      last = { of, measurement };
      return measurement;
    },
    /** What was measured last; null where nothing was, or another version, gallery, or setting. */
    last: async (): Promise<Measurement | null> =>
      last !== null && last.of === (await subject()) ? last.measurement : null,
    /** The searches for strangers on photos, from the last measurement; none where it was of another version or gallery. */
    strangers: async (): Promise<readonly Search[]> =>
      strangers !== null && strangers.of === (await searched()) ? strangers.searches : [],
  };
}
