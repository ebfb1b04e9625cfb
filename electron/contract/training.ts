import { packFetch } from './pack-fetch.ts';
import { z } from 'zod';
import { trainerProgress, trainingParameters } from '../../native-models/vocabulary/index.ts';
import { shownError } from './errors.ts';
import { reason, shortage } from './judgment.ts';
import { comparedWith, curvePoint, figures, verdict } from './model-version.ts';

/** A sample that looks like another person than the one it is enrolled under. */
export const doubtfulSample = z.object({
  sampleId: z.number().int(),
  personId: z.number().int(),
  name: z.string(),
  /** Whom it looks like, and the sample of theirs that it looks like most. */
  looksLike: z.object({ personId: z.number().int(), name: z.string(), sampleId: z.number().int() }),
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
  missing: z.array(shortage),
  /** What is missing before a run can be judged. */
  missingToJudge: z.array(shortage),
  doubtful: z.array(doubtfulSample),
  /** Photos of strangers held for the judge until Kith closes that count, and how many people they are of. */
  strangers: z.number().int(),
  strangerPeople: z.number().int(),
  /** Those that do not count: they show the same picture as a sample, so that whoever they show is enrolled. */
  enrolledStrangers: z.number().int(),
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
  reasons: z.array(reason).readonly(),
  comparedWith: comparedWith.nullable(),
  /** The epoch that the candidate is of; 0 is the start itself. An earlier Kith did not keep it with the run. */
  bestEpoch: z.number().int().nullable(),
  activation: candidateActivation.nullable(),
  /** Whether what it was judged by is still there, so that it can be judged against another version. */
  canJudgeAgain: z.boolean(),
  /** What went wrong; of a canceled one `RunOutdated` where not the user ended it, but what it learned from is gone. */
  error: shownError.nullable(),
});
export type TrainingRun = z.infer<typeof trainingRun>;

/**
 * Why more strangers than wanted are given a name, as far as can be told: pictures that look like somebody else than the person
 * they are enrolled under, or people who look more alike than those whom the threshold was set with.
 */
export const brokenPromise = z.discriminatedUnion('cause', [
  z.object({ cause: z.literal('labels'), pictures: z.number().int().positive() }),
  z.object({ cause: z.literal('likeness') }),
]);
export type BrokenPromise = z.infer<typeof brokenPromise>;

/** How good the active version is on this gallery, at the threshold in use. */
export const measurement = z.object({
  figures,
  wantedFpir: z.number(),
  /** Null where the figures allow that no more strangers are named than wanted. */
  brokenPromise: brokenPromise.nullable(),
  /** Photos given as strangers’ that were not searched for: they show the same picture as a sample. */
  enrolledStrangers: z.number().int(),
});
export type Measurement = z.infer<typeof measurement>;

/** The embedding of the whole gallery under another version. */
export const activation = z.object({
  versionId: z.number().int(),
  done: z.number().int(),
  total: z.number().int(),
  error: shownError.nullable(),
});
export type Activation = z.infer<typeof activation>;

/** What goes on in training. */
export const trainingState = z.object({
  run: trainingRun.nullable(),
  activation: activation.nullable(),
  classicPack: packFetch,
});
export type TrainingState = z.infer<typeof trainingState>;
