import type {
  Decision,
  Match,
  PhotoRemark,
  QualityMeasures,
  Settings,
} from '../../contract/index.ts';
import type { HostFace } from '../../../native-models/vocabulary/host-contract.ts';
import { assessForRecognition } from '../../../native-models/face/assess.ts';
import {
  operatingPointOf,
  thresholdInUse,
  verificationThreshold,
} from '../evaluation/operating-point.ts';
import type { ActiveVersion, GalleryReader } from '../ports/index.ts';

/** The second person is one whom a face is taken for, too, where their score would be enough if so many times fewer strangers were to be named. */
const AS_RARE = 10;

/**
 * Decides who a unit embedding of a version is of, from those who are in its index now. `leniency` is taken off the bar
 * for the person `incumbent`.
 *
 * Two people cannot be told apart where the second is no further below the first than the length of the tail, a factor of
 * about 5 in likelihood, or is clearly like the face themselves. Measured on LFW (`npm run bench -- promise`): 0.1 to 0.3% of
 * mated probes; the same photos under two names always.
 */
export function decide(
  version: ActiveVersion,
  embedding: Float32Array,
  { wantedFpir }: Pick<Settings, 'wantedFpir'>,
  incumbent: { personId: number; leniency: number } | null = null,
): Decision {
  const point = operatingPointOf(version);
  const [best, second] = point.candidates(embedding, 2);
  const lower = incumbent && incumbent.personId === best?.personId ? incumbent.leniency : 0;
  const reached = best !== undefined && best.normalized >= point.threshold(wantedFpir) - lower;
  const ambiguous =
    reached &&
    second !== undefined &&
    (second.normalized > best.normalized - point.scale ||
      second.normalized >= point.threshold(wantedFpir / AS_RARE));
  const known = reached && !ambiguous;
  return {
    decision: known ? 'known' : ambiguous ? 'ambiguous' : 'unknown',
    match: known ? matchOf(best) : null,
    between: ambiguous ? [best, second].map(matchOf) : [],
    strength: known ? point.strength(best.likelihoodRatio) : null,
    score: best?.score ?? null,
    likelihoodRatio: best?.likelihoodRatio ?? null,
    runnerUp: second ? matchOf(second) : null,
    reasons: [],
  };
}

function matchOf({ personId, person, score }: Match): Match {
  return { personId, person, score };
}

/** The scores from which Kith says something, under the version that is active now. */
export function createIdentifier(gallery: GalleryReader) {
  return {
    /** From which a face is given a name. */
    threshold: async (): Promise<number> => {
      const { wantedFpir } = await gallery.settings();
      return thresholdInUse(gallery.active(), wantedFpir);
    },
    /** From which two photos show the same person. */
    verificationThreshold: (): number => verificationThreshold(gallery.active().statistics),
  };
}

/** The thresholds in use. */
export type Identifier = ReturnType<typeof createIdentifier>;

/** The decision on a face that cannot be decided on, or null where it can. */
export function unusable(quality: QualityMeasures): Decision | null {
  const reasons = assessForRecognition(quality);
  if (reasons.length === 0) return null;
  return {
    decision: 'unusable',
    match: null,
    between: [],
    strength: null,
    score: null,
    likelihoodRatio: null,
    runnerUp: null,
    reasons,
  };
}

/** Who is on a photo. */
export interface IdentifiedPhoto {
  /** Biggest first. */
  readonly faces: IdentifiedFace[];
  readonly remarks: PhotoRemark[];
}

/** A face of a photo with its decision. */
export interface IdentifiedFace extends Decision {
  readonly box: HostFace['box'];
}
