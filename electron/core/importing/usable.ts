import { KithError, type QualityMeasures } from '../../contract/index.ts';
import { assessForRecognition } from '../../../native-models/face/assess.ts';

/**
 * The bar that every face has to pass, wherever it comes from: what cannot be decided on is not enrolled, not compared and not
 * judged with either. Error: `PoorQuality` with the reasons, the most useful to mend first.
 */
export function assertUsable(quality: QualityMeasures, name: string): void {
  const reasons = assessForRecognition(quality);
  if (reasons.length > 0) throw new KithError('PoorQuality', name, { reasons });
}
