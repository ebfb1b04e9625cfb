import { z } from 'zod';
import {
  chipBytes,
  livenessState,
  passiveLiveness,
  qualityMeasures,
  qualityReasons,
} from '../../native-models/vocabulary/index.ts';
import { limits } from './limits.ts';

/** A chip on its way between page and owner: raw RGB, chipSide × chipSide. */
export const chipBlob = z
  .instanceof(Blob)
  .refine((blob) => blob.size === chipBytes, `A chip has ${chipBytes} bytes`);

/** Where a sample came from. */
export const sampleSource = z.enum(['webcam', 'photo']);
export type SampleSource = z.infer<typeof sampleSource>;

/** What a camera calls itself. */
export const cameraLabel = z.string().min(1).max(limits.cameraName);

/** A face as the page or an import hands it over for enrollment. */
export const newSample = z.object({
  chip: chipBlob,
  quality: qualityMeasures,
  source: sampleSource,
  takenAt: z.date(),
  /** Whether it was shown to be of a live person when it was taken; null where that was not checked, as of photos. */
  liveness: livenessState.nullable().optional(),
  /** The webcam it was taken with; null where that is not known, as of photos. */
  camera: cameraLabel.nullable().optional(),
  /** What the turns of the head say that it was taken by; null where none were asked for, as of a head that holds still. */
  turns: livenessState.nullable().optional(),
});
export type NewSample = z.infer<typeof newSample>;

/** A person and a comparison score, −1 to 1. */
export const match = z.object({
  personId: z.number().int(),
  person: z.string(),
  score: z.number(),
});
export type Match = z.infer<typeof match>;

/** One of two people who cannot be told apart, with how many times as likely the score is of them as of a stranger. */
export const oneOfTwo = match.extend({ likelihoodRatio: z.number() });
export type OneOfTwo = z.infer<typeof oneOfTwo>;

/** Names an unknown face whose best pictures are in the owner's memory for a while. */
export const sightingId = z.uuid();

/**
 * How surely a name is the right one, by how many times as likely the score is of that person as of a stranger, shared among
 * all who are enrolled: 100 times at least, 10 times, or less.
 */
export const strength = z.enum(['clear', 'likely', 'weak']);
export type Strength = z.infer<typeof strength>;

/** Why a face is not decided on: its picture is no use, or it has to be live, and is not or cannot be told to be. */
export const unusableReason = z.enum([...qualityReasons, 'NotLive', 'LiveNotShown']);
export type UnusableReason = z.infer<typeof unusableReason>;

/** What was decided about a face. */
export const decision = z.object({
  decision: z.enum(['known', 'ambiguous', 'unknown', 'unusable']),
  /** The person, when known. */
  match: match.nullable(),
  /** When ambiguous, the people who cannot be told apart, two: the one who was likelier first. Nobody otherwise. */
  between: z.array(oneOfTwo),
  /** How sure the name is; null where none is given. */
  strength: strength.nullable(),
  /** The comparison score with the likeliest person, −1 to 1; null when nobody is enrolled or the face is unusable. */
  score: z.number().nullable(),
  /** How many times as likely that score is of that person as of a stranger; null where there is no score. */
  likelihoodRatio: z.number().nullable(),
  /** The second-best person, when two or more are enrolled. */
  runnerUp: match.nullable(),
  /** There where it is like a stranger who is ignored: then nobody is named. */
  ignored: z.literal(true).optional(),
  /** Why a face is unusable. */
  reasons: z.array(unusableReason),
  /** Whether it is a live person's; null where that was not looked at. */
  liveness: passiveLiveness.nullable(),
});
export type Decision = z.infer<typeof decision>;

/** A decision on a face of a live frame. */
export const liveDecision = decision.extend({
  /** False while the track is too short to show a name. */
  settled: z.boolean(),
  /** Under which the pictures of an unknown face can be enrolled; null where there are none. */
  sighting: sightingId.nullable(),
});
export type LiveDecision = z.infer<typeof liveDecision>;
