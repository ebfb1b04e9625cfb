import { z } from 'zod';
import { trainerProgress, trainingParameters } from '../../native-models/vocabulary/index.ts';
import { shownError } from './errors.ts';
import { comparedWith, curvePoint, verdict } from './model-version.ts';

/** A sample that looks like another person than the one it is enrolled under. */
export const doubtfulSample = z.object({
  sampleId: z.number().int(),
  personId: z.number().int(),
  name: z.string(),
  looksLike: z.string(),
});
export type DoubtfulSample = z.infer<typeof doubtfulSample>;

/** What a run would use. */
export const trainingPlan = z.object({
  people: z.number().int(),
  /** Different ones, and those that show a moment which another shows: they count once. */
  samples: z.number().int(),
  repeated: z.number().int(),
  /** People left out because they have fewer than 3 different samples with pictures. */
  leftOut: z.array(z.object({ personId: z.number().int(), name: z.string(), samples: z.number() })),
  /** What is missing before a run can start. */
  missing: z.array(z.string()),
  /** What is missing before a run can be judged. */
  missingToJudge: z.array(z.string()),
  doubtful: z.array(doubtfulSample),
  /** Photos of strangers held for the judge until Kith closes, and how many people they are of. */
  strangers: z.number().int(),
  strangerPeople: z.number().int(),
});
export type TrainingPlan = z.infer<typeof trainingPlan>;

/**
 * What became of a candidate: it was not to be made active, is not better, another version became active while it was trained,
 * it is being made active, is active, could not be made active, or that was stopped.
 */
export const candidateActivation = z.enum([
  /** It came out as the very network that was active. */
  'unchanged',
  'not-wanted',
  'not-better',
  'parent-left',
  'under-way',
  'active',
  'failed',
  'stopped',
]);
export type CandidateActivation = z.infer<typeof candidateActivation>;

/** The run that is under way, was interrupted, or ended last. */
export const trainingRun = z.object({
  status: z.enum(['running', 'interrupted', 'finished', 'canceled', 'failed']),
  startedAt: z.date(),
  /** Null for a run that another Kith left and this one cannot read. */
  parameters: trainingParameters.nullable(),
  stage: z.enum(['preparing', 'features', 'training', 'judging', 'done']),
  /** Trainings in all (one for each fold, and the candidate's own), and which one is under way. */
  parts: z.number().int(),
  part: z.number().int(),
  /** Of the whole run, 0 to 1. */
  share: z.number(),
  secondsLeft: z.number().nullable(),
  progress: trainerProgress.nullable(),
  curve: z.array(curvePoint),
  /** Once finished: the candidate, the judge's word on it and against which version, and what became of it. */
  versionId: z.number().int().nullable(),
  verdict: verdict.nullable(),
  reasons: z.array(z.string()).readonly(),
  comparedWith: comparedWith.nullable(),
  activation: candidateActivation.nullable(),
  /** Whether what it was judged by is still there, so that it can be judged against another version. */
  canJudgeAgain: z.boolean(),
  error: shownError.nullable(),
});
export type TrainingRun = z.infer<typeof trainingRun>;

/** The embedding of the whole gallery under another version. */
export const activation = z.object({
  versionId: z.number().int(),
  done: z.number().int(),
  total: z.number().int(),
  error: shownError.nullable(),
});
export type Activation = z.infer<typeof activation>;

/** The fetching of the classic network. */
export const packFetch = z.object({
  state: z.enum(['absent', 'fetching', 'present', 'failed']),
  /** Bytes that have arrived and are kept, of `total`. */
  received: z.number(),
  total: z.number(),
  error: shownError.nullable(),
});
export type PackFetch = z.infer<typeof packFetch>;

/** What goes on in training. */
export const trainingState = z.object({
  run: trainingRun.nullable(),
  activation: activation.nullable(),
  classicPack: packFetch,
});
export type TrainingState = z.infer<typeof trainingState>;
