import { KithError, type DoubtfulSample, type TrainingPlan } from '../../contract/index.ts';
import { missingData } from '../evaluation/judgment.ts';
import type { Gallery, TrainingSample } from '../ports/index.ts';

/** Fewer cannot be trained on: a triplet needs two samples of one person and one of another, and one is held out. */
export const FEWEST_PEOPLE = 3;
export const FEWEST_SAMPLES = 3;
/** Samples of a person that others are compared with. */
const SAMPLES_COMPARED = 5;
/** A sample must look this much more like somebody else's than like its own person's best. */
const DOUBT_MARGIN = 0.02;
/** From this share of doubtful samples on it is the labels, not likeness: no run starts. */
const DOUBTFUL_SHARE = 0.03;
/** Samples compared between two turns of the event loop. */
const SLICE = 25;

/** The samples that a run uses: of people with enough of them, with their pictures kept. */
export async function usableSamples(gallery: Gallery): Promise<TrainingSample[]> {
  const withChips = (await gallery.training.samples()).filter(({ hasChip }) => hasChip);
  const counts = new Map<number, number>();
  for (const { personId } of withChips) counts.set(personId, (counts.get(personId) ?? 0) + 1);
  return withChips.filter(({ personId }) => counts.get(personId)! >= FEWEST_SAMPLES);
}

/** What a run would use, what is missing, and which labels are doubtful. */
export async function planTraining(
  gallery: Gallery,
  threshold: number,
  strangers: number,
): Promise<TrainingPlan> {
  const samples = await usableSamples(gallery);
  const people = new Set(samples.map(({ personId }) => personId));
  const everybody = await gallery.people();
  const leftOut = await Promise.all(
    everybody
      .filter(({ id }) => !people.has(id))
      .map(async ({ id, name }) => ({
        personId: id,
        name,
        samples: (await gallery.samples(id)).filter(({ hasChip }) => hasChip).length,
      })),
  );
  const missing =
    people.size < FEWEST_PEOPLE
      ? [
          `At least ${FEWEST_PEOPLE} people with ${FEWEST_SAMPLES} samples each are needed; there ${people.size === 1 ? 'is' : 'are'} ${people.size}.`,
        ]
      : [];
  const { wantedFpir } = await gallery.settings();
  return {
    people: people.size,
    samples: samples.length,
    leftOut,
    missing,
    missingToJudge: missingData(
      {
        people: people.size,
        strangers: samples.length + strangers,
        samplesPerPerson: Math.round(samples.length / Math.max(1, people.size)),
      },
      wantedFpir,
    ),
    doubtful: await doubtfulSamples(gallery, samples, threshold),
    strangers,
  };
}

/** Throws `TooFewToTrain` or `LabelsDoubtful` where a run must not start. */
export function refuseHopeless(plan: TrainingPlan): void {
  if (plan.missing.length > 0) throw new KithError('TooFewToTrain', plan.missing.join(' '));
  if (plan.doubtful.length > 1 && plan.doubtful.length >= DOUBTFUL_SHARE * plan.samples) {
    const shown = plan.doubtful
      .slice(0, 5)
      .map(({ sampleId, name, looksLike }) => `sample ${sampleId} of ${name}: ${looksLike}`);
    const more = plan.doubtful.length > 5 ? `, and ${plan.doubtful.length - 5} more` : '';
    throw new KithError('LabelsDoubtful', `${shown.join('; ')}${more}`);
  }
}

/**
 * Samples that are more like a sample of somebody else than like any of their own person's, and so much alike that the
 * other would be named: a photo under the wrong name, or one person under two.
 */
async function doubtfulSamples(
  gallery: Gallery,
  samples: readonly TrainingSample[],
  threshold: number,
): Promise<DoubtfulSample[]> {
  const usable = new Set(samples.map(({ sampleId }) => sampleId));
  const embeddings = await gallery.versions.embeddings(gallery.active().id);
  const embedded = embeddings.filter(({ sampleId }) => usable.has(sampleId));
  // Somebody who was removed between the two reads is doubted no more.
  const names = new Map((await gallery.people()).map(({ id, name }) => [id, name]));
  const compared = new Map<number, number>();
  const others = embedded.filter(({ personId }) => {
    const seen = compared.get(personId) ?? 0;
    compared.set(personId, seen + 1);
    return seen < SAMPLES_COMPARED;
  });
  const doubtful: DoubtfulSample[] = [];
  for (const [i, one] of embedded.entries()) {
    if (i % SLICE === 0) await new Promise((resolve) => setImmediate(resolve));
    let own = -1;
    let other = { score: -1, personId: 0 };
    for (const { sampleId, personId, vector } of others) {
      if (sampleId === one.sampleId) continue;
      const score = dot(one.vector, vector);
      if (personId === one.personId) own = Math.max(own, score);
      else if (score > other.score) other = { score, personId };
    }
    if (other.score < threshold || other.score < own + DOUBT_MARGIN) continue;
    const [name, looksLike] = [names.get(one.personId), names.get(other.personId)];
    if (name === undefined || looksLike === undefined) continue;
    doubtful.push({ sampleId: one.sampleId, personId: one.personId, name, looksLike });
  }
  return doubtful;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
