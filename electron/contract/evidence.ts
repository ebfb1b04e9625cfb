import { z } from 'zod';
import {
  livenessLook,
  qualityMeasures,
  qualityReason,
} from '../../native-models/vocabulary/index.ts';
import { enrolledCheck } from './enrolled-check.ts';
import { likeness } from './errors.ts';
import { decision, match, sightingId, strength } from './face.ts';
import { sampleId } from './person.ts';

/** Names a face whose evidence was asked for; the owner holds it in memory for a while. */
export const evidenceId = z.uuid();

/** Somebody whom a face was compared with, and what that comparison says. */
export const compared = match.extend({
  /** From which score on the face is given this name, −1 to 1. */
  bar: z.number(),
  likelihoodRatio: z.number(),
  strength,
  /** How many strangers look at least as much like them. */
  strangers: likeness,
  /** By how much the scores of strangers with them lie above those of `nonMated`, which were counted with other references. */
  strangersAbove: z.number(),
  /** Their samples, with the face's comparison score, the highest first. */
  samples: z.array(z.object({ sampleId, hasPicture: z.boolean(), score: z.number() })),
  /** How it was checked that they were there themselves when they were enrolled. */
  enrolled: enrolledCheck,
  /** Scores of samples with the others of the same person: theirs, or where these are few, everybody's. */
  mated: z.object({ scores: z.array(z.number()), of: z.enum(['person', 'everybody']) }),
});
export type Compared = z.infer<typeof compared>;

/** What a decision on a face rests on. */
export const evidence = z.object({
  id: evidenceId,
  at: z.date(),
  decision,
  /** The face as it was seen, a JPEG. */
  picture: z.instanceof(Blob),
  /** Whether the face is compared anew, by the small picture of the activity list: what it was compared by then is gone. */
  anew: z.boolean(),
  /** Null where only the small picture is left. */
  quality: qualityMeasures.nullable(),
  /** How much what can be wrong with the face weighs, what hurts most first: 0 no flaw, 1 refused as a sample, 2 as a probe. */
  strains: z.array(z.object({ reason: qualityReason, strain: z.number() })),
  /** Under which the face can be enrolled; null where it cannot. */
  sighting: sightingId.nullable(),
  /** The likeliest people, the likeliest first. */
  nearest: z.array(compared),
  /** How often comparisons with strangers had which score: of each bin from `from` on, less what `strangersAbove` adds for a person. */
  nonMated: z.object({ from: z.number(), step: z.number(), counts: z.array(z.number()) }),
  /** The frames by which it was told whether it is live, the oldest first, with milliseconds to the last one; none where that was not looked at. */
  livenessFrames: z.array(z.object({ before: z.number(), look: livenessLook })),
  /** The frames that a live decision rests on, the oldest first; none otherwise. */
  frames: z.array(
    z.object({
      /** Milliseconds to the last one. */
      before: z.number(),
      /** The frame's score with each of the likeliest people, and that of the face over time, which is what is decided on. */
      scores: z.array(z.number()),
      means: z.array(z.number()),
      /** From which score on it was given their name: a new name is the harder to be given the longer a face has none. */
      bars: z.array(z.number()),
    }),
  ),
});
export type Evidence = z.infer<typeof evidence>;

/** A face of live recognition, as `recognize` was told of it. */
export const liveFace = z.object({ camera: z.string().max(100), track: z.number().int() });
