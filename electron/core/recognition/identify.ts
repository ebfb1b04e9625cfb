import type { Decision, ImpostorStatistics, Match, QualityMeasures } from '../../contract/index.ts';
import type { HostFace } from '../../../native-models/vocabulary/host-contract.ts';
import { assessForRecognition } from '../../../native-models/face/assess.ts';
import type { Candidate, GalleryReader } from '../ports.ts';
import { thresholdAtFmr, thresholdFor } from './threshold.ts';

/** Of two photos of different people, one pair in a thousand is taken for the same person. */
const VERIFICATION_FMR = 0.001;

/** Decides who an embedding is of, from the gallery as it is now. `statistics` are those of the active version. */
export function createIdentifier(gallery: GalleryReader, statistics: () => ImpostorStatistics) {
  const threshold = (): number =>
    thresholdFor(statistics(), gallery.settings().wantedFpir, gallery.counts().people);

  const named = ({ personId, score }: Candidate): Match => ({
    personId,
    person: gallery.person(personId).name,
    score,
  });

  return {
    /** The comparison score from which a face is given a name. */
    threshold,
    named,
    /** The score from which two photos show the same person: FMR 0.1%. */
    verificationThreshold: (): number => thresholdAtFmr(statistics(), VERIFICATION_FMR),
    /** Decides on a unit embedding. `leniency` is taken off the threshold for the person `incumbent`. */
    decide: (
      embedding: Float32Array,
      incumbent: { personId: number; leniency: number } | null = null,
    ): Decision => {
      const [best, second] = gallery.nearest(embedding, 2);
      const bar =
        threshold() - (incumbent && incumbent.personId === best?.personId ? incumbent.leniency : 0);
      const known = best !== undefined && best.score >= bar;
      return {
        decision: known ? 'known' : 'unknown',
        match: known ? named(best) : null,
        score: best?.score ?? null,
        runnerUp: second ? named(second) : null,
        reasons: [],
      };
    },
  };
}

/** The identification capability. */
export type Identifier = ReturnType<typeof createIdentifier>;

/** The decision on a face that cannot be decided on, or null where it can. */
export function unusable(quality: QualityMeasures): Decision | null {
  const reasons = assessForRecognition(quality);
  if (reasons.length === 0) return null;
  return { decision: 'unusable', match: null, score: null, runnerUp: null, reasons };
}

/** A face of a photo with its decision. */
export interface IdentifiedFace extends Decision {
  readonly box: HostFace['box'];
}
