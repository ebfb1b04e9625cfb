import type { Measurement } from '../../contract/index.ts';
import { never } from '../async/aborted.ts';
import type { Gallery } from '../ports/index.ts';
import { doubtfulSamples } from './doubtful-labels.ts';
import type { Evaluation } from './evaluation.ts';
import { thresholdInUse } from './operating-point.ts';
import { brokenPromiseOf } from './promise.ts';

/** Measures how good the active version is, holds that against the promise, and remembers it until it is about something else. */
export function createMeasurements({
  gallery,
  evaluation,
}: {
  gallery: Gallery;
  evaluation: Pick<Evaluation, 'evaluate' | 'samples' | 'outside'>;
}) {
  let last: { of: string; measurement: Measurement } | null = null;

  /** All that figures and their likely cause depend on, as a string. */
  const subject = async (): Promise<string> => {
    const { wantedFpir } = await gallery.settings();
    const samples = (await gallery.training.samples()).map(Object.values);
    const vouched = [...(await gallery.vouchedSamples())];
    const photos = [...evaluation.outside.strangers(), ...evaluation.outside.probes()];
    const outside = photos.map(({ photo }) => photo.sha256);
    return JSON.stringify([gallery.activeId(), wantedFpir, samples, vouched, outside]);
  };

  return {
    /** Errors and `onProgress`: those of `Evaluation.evaluate`. */
    measure: async (
      signal = never,
      onProgress?: (done: number, total: number) => void,
    ): Promise<Measurement> => {
      const of = await subject();
      const figures = await evaluation.evaluate(signal, onProgress);
      const { wantedFpir } = await gallery.settings();
      const threshold = thresholdInUse(gallery.active(), wantedFpir);
      const samples = await evaluation.samples(signal);
      const doubtful = await doubtfulSamples(gallery, samples, threshold, signal);
      const brokenPromise = brokenPromiseOf(figures, wantedFpir, doubtful.length);
      const measurement = { figures, wantedFpir, brokenPromise };
      last = { of, measurement };
      return measurement;
    },
    /** What was measured last; null where nothing was, or another version, gallery, or setting. */
    last: async (): Promise<Measurement | null> =>
      last !== null && last.of === (await subject()) ? last.measurement : null,
  };
}
