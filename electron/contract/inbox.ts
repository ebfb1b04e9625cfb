import { z } from 'zod';
import { livenessState, poseSegment } from '../../native-models/vocabulary/index.ts';
import { match, sightingId } from './face.ts';
import { limits } from './limits.ts';
import { personId } from './person.ts';
import { lookAlike } from './photo-face.ts';
import { procedure } from './procedure.ts';

/** The version of the words that are agreed to before unknown faces are kept; it grows with what they say. */
export const INBOX_WORDS = 2;

export const unknownFaceId = z.number().int().positive();
export const strangerId = z.number().int().positive();

/** An agreement to keep unknown faces: when, and to which words. */
export const inboxConsent = z.object({ acceptedAt: z.date(), words: z.number().int() });
export type InboxConsent = z.infer<typeof inboxConsent>;

/** Faces that were discarded together, and until when they can be brought back. */
export const discardedFaces = z.object({ faceIds: z.array(unknownFaceId), until: z.date() });
export type DiscardedFaces = z.infer<typeof discardedFaces>;

/** What is kept of unknown faces. */
export const inboxState = z.object({
  /** Null while nothing is kept. */
  consent: inboxConsent.nullable(),
  /** Faces that wait, and the bytes of their pictures. */
  faces: z.number().int(),
  bytes: z.number().int(),
  /** What was discarded last and is not erased for good yet; null where nothing waits for that. */
  erasing: discardedFaces.nullable(),
});
export type InboxState = z.infer<typeof inboxState>;

/** An unknown face that was seen. */
export const unknownFace = z.object({
  id: unknownFaceId,
  at: z.date(),
  /** The camera's name; null where it had none. */
  camera: z.string().nullable(),
  /** Whether it was shown to be live; null where that was not looked at. */
  liveness: livenessState.nullable(),
});
export type UnknownFace = z.infer<typeof unknownFace>;

/** Unknown faces that are one person's, as far as Kith can tell. */
export const unknownGroup = z.object({
  /** The first seen first. */
  faces: z.array(unknownFace).min(1),
  /** The face that shows them best. */
  portrait: unknownFaceId,
  /** How many times they came before a camera. */
  times: z.number().int().positive(),
  /** What their pictures show of their head; an enrollment takes what is missing. */
  poses: z.array(poseSegment),
  /** Whom they look like who is enrolled: by now, or for the group as a whole. */
  looksLike: match.nullable(),
});
export type UnknownGroup = z.infer<typeof unknownGroup>;

/** Somebody who is ignored, or not to be collected again. */
export const stranger = z.object({
  id: strangerId,
  kind: z.enum(['ignored', 'refused']),
  at: z.date(),
  /** Their pictures; of somebody who is not to be collected none is kept. */
  faces: z.array(unknownFaceId),
  /** Whether they can be told under the version in use. */
  holds: z.boolean(),
});
export type Stranger = z.infer<typeof stranger>;

const faceIds = z.array(unknownFaceId).min(1).max(limits.unknownFaces);

/**
 * Unknown faces that live recognition saw, kept only while somebody agreed to that, and only for a while. Whatever becomes of
 * them is somebody's doing: nothing is learned from a likeness. Faces that are gone are `NoSuchUnknown`.
 */
export const inboxContract = {
  state: procedure.output(inboxState),
  /** Has unknown faces be kept from now on. The words are those of which somebody says that they agree. */
  switchOn: procedure.input(z.object({ words: z.literal(INBOX_WORDS) })).output(inboxState),
  /** Has none be kept any more; those that wait are erased at once where that is wanted. */
  switchOff: procedure.input(z.object({ erase: z.boolean() })).output(inboxState),
  /** Those that wait, by person, the largest group first. `changes` of the inbox tell when to ask again. */
  groups: procedure.output(z.array(unknownGroup)),
  /** The picture of a face, as a JPEG. */
  picture: procedure.input(z.object({ faceId: unknownFaceId })).output(z.instanceof(Blob)),
  /** Holds the best of some faces for an enrollment, which begins with them (`enrollment.sighting`). */
  hold: procedure.input(z.object({ faceIds })).output(z.object({ sighting: sightingId })),
  /** Everybody but this person who looks like some faces, or has one of the pictures already that would be added: asked before. */
  lookAlikes: procedure.input(z.object({ faceIds, personId })).output(z.array(lookAlike)),
  /**
   * Adds the best of some faces to a person, through the gate that every sample goes through, `anyway` where they do not look like
   * them. All of them are discarded then. Answers with how many were added.
   */
  assign: procedure
    .input(z.object({ faceIds, personId, anyway: z.boolean().default(false) }))
    .output(z.object({ added: z.number().int() })),
  /** Has whoever it is be ignored: not named, not collected, shown apart. */
  ignore: procedure.input(z.object({ faceIds })).output(z.object({ strangerId })),
  /**
   * Discards faces. For ten seconds they can be brought back; after that they are erased for good. `never` has
   * whoever it is not be collected again: only numbers that tell their face are kept.
   */
  discard: procedure
    .input(z.object({ faceIds, never: z.boolean().default(false) }))
    .output(z.void()),
  /**
   * Brings back those of some faces that were discarded, and the refusals that came with them; what was added to somebody of them is
   * taken from them again.
   */
  restore: procedure.input(z.object({ faceIds })).output(z.object({ restored: z.number().int() })),
  /** Those who are ignored or not to be collected, the newest first. */
  strangers: procedure.output(z.array(stranger)),
  /** Takes that back: ignored faces wait again, and whoever was refused may be collected. */
  takeBack: procedure.input(z.object({ strangerId })).output(z.void()),
  /** Forgets somebody who is ignored, with every picture. */
  eraseStranger: procedure.input(z.object({ strangerId })).output(z.void()),
};
