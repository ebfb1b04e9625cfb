import type { QualityMeasures, Sample } from '../../contract/index.ts';
import { assessForEnrollment, enrollmentBounds } from '../../../native-models/face/assess.ts';

/**
 * The number of the sample that shows a person best: open eyes, looking into the camera, sharp and well lit. All must have a
 * picture; of equals it is the first, of none null.
 */
export function bestPortrait(samples: readonly Pick<Sample, 'id' | 'quality'>[]): number | null {
  let best: { id: number; flaws: number } | null = null;
  for (const { id, quality } of samples) {
    const flaws = flawsOf(quality);
    if (!best || flaws < best.flaws) best = { id, flaws };
  }
  return best?.id ?? null;
}

/** More than all shortcomings together: what enrollment would refuse is shown only where there is nothing else. */
const REFUSED = 10;

/** How far a picture is from a good portrait: 0 is one that nothing could improve. */
function flawsOf(quality: QualityMeasures): number {
  const bounds = enrollmentBounds;
  const off = (measure: 'HeadPoseYaw' | 'HeadPosePitch' | 'HeadPoseRoll') =>
    quality[measure] / bounds[measure];
  // Twice what enrollment demands is as good as it gets.
  const lacking = (measure: 'EyesOpen' | 'Sharpness' | 'MeanLuminance' | 'InterEyeDistance') =>
    Math.max(0, 1 - quality[measure] / (2 * bounds[measure]));
  const shortcomings = [
    off('HeadPoseYaw'),
    off('HeadPosePitch'),
    off('HeadPoseRoll'),
    lacking('EyesOpen'),
    lacking('Sharpness'),
    lacking('MeanLuminance'),
    lacking('InterEyeDistance'),
    1 - quality.OverExposurePrevention,
  ];
  const squares = shortcomings.reduce((sum, value) => sum + value ** 2, 0);
  return REFUSED * assessForEnrollment(quality).length + squares;
}
