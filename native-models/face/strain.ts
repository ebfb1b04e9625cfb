import type { QualityMeasures } from '../vocabulary/index.ts';
import {
  easyBounds,
  enrollmentBounds,
  recognitionBounds,
  type FaceReason,
  type QualityBounds,
} from './assess.ts';

/** How far one measure of a face is from a picture without flaws. */
export interface Strain {
  readonly reason: FaceReason;
  /** 0 without a flaw, 1 where an enrollment refuses the face, 2 where nothing is decided on it; at most 3. */
  readonly strain: number;
}

const MOST = 3;

/** How much everything that can be wrong with a face weighs, what hurts most first; all that an assessment looks at. */
export function strainsOf(quality: QualityMeasures): Strain[] {
  const of = (measure: keyof QualityBounds): number => {
    // Poses are bad the further they are from 0, all else the lower it is.
    const turned = measure.startsWith('HeadPose');
    const value = turned ? -Math.abs(quality[measure]) : quality[measure];
    const bound = (bounds: QualityBounds) => (turned ? -bounds[measure] : bounds[measure]);
    return strainOf(value, bound(easyBounds), bound(enrollmentBounds), bound(recognitionBounds));
  };
  const strains: Strain[] = [
    { reason: 'CutOff', strain: of('FaceInFrame') },
    { reason: 'TooSmall', strain: of('InterEyeDistance') },
    { reason: 'TooDark', strain: Math.max(of('MeanLuminance'), of('UnderExposurePrevention')) },
    { reason: 'TooBright', strain: of('OverExposurePrevention') },
    { reason: 'TurnedAway', strain: of('HeadPoseYaw') },
    { reason: 'LookingUpOrDown', strain: of('HeadPosePitch') },
    { reason: 'Tilted', strain: of('HeadPoseRoll') },
    { reason: 'Blurred', strain: of('Sharpness') },
    { reason: 'EyesClosed', strain: of('EyesOpen') },
  ];
  return strains.toSorted((a, b) => b.strain - a.strain);
}

/** From bound to bound in a straight line, and on as it falls last. */
function strainOf(value: number, easy: number, enrolled: number, recognized: number): number {
  if (value >= easy) return 0;
  if (value >= enrolled) return (easy - value) / (easy - enrolled);
  return Math.min(MOST, 1 + (enrolled - value) / (enrolled - recognized));
}
