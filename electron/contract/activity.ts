import { z } from 'zod';
import { cameraLabel, sightingId, strength } from './face.ts';
import { groupId, personId } from './person.ts';
import { procedure } from './procedure.ts';

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
  /** The camera that saw the face; null for lines that tell of none, and where that is not known. */
  camera: cameraLabel.nullable(),
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
  /** Whoever is in it now. */
  groupId: groupId.optional(),
  kinds: z.array(activityKind).optional(),
  camera: cameraLabel.optional(),
  /** Not before this. */
  from: z.date().optional(),
  /** Before this. */
  to: z.date().optional(),
  /** Older than this line: the next page. */
  before: activityId.optional(),
});
export type ActivityFilter = z.infer<typeof activityFilter>;

/** What can be asked about the activity list. */
export const activityContract = {
  /** Newest first. */
  list: procedure
    .input(activityFilter.extend({ limit: z.number().int().min(1).max(500) }))
    .output(z.array(activity)),
  /** The cameras that lines of the list come from, by name. */
  cameras: procedure.output(z.array(cameraLabel)),
  /** The lines that are wanted, all of them, as a file to keep: comma-separated values, the newest first. */
  file: procedure.input(activityFilter).output(z.instanceof(Blob)),
  /** The face of a line, as it was seen, as a JPEG. */
  picture: procedure.input(z.object({ activityId })).output(z.instanceof(Blob)),
  /**
   * Empties the list. For as long as `erasing` says it can be brought back; after that, or when Kith closes or starts again,
   * it is erased for good.
   */
  clear: procedure.output(z.object({ removed: z.number().int() })),
  /** Brings back what `clear` took. */
  restore: procedure.output(z.object({ restored: z.number().int() })),
  /** When what was cleared is erased for good; null where nothing waits for that. */
  erasing: procedure.output(z.object({ at: z.date().nullable() })),
};
