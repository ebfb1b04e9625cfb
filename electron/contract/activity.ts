import { z } from 'zod';
import { sightingId, strength } from './face.ts';
import { personId } from './person.ts';

/** What the activity list tells of. */
export const activityKind = z.enum([
  'enrolled',
  'recognized',
  'unknown',
  // One of two people; each has a line of that moment, one after the other.
  'ambiguous',
  // Not named, because it was not shown to be a live person.
  'not live',
  'renamed',
  'extended',
  'activated',
  'activated against the verdict',
  'rolled back',
]);
export type ActivityKind = z.infer<typeof activityKind>;

/** The number of a line of the activity list. */
export const activityId = z.number().int().positive();

/** A line of the activity list. */
export const activity = z.object({
  id: activityId,
  at: z.date(),
  kind: activityKind,
  person: z.string().nullable(),
  personId: personId.nullable(),
  score: z.number().nullable(),
  /** How sure the name was; null for lines that tell of no recognition. */
  strength: strength.nullable(),
  /** Whether a picture of that moment is kept. */
  hasPicture: z.boolean(),
  /** Under which the pictures of an unknown face can be enrolled; null where there are none any more. */
  sighting: sightingId.nullable(),
  /** Whether it can be said what the line rests on. */
  hasEvidence: z.boolean(),
});
export type Activity = z.infer<typeof activity>;

/** Which lines of the activity list are wanted; what is left out does not matter. */
export const activityFilter = z.object({
  personId: personId.optional(),
  kinds: z.array(activityKind).optional(),
  /** Not before this. */
  from: z.date().optional(),
  /** Before this. */
  to: z.date().optional(),
  /** Older than this line: the next page. */
  before: activityId.optional(),
});
export type ActivityFilter = z.infer<typeof activityFilter>;
