import type { Decision, QualityMeasures, Settings } from '../../contract/index.ts';
import type { HostFace } from '../../../native-models/vocabulary/host-contract.ts';
import { assessForRecognition } from '../../../native-models/face/assess.ts';
import type { ActiveVersion, GalleryReader } from '../ports/index.ts';
import { thresholdAtFmr, thresholdFor } from './threshold.ts';

/** Of two photos of different people, one pair in a thousand is taken for the same person. */
const VERIFICATION_FMR = 0.001;

/** The comparison score from which a face is given a name, so that at most the share `wantedFpir` of strangers gets one. */
export function thresholdOf({ statistics, people }: ActiveVersion, wantedFpir: number): number {
  return thresholdFor(statistics, wantedFpir, people);
}

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
  const known = best !== undefined && best.score >= thresholdOf(version, wantedFpir) - lower;
  return {
    decision: known ? 'known' : 'unknown',
    match: known ? best : null,
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
      return thresholdOf(gallery.active(), wantedFpir);
    },
    /** From which two photos show the same person: FMR 0.1%. */
    verificationThreshold: (): number =>
      thresholdAtFmr(gallery.active().statistics, VERIFICATION_FMR),
  };
}

/** The thresholds in use. */
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
