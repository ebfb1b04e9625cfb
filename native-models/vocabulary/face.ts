import { z } from 'zod';

/** A rectangle in pixels of its image. */
export const box = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number().nonnegative(),
  height: z.number().nonnegative(),
});
export type FaceBox = z.infer<typeof box>;

/** A point in pixels of its image. */
export const point = z.object({ x: z.number(), y: z.number() });

/** Degrees by which a picture has to be turned clockwise for its people to be upright. */
export const turn = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);
export type Turn = z.infer<typeof turn>;

/** A turned square of the image that holds a face with room around it. */
export const faceRegion = z.object({
  center: point,
  /** Pixels. */
  side: z.number().positive(),
  /** Radians; positive is clockwise in the image. */
  angle: z.number(),
});
export type FaceRegion = Readonly<z.infer<typeof faceRegion>>;

/**
 * How hard to look for faces that are not known yet: not at all; for the faces of people before a camera; or for the small
 * faces of a group as well, which takes five times as long.
 */
export const detect = z.enum(['rest', 'quick', 'thorough']);
export type Detect = z.infer<typeof detect>;
