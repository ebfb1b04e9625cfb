import { z } from 'zod';
import { poseSegment, qualityReason } from '../../native-models/vocabulary/index.ts';
import { rate } from './judgment.ts';
import { personId, sampleId } from './person.ts';

/** The one thing that would help a person most to be recognized. */
export const remedy = z.discriminatedUnion('kind', [
  /** So many pictures look like somebody else: they are saved under the wrong name, or the two are one person. */
  z.object({ kind: z.literal('compare'), with: personId, count: z.number().int() }),
  /** So many of the pictures have something against them, and those are the ones that are not recognized. */
  z.object({
    kind: z.literal('retake'),
    reason: qualityReason,
    count: z.number().int(),
    of: z.number().int(),
  }),
  /** No other picture shows them from this side. */
  z.object({ kind: z.literal('pose'), segment: poseSegment }),
  /** So many more pictures, whatever they show. */
  z.object({ kind: z.literal('more'), count: z.number().int() }),
  /** All other pictures were taken in more, or in less light. */
  z.object({ kind: z.literal('light'), light: z.enum(['darker', 'brighter']) }),
  /** All pictures were taken at one time. */
  z.object({ kind: z.literal('time') }),
]);
export type Remedy = z.infer<typeof remedy>;

/** A picture that would not be recognized, and somebody else whom it would be taken for, alone or as well; null for nobody. */
export const missedSample = z.object({ sampleId, takenFor: personId.nullable() });
export type MissedSample = z.infer<typeof missedSample>;

/** What the self-test found of one person. */
export const testedPerson = z.object({
  personId,
  /** `untested` has pictures of one moment alone: nothing is left to recognize one by. */
  state: z.enum(['fine', 'weak', 'untested']),
  /** Their different pictures that were searched for, and how many of these would be recognized. */
  tested: z.number().int(),
  recognized: z.number().int(),
  missed: z.array(missedSample),
  /** Null where nothing is to be remedied. */
  remedy: remedy.nullable(),
});
export type TestedPerson = z.infer<typeof testedPerson>;

/** Two people whom Kith may take for each other. */
export const alikePair = z.object({
  people: z.tuple([personId, personId]),
  /** The comparison score of their references, −1 to 1. */
  score: z.number(),
  /** Whether they are probably one person, enrolled twice. */
  twice: z.boolean(),
  /** Pictures of one that would be taken for the other. */
  samples: z.array(sampleId),
});
export type AlikePair = z.infer<typeof alikePair>;

/** What the self-test found of the whole gallery. */
export const selfTest = z.object({
  people: z.number().int(),
  /** The different pictures that were searched for, and how many of these would be recognized. */
  tested: z.number().int(),
  recognized: z.number().int(),
  /** Whoever is weak, the weakest first. */
  weak: z.array(testedPerson),
  /** How many people have too few pictures to tell. */
  untested: z.number().int(),
  /** First those of whom most pictures would be taken for the other, then the most alike. */
  lookAlikes: z.array(alikePair),
  /**
   * Pictures searched for as if their person were not enrolled, and how many of these would be given somebody's name, if only as one
   * of two, with the 95% interval over people. Not those that are most like the same person under another name; none where nobody
   * else is enrolled.
   */
  asStrangers: z.object({ searched: z.number().int(), named: z.number().int(), fpir: rate }),
  wantedFpir: z.number(),
  /** Whether so many are named that it contradicts the promise: the whole interval lies above `wantedFpir`. */
  isPromiseBroken: z.boolean(),
});
export type SelfTest = z.infer<typeof selfTest>;

/** How the self-test stands. While one runs, the result is the last one's. */
export const selfTestState = z.object({
  state: z.enum(['running', 'done', 'failed']),
  result: selfTest.nullable(),
});
export type SelfTestState = z.infer<typeof selfTestState>;
