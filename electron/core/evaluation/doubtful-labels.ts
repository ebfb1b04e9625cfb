import type { DoubtfulSample } from '../../contract/index.ts';
import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import { failIfAborted } from '../async/aborted.ts';
import type { Gallery } from '../ports/index.ts';
import { isFirst, type EvaluatedSample } from './rows.ts';

/** Samples of a person that others are compared with. */
const SAMPLES_COMPARED = 5;
/** A sample must look this much more like somebody else's than like its own person's best. */
const DOUBT_MARGIN = 0.02;
/** From this share of doubtful samples on it is the labels, not likeness. */
const DOUBTFUL_SHARE = 0.03;
/** Samples compared between two turns of the event loop. */
const SLICE = 25;

/** Whether so many samples are doubtful that nothing should be learned from their labels. */
export function areLabelsDoubtful(doubtful: number, samples: number): boolean {
  return doubtful > 1 && doubtful >= DOUBTFUL_SHARE * samples;
}

/**
 * Samples that are more like a sample of somebody else than like any of their own person's, and so much alike that the
 * other would be named: a photo under the wrong name, or one person under two. Those that the user vouched for are left out. `threshold` is the one in use. Error: `Canceled`.
 */
export async function doubtfulSamples(
  gallery: Gallery,
  samples: readonly EvaluatedSample[],
  threshold: number,
  signal: AbortSignal,
): Promise<DoubtfulSample[]> {
  // A sample's repetitions would vouch for its label.
  const usable = new Set(samples.filter(isFirst).map(({ sampleId }) => sampleId));
  const embeddings = await gallery.versions.embeddings(gallery.active().id);
  const embedded = embeddings.filter(({ sampleId }) => usable.has(sampleId));
  const vouched = await gallery.vouchedSamples();
  // Somebody who was removed between the two reads is doubted no more.
  const names = new Map((await gallery.people()).map(({ id, name }) => [id, name]));
  const compared = new Map<number, number>();
  const others = embedded.filter(({ personId }) => {
    const seen = compared.get(personId) ?? 0;
    compared.set(personId, seen + 1);
    return seen < SAMPLES_COMPARED;
  });
  const doubtful: DoubtfulSample[] = [];
  const doubted = embedded.filter(({ sampleId }) => !vouched.has(sampleId));
  for (const [i, one] of doubted.entries()) {
    if (i % SLICE === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      failIfAborted(signal);
    }
    let own = -1;
    let other = { score: -1, personId: 0, sampleId: 0 };
    for (const { sampleId, personId, vector } of others) {
      if (sampleId === one.sampleId) continue;
      const score = innerProduct(one.vector, vector);
      if (personId === one.personId) own = Math.max(own, score);
      else if (score > other.score) other = { score, personId, sampleId };
    }
    if (other.score < threshold || other.score < own + DOUBT_MARGIN) continue;
    const [name, looksLike] = [names.get(one.personId), names.get(other.personId)];
    if (name === undefined || looksLike === undefined) continue;
    doubtful.push({
      sampleId: one.sampleId,
      personId: one.personId,
      name,
      looksLike: { personId: other.personId, name: looksLike, sampleId: other.sampleId },
    });
  }
  return doubtful;
}
