import { z } from 'zod';

/** Side of a crop in pixels. */
export const livenessSide = 128;

/** Bytes of one crop: livenessSide × livenessSide × RGB, row by row. */
export const livenessBytes = livenessSide * livenessSide * 3;

/** How many times the box of a face is enlarged about its center for each crop. */
export const livenessScales = { near: 1.5, wide: 2.7 } as const;

const crop = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.length === livenessBytes,
  `A crop has ${livenessBytes} bytes`,
);

/** The crops by which it is judged whether a person is there: the face, and the face with what is around it. */
export const livenessCropNames = ['near', 'wide'] as const;
export type LivenessCropName = (typeof livenessCropNames)[number];

/** The crops of a face: of a photo both, of a frame one of them, null the other. */
export const livenessCrops = z.object({ near: crop.nullable(), wide: crop.nullable() });
export type LivenessCrops = z.infer<typeof livenessCrops>;

const share = z.number().min(0).max(1);

/** What the network makes of one crop: shares of 1. They are scores, no rates of error. */
export const livenessShares = z.object({
  /** A person before the camera. */
  live: share,
  /** A printed picture. */
  print: share,
  /** A picture on a screen. */
  replay: share,
});
export type LivenessShares = z.infer<typeof livenessShares>;

/** What it makes of the crops of a face; null of one that it was not given. */
export const livenessLook = z.object({
  near: livenessShares.nullable(),
  wide: livenessShares.nullable(),
});
export type LivenessLook = z.infer<typeof livenessLook>;

/** What is said of a face: whether a person is there. */
export const livenessState = z.enum(['live', 'not live', 'cannot tell']);
export type LivenessState = z.infer<typeof livenessState>;

/** Why it cannot be told. */
export const livenessReason = z.enum([
  'too small',
  'too dark',
  'cut off',
  'too few frames',
  'not a camera',
  'the crops disagree',
]);
export type LivenessReason = z.infer<typeof livenessReason>;

/** The passive check of a face: its state, with what speaks against telling, and the shares of both crops averaged over the frames. */
export const passiveLiveness = z.object({
  state: livenessState,
  /** Empty unless it cannot be told. */
  reasons: z.array(livenessReason),
  /** Frames that were fit to be looked at. */
  frames: z.number().int().min(0),
  /** Null until there was one of each crop. */
  mean: z.object({ near: livenessShares, wide: livenessShares }).nullable(),
});
export type PassiveLiveness = z.infer<typeof passiveLiveness>;
