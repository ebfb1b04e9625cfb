import { z } from 'zod';

/** Quality measures of one face, named as in ISO/IEC 29794-5 where it has the measure. */
export const qualityMeasures = z.object({
  /** Whether the image shows this face alone. */
  SingleFacePresent: z.boolean(),
  /** Share of the face's landmarks that lie within the image, 0 to 1; what was measured before this was counts as within. */
  FaceInFrame: z.number().min(0).max(1).default(1),
  /** Pixels of the original image between the centers of the eyes. */
  InterEyeDistance: z.number().nonnegative(),
  /** Edge strength relative to contrast; higher is sharper. */
  Sharpness: z.number().nonnegative(),
  /** Mean luminance of the face, 0 to 255. */
  MeanLuminance: z.number().min(0).max(255),
  /** Share of the face that is not under-exposed, 0 to 1. */
  UnderExposurePrevention: z.number().min(0).max(1),
  /** Share of the face that is not over-exposed, 0 to 1. */
  OverExposurePrevention: z.number().min(0).max(1),
  /** Degrees; positive turns to the person's own left. */
  HeadPoseYaw: z.number(),
  /** Degrees; positive looks up. */
  HeadPosePitch: z.number(),
  /** Degrees; positive tilts clockwise in the image. */
  HeadPoseRoll: z.number(),
  /** Lid distance over eye width of the eye that is less open. */
  EyesOpen: z.number().nonnegative(),
});
export type QualityMeasures = z.infer<typeof qualityMeasures>;

/** What can be wrong with a face, most useful instruction first: mending an earlier one often mends a later one. */
export const qualityReasons = [
  'SeveralFaces',
  'CutOff',
  'TooSmall',
  'TooDark',
  'TooBright',
  'TurnedAway',
  'LookingUpOrDown',
  'Tilted',
  'Blurred',
  'EyesClosed',
] as const;
export const qualityReason = z.enum(qualityReasons);
export type QualityReason = z.infer<typeof qualityReason>;
