import { z } from 'zod';
import { limits } from './limits.ts';
import { procedure } from './procedure.ts';

/** What Kith suggests to hold up to the camera; others are called as the user does. */
export const suggestedAttacks = ['print', 'phone', 'tablet'] as const;

/** What was before the camera in a try: one of `suggestedAttacks` or a name of the user's; null for a person. */
const presented = z.string().trim().min(1).max(limits.presentedName).nullable();

/** A share of errors among tries of one kind: attacks that passed, or people who were refused. */
export const testedRate = z.object({
  presented,
  tries: z.number().int().min(0),
  /** Of these the ones of which the check could tell, and the errors among them. */
  answered: z.number().int().min(0),
  errors: z.number().int().min(0),
  /** What the rate is at most, at a one-sided 95%. */
  atMost: z.number().min(0).max(1),
});
export type TestedRate = z.infer<typeof testedRate>;

/** The user's own test of the liveness check with one camera. */
export const livenessTest = z.object({
  /** The camera's name. */
  camera: z.string(),
  /** When the last try was. */
  at: z.date(),
  /** The darkest and the brightest face of it: mean luma, 0 to 255; null where no face was seen. */
  light: z.object({ from: z.number(), to: z.number() }).nullable(),
  /** The network that was tested, by the SHA-256 of its file, and the evidence from which a face is live, and up to which it is not. */
  network: z.string(),
  liveFrom: z.number(),
  notLiveTo: z.number(),
  /** Whether that is how Kith judges now. */
  isCurrent: z.boolean(),
  /** People; null without a try. */
  live: testedRate.nullable(),
  /** Each kind of attack. */
  attacks: z.array(testedRate),
  /** The kind that passes most often; null without one that had an answer. */
  worst: z.string().nullable(),
});
export type LivenessTest = z.infer<typeof livenessTest>;

/** What the check made of one try. */
export const triedLiveness = z.object({ answer: z.enum(['live', 'not live']).nullable() });
export type TriedLiveness = z.infer<typeof triedLiveness>;

const camera = z.string().min(1).max(limits.cameraName);

/** The user's own tests of the check: pictures that they hold up to their camera, and themselves. */
export const livenessTestContract = {
  /** The last tried first. `changes` tells of `liveness` when to ask again. */
  list: procedure.output(z.array(livenessTest)),
  /**
   * Counts a try: what `look` was told of a face of its `source` within the last seconds; without a face, null, there is no answer.
   * Each try has a source of its own.
   */
  note: procedure
    .input(
      z.object({
        camera,
        presented,
        source: z.string().max(100),
        track: z.number().int().nullable(),
      }),
    )
    .output(triedLiveness),
  /** Erases all tries with a camera. */
  remove: procedure.input(z.object({ camera })).output(z.void()),
};
