import type { QualityMeasures, QualityReason } from '../vocabulary/index.ts';

/** What can be wrong with a face by itself. */
export type FaceReason = Exclude<QualityReason, 'SeveralFaces'>;

/** Bounds of the quality measures; outside one, the face has that reason against it. */
export interface QualityBounds {
  readonly FaceInFrame: number;
  readonly InterEyeDistance: number;
  readonly Sharpness: number;
  readonly MeanLuminance: number;
  readonly UnderExposurePrevention: number;
  readonly OverExposurePrevention: number;
  readonly HeadPoseYaw: number;
  readonly HeadPosePitch: number;
  readonly HeadPoseRoll: number;
  readonly EyesOpen: number;
}

/** What a good sample keeps within: a reference is used for years, so only clear faces become one. */
export const enrollmentBounds: QualityBounds = {
  FaceInFrame: 0.95,
  InterEyeDistance: 30,
  Sharpness: 0.12,
  MeanLuminance: 50,
  UnderExposurePrevention: 0.6,
  OverExposurePrevention: 0.8,
  HeadPoseYaw: 30,
  HeadPosePitch: 25,
  HeadPoseRoll: 25,
  EyesOpen: 0.17,
};

/** Beyond these a sample is good enough and could be better: halfway from what enrollment demands to a picture without flaws. */
export const easyBounds: QualityBounds = {
  FaceInFrame: 0.98,
  InterEyeDistance: 45,
  Sharpness: 0.18,
  MeanLuminance: 70,
  UnderExposurePrevention: 0.75,
  OverExposurePrevention: 0.9,
  HeadPoseYaw: 24,
  HeadPosePitch: 20,
  HeadPoseRoll: 18,
  EyesOpen: 0.19,
};

/** What a probe keeps within: beyond these, a score says more about the picture than about the person. */
export const recognitionBounds: QualityBounds = {
  FaceInFrame: 0.8,
  InterEyeDistance: 16,
  Sharpness: 0.05,
  MeanLuminance: 20,
  UnderExposurePrevention: 0.2,
  OverExposurePrevention: 0.5,
  HeadPoseYaw: 50,
  HeadPosePitch: 45,
  HeadPoseRoll: 60,
  EyesOpen: 0,
};

/** What speaks against a face as an enrollment sample, the most useful to mend first. Empty when it is good. */
export function assessForEnrollment(quality: QualityMeasures): QualityReason[] {
  const reasons = assess(quality, enrollmentBounds);
  return quality.SingleFacePresent ? reasons : ['SeveralFaces', ...reasons];
}

/** What a kept sample is weak in, the most useful to mend first. Empty when nothing is. */
export function weaknessesOf(quality: QualityMeasures): FaceReason[] {
  return assess(quality, easyBounds);
}

/** What speaks against deciding on a face at all. Empty when it is usable. */
export function assessForRecognition(quality: QualityMeasures): QualityReason[] {
  return assess(quality, recognitionBounds);
}

function assess(quality: QualityMeasures, bounds: QualityBounds): FaceReason[] {
  const checks: [FaceReason, boolean][] = [
    ['CutOff', quality.FaceInFrame < bounds.FaceInFrame],
    ['TooSmall', quality.InterEyeDistance < bounds.InterEyeDistance],
    [
      'TooDark',
      quality.MeanLuminance < bounds.MeanLuminance ||
        quality.UnderExposurePrevention < bounds.UnderExposurePrevention,
    ],
    ['TooBright', quality.OverExposurePrevention < bounds.OverExposurePrevention],
    ['TurnedAway', Math.abs(quality.HeadPoseYaw) > bounds.HeadPoseYaw],
    ['LookingUpOrDown', Math.abs(quality.HeadPosePitch) > bounds.HeadPosePitch],
    ['Tilted', Math.abs(quality.HeadPoseRoll) > bounds.HeadPoseRoll],
    ['Blurred', quality.Sharpness < bounds.Sharpness],
    ['EyesClosed', quality.EyesOpen < bounds.EyesOpen],
  ];
  return checks.filter(([, fails]) => fails).map(([reason]) => reason);
}
