import { z } from 'zod';
import { qualityReason } from '../../native-models/vocabulary/index.ts';
import { likeness } from './errors.ts';
import { evidenceId } from './evidence.ts';
import { personId, sampleId } from './person.ts';
import { lookAlike } from './photo-face.ts';

export const correctionId = z.number().int().positive();

/** What somebody said of a face, as it is remembered, with what it changed. */
export const correction = z.object({
  id: correctionId,
  at: z.date(),
  kind: z.enum(['is', 'is not']),
  personId,
  person: z.string(),
  /** The sample of the person that was added; null where none was, or it is gone by now. */
  added: sampleId.nullable(),
  /** Whether a sample of the person is set aside; its picture is kept where pictures are. */
  setAside: z.enum(['with picture', 'without picture']).nullable(),
  /** Whether the person's bar is higher: now, or only under another version than the active one; null where it was not raised. */
  raised: z.enum(['now', 'under another version']).nullable(),
});
export type Correction = z.infer<typeof correction>;

/** What somebody says of a face that they saw the evidence of: who it is not, who it is, or both. */
export const statement = z
  .object({
    evidence: evidenceId,
    isNot: personId.nullable(),
    is: personId.nullable(),
  })
  .refine(({ isNot, is }) => isNot !== is, 'Somebody is meant, and not both ways');
export type Statement = z.infer<typeof statement>;

/** What can be done about it; null where something cannot, or helps nothing. */
export const remedies = z.object({
  /** The face becomes a sample of the person it is. */
  add: z
    .object({
      /** What speaks against it as a sample: it cannot be added then. */
      reasons: z.array(qualityReason),
      /** How alike the two are, where it does not look like that person. */
      unlike: likeness.nullable(),
      /** Whom it looks more like; null where nobody. */
      moreLike: z.string().nullable(),
      /** Everybody else who has the picture already, or whom it would be taken for. */
      others: z.array(lookAlike),
    })
    .nullable(),
  /** A sample of the person it is not, which looks more like somebody else, is set aside. */
  setAside: z.object({ sampleId, hasPicture: z.boolean() }).nullable(),
  /** The bar of the person it is not is raised above the face's score, as far as that goes. */
  raise: z
    .object({
      /** Whether such a face is not given the name any more. */
      enough: z.boolean(),
      /** How many of so many pictures do not reach the bar by themselves: before and after. */
      before: z.number().int(),
      after: z.number().int(),
      of: z.number().int(),
      /** Whose pictures that are. */
      whose: z.enum(['person', 'everybody']),
    })
    .nullable(),
});
export type Remedies = z.infer<typeof remedies>;

/** Which of the remedies are wanted. */
export const chosenRemedies = z.object({
  add: z.boolean(),
  setAside: z.boolean(),
  raise: z.boolean(),
});
export type ChosenRemedies = z.infer<typeof chosenRemedies>;
