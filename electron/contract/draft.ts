import { z } from 'zod';
import { livenessState, poseSegment } from '../../native-models/vocabulary/index.ts';
import { enrollmentFailure } from './enrollment-failure.ts';
import { newSample, sightingId } from './face.ts';
import { limits } from './limits.ts';
import { consent } from './person.ts';
import { procedure } from './procedure.ts';

/** Where an enrollment takes its samples from. */
export const captureMethod = z.enum(['camera', 'photos']);
export type CaptureMethod = z.infer<typeof captureMethod>;

/** Whose an enrollment is: a person's who is added to, or, null, somebody new's. Each has one draft at most. */
const whose = z.number().int().positive().nullable();
/** What a page calls itself. Only the page that took a draft up last keeps into it. */
const holder = z.uuid();

/** A photo file, by what tells it from others. */
const photoFile = z.object({
  name: z.string().max(limits.fileNameLength),
  /** Bytes. */
  size: z.number().int().min(0),
  /** When it was last changed, in milliseconds since 1970. */
  modified: z.number().int(),
});
export type PhotoFile = z.infer<typeof photoFile>;

const sampleKey = z.number().int().positive();

/** What was typed and chosen of an enrollment that is not saved yet. */
export const draftDetails = z.object({
  /** As it was typed so far. */
  name: z.string().max(limits.typedNameLength),
  /** The unknown face, seen live, that it is of: its pictures are taken over when it begins. */
  sighting: sightingId.nullable().default(null),
  consent: consent.nullable(),
  method: captureMethod,
  /** Whether the person chose not to move their head. */
  still: z.boolean(),
  /** What the turns of the head say so far; null where none were looked at. */
  turns: livenessState.nullable().default(null),
  /** Whether samples are being taken: name and agreement are there. */
  begun: z.boolean(),
  /** What kept a usable picture from being had, most of the time; null where nothing did, or there is one. */
  trouble: enrollmentFailure.nullable().default(null),
  /** Of which photos samples are, by the samples’ keys: one that is chosen again is not taken twice. */
  photos: z
    .array(photoFile.extend({ key: sampleKey }))
    .max(limits.samplesPerCall)
    .default([]),
  /** Which samples are pictures of the unknown face that it began with, by their keys: nobody was asked to turn for them. */
  given: z.array(sampleKey).max(limits.samplesPerCall).default([]),
  /** The names of photos that were chosen and not read yet, or not answered. Only the page has these themselves. */
  unread: z.array(z.string().max(limits.fileNameLength)).max(limits.unreadPhotos).default([]),
});
export type DraftDetails = z.infer<typeof draftDetails>;

/** A sample of a draft. */
export const keptSample = newSample.extend({
  /** What the page calls it; no two of a draft are called the same. */
  key: sampleKey,
  /** The pose it was taken for; null for an extra one, or a photo. */
  segment: poseSegment.nullable(),
});
export type KeptSample = z.infer<typeof keptSample>;

/** An enrollment that is not saved yet. */
export const draft = z.object({
  id: z.number().int().positive(),
  details: draftDetails,
  samples: z.array(keptSample),
  /** When something of it was kept last. */
  keptAt: z.date(),
});
export type Draft = z.infer<typeof draft>;

const draftId = z.number().int().positive();

/** A draft, and the page that means to have it. */
export const heldDraft = z.object({ id: draftId, holder });
export type HeldDraft = z.infer<typeof heldDraft>;

/**
 * Drafts of enrollments: what is typed and taken is kept, encrypted, until it is saved, discarded or a day old. A page that
 * writes into one which another page has taken up since gets `DraftElsewhere`; into one that is over, `DraftEnded`.
 */
export const draftContract = {
  /**
   * Takes up a draft, the `wanted` one, else that of which something was kept last: from now on it is this page's. One that
   * another page has is left alone where `leavesHeld` says so.
   */
  open: procedure
    .input(
      z.object({
        whose,
        holder,
        wanted: draftId.nullable().default(null),
        leavesHeld: z.boolean().default(false),
      }),
    )
    .output(draft.nullable()),
  /** Begins one beside those that there are, and tells its number. */
  begin: procedure
    .input(z.object({ whose, holder, details: draftDetails }))
    .output(z.number().int().positive()),
  /** Keeps what was typed and chosen. */
  keep: procedure.input(heldDraft.extend({ details: draftDetails })).output(z.void()),
  addSample: procedure.input(heldDraft.extend({ sample: keptSample })).output(z.void()),
  removeSamples: procedure
    .input(heldDraft.extend({ keys: z.array(sampleKey).max(limits.samplesPerCall) }))
    .output(z.void()),
  /** Erases it, with every picture. */
  discard: procedure.input(heldDraft).output(z.void()),
};
