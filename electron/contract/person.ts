import { z } from 'zod';
import { livenessState, qualityMeasures } from '../../native-models/vocabulary/index.ts';
import { cameraLabel, sampleSource } from './face.ts';
import { limits } from './limits.ts';

/** The number of someone enrolled. */
export const personId = z.number().int().positive();
/** The number of a group of people. */
export const groupId = z.number().int().positive();
/** The number of a kept sample. */
export const sampleId = z.number().int().positive();

/** Checked for emptiness and length by the owner, which answers with a typed error rather than with "bad input". */
export const typedName = z.string().max(100_000);

/** Whatever was typed or read for somebody, checked likewise. */
export const typedText = z.string().max(100_000);

/** Someone enrolled. */
export const person = z.object({
  id: personId,
  name: z.string(),
  samples: z.number().int(),
  enrolledAt: z.date(),
  /** The sample to show for them, chosen or the best; null when chips are not kept. */
  portrait: sampleId.nullable(),
  /** What was written down about them; '' for nothing. */
  note: z.string(),
  /** What they are called elsewhere, say their number at work; no two have the same one. */
  externalId: z.string().nullable(),
  /** The groups that they are in. */
  groups: z.array(groupId),
  /** When they agreed; null where that is not on file. */
  consentedAt: z.date().nullable(),
});
export type Person = z.infer<typeof person>;

/** People that a call is about. */
export const personIds = z.array(personId).min(1).max(limits.peopleAtOnce);

/** A kept sample of a person. */
export const sample = z.object({
  id: sampleId,
  source: sampleSource,
  takenAt: z.date(),
  quality: qualityMeasures,
  /** Whether it was shown to be of a live person; null where that was not checked. */
  liveness: livenessState.nullable(),
  /** The webcam it was taken with; null of photos, and where that is not known. */
  camera: cameraLabel.nullable(),
  /** What the turns of the head said that it was taken by; null where none were asked for. */
  turns: livenessState.nullable(),
  /** Whether the chip is kept, so that there is a picture. */
  hasChip: z.boolean(),
});
export type Sample = z.infer<typeof sample>;

/** How often somebody was recognized live, and when last, as far back as the activity is kept. */
export const seen = z.object({ personId, lastAt: z.date(), times: z.number().int().positive() });
export type Seen = z.infer<typeof seen>;

/** The record of a person's agreement. */
export const consent = z.object({ acceptedAt: z.date(), wording: z.string().min(1).max(2000) });
export type Consent = z.infer<typeof consent>;
