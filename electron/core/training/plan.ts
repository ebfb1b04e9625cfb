import { KithError, type Shortage, type TrainingPlan } from '../../contract/index.ts';
import { areLabelsDoubtful, doubtfulSamples } from '../evaluation/doubtful-labels.ts';
import { FEWEST_PEOPLE_TO_LEAVE_OUT, type Evaluation } from '../evaluation/evaluation.ts';
import { FEWEST_SAMPLES, missingEvidence } from '../evaluation/evidence.ts';
import { thresholdInUse } from '../evaluation/operating-point.ts';
import { countUsable } from '../evaluation/usable-samples.ts';
import type { Gallery } from '../ports/index.ts';

/** What a run would use, what is missing, and which labels are doubtful. Error: `Canceled`. */
export async function planTraining(
  gallery: Gallery,
  evaluation: Evaluation,
  signal: AbortSignal,
): Promise<TrainingPlan> {
  const samples = await evaluation.samples(signal);
  const { people, different } = countUsable(samples);
  const used = new Set(samples.map(({ personId }) => personId));
  const everybody = await gallery.people();
  const leftOut = await Promise.all(
    everybody
      .filter(({ id }) => !used.has(id))
      .map(async ({ id, name }) => ({
        personId: id,
        name,
        samples: (await gallery.samples(id)).filter(({ hasChip }) => hasChip).length,
      })),
  );
  const needed: Shortage = {
    kind: 'people-to-train',
    needed: FEWEST_PEOPLE_TO_LEAVE_OUT,
    samples: FEWEST_SAMPLES,
    there: people,
  };
  const { wantedFpir } = await gallery.settings();
  const threshold = thresholdInUse(gallery.active(), wantedFpir);
  const strangers = await evaluation.countStrangers(signal);
  return {
    people,
    samples: different,
    repeated: samples.length - different,
    leftOut,
    missing: people < needed.needed ? [needed] : [],
    missingToJudge: missingEvidence({ people, strangers: people + strangers.people }, wantedFpir),
    doubtful: await doubtfulSamples(gallery, samples, threshold, signal),
    strangers: strangers.photos,
    strangerPeople: strangers.people,
    enrolledStrangers: strangers.enrolled,
  };
}

/** Throws `TooFewToTrain` or `LabelsDoubtful`, with whose samples look like whom, where a run must not start. */
export function refuseHopeless(plan: TrainingPlan): void {
  if (plan.missing.length > 0) throw new KithError('TooFewToTrain');
  if (areLabelsDoubtful(plan.doubtful.length, plan.samples)) {
    const shown = plan.doubtful
      .slice(0, 5)
      .map(({ sampleId, name, looksLike }) => `${name}, ${sampleId} → ${looksLike.name}`);
    const more = plan.doubtful.length > 5 ? `; … ${plan.doubtful.length}` : '';
    throw new KithError('LabelsDoubtful', `${shown.join('; ')}${more}`);
  }
}
