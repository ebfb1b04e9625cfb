import type { Decision, PhotoRemark, QualityMeasures, Settings } from '../../contract/index.ts';
import type { HostFace } from '../../../native-models/vocabulary/host-contract.ts';
import { assessForRecognition } from '../../../native-models/face/assess.ts';
import {
  strengthOf,
  thresholdInUse,
  verificationThreshold,
} from '../evaluation/operating-point.ts';
import type { ActiveVersion, GalleryReader } from '../ports/index.ts';

/**
 * Decides who a unit embedding of a version is of, from those who are in its index now. `leniency` is taken off the threshold
 * for the person `incumbent`.
 */
export function decide(
  version: ActiveVersion,
  embedding: Float32Array,
  { wantedFpir }: Pick<Settings, 'wantedFpir'>,
  incumbent: { personId: number; leniency: number } | null = null,
): Decision {
  const [best, second] = version.nearest(embedding, 2);
  const lower = incumbent && incumbent.personId === best?.personId ? incumbent.leniency : 0;
  const known = best !== undefined && best.score >= thresholdInUse(version, wantedFpir) - lower;
  return {
    decision: known ? 'known' : 'unknown',
    match: known ? best : null,
    strength: known ? strengthOf(version, wantedFpir, best.score) : null,
    score: best?.score ?? null,
    runnerUp: second ?? null,
    reasons: [],
  };
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
    strength: null,
    score: null,
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
