import { z } from 'zod';

/** The two networks that chips can go through first. */
export const profile = z.enum(['face', 'classic']);
export type Profile = z.infer<typeof profile>;

/** What follows the backbone. */
export const headKind = z.enum(['adapter', 'classic']);
export type HeadKind = z.infer<typeof headKind>;

/** How triplets are chosen from a batch. */
export const mining = z.enum(['random', 'semi-hard', 'batch-hard', 'curriculum']);
export type Mining = z.infer<typeof mining>;

/** How far two unit embeddings are apart: squared Euclidean, or 1 minus the cosine. */
export const distance = z.enum(['euclidean', 'cosine']);
export type Distance = z.infer<typeof distance>;

const strength = z.number().min(0).max(1);

/** How strongly copies of a chip are changed, each 0 (not at all) to 1. */
export const augmentation = z.object({
  /** How many of them are mirrored: 1 is half. */
  mirror: strength,
  /** Less light, down to a quarter at 1, and another gamma. */
  light: strength,
  /** Sensor noise, up to 16 of 255 at 1. */
  noise: strength,
  /** Blur of up to 1.5 pixels at 1. */
  blur: strength,
  /** JPEG, down to quality 40 at 1. */
  jpeg: strength,
  /** Turned by up to 8 degrees, shifted by up to 4 and scaled by up to 6 in a hundred at 1. */
  geometry: strength,
});
export type Augmentation = z.infer<typeof augmentation>;

/** Augmentations by name. */
export const augmentations = {
  none: { mirror: 0, light: 0, noise: 0, blur: 0, jpeg: 0, geometry: 0 },
  camera: { mirror: 1, light: 0.5, noise: 0.5, blur: 0.5, jpeg: 0.5, geometry: 0.5 },
  dark: { mirror: 1, light: 1, noise: 1, blur: 0.2, jpeg: 0.3, geometry: 0.3 },
} as const satisfies Record<string, Augmentation>;
export type AugmentationName = keyof typeof augmentations;

/** Everything that decides what a run computes. Two runs with the same parameters on the same samples and engine are the same. */
export const trainingParameters = z.object({
  profile,
  head: headKind,
  mining,
  margin: z.number().min(0.01).max(2),
  distance,
  epochs: z.number().int().min(1).max(200),
  /** P people with K samples each make a batch. */
  peoplePerBatch: z.number().int().min(2).max(64),
  samplesPerPerson: z.number().int().min(2).max(16),
  /** Triplets taken from a batch. */
  triplets: z.number().int().min(4).max(512),
  /** Up to far beyond what is sensible: the judge is there for it. */
  learningRate: z.number().min(1e-7).max(100),
  augment: augmentation,
  /** Augmented copies of each sample. */
  copies: z.number().int().min(0).max(16),
  /** Stages of the backbone that are trained too, from the end. */
  unfreeze: z.number().int().min(0).max(3),
  /** Epochs without a better validation figure after which a run stops. */
  patience: z.number().int().min(1).max(50),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1),
});
export type TrainingParameters = z.infer<typeof trainingParameters>;

/** The margin of the triplet loss unless a preset has a reason for another. */
export const DEFAULT_MARGIN = 0.2;
/**
 * For the adapter on the face backbone, where people are only about 0.5 apart: a wide margin pushes everybody away from
 * everybody, which is what ruins the refusal of strangers; a narrow one leaves only the confusions to learn from.
 */
const ADAPTER_MARGIN = 0.02;

const shared = {
  distance: 'euclidean',
  unfreeze: 0,
  seed: 1,
} as const satisfies Partial<TrainingParameters>;

/** Parameters by the name of their preset. */
export const trainingPresets = {
  quick: {
    ...shared,
    profile: 'face',
    head: 'adapter',
    mining: 'batch-hard',
    margin: ADAPTER_MARGIN,
    epochs: 20,
    peoplePerBatch: 32,
    samplesPerPerson: 4,
    triplets: 128,
    learningRate: 1e-4,
    augment: augmentations.camera,
    copies: 3,
    patience: 8,
  },
  thorough: {
    ...shared,
    profile: 'face',
    head: 'adapter',
    mining: 'batch-hard',
    margin: ADAPTER_MARGIN,
    epochs: 60,
    peoplePerBatch: 64,
    samplesPerPerson: 4,
    triplets: 256,
    learningRate: 1e-4,
    augment: augmentations.dark,
    copies: 6,
    patience: 20,
  },
  textbook: {
    ...shared,
    profile: 'classic',
    head: 'classic',
    mining: 'semi-hard',
    margin: DEFAULT_MARGIN,
    epochs: 15,
    peoplePerBatch: 16,
    samplesPerPerson: 4,
    triplets: 32,
    learningRate: 3e-4,
    augment: augmentations.none,
    copies: 0,
    patience: 5,
  },
} as const satisfies Record<string, TrainingParameters>;
export type PresetName = keyof typeof trainingPresets;

/** Where a trainer is. */
export const trainerProgress = z.object({
  step: z.number().int(),
  steps: z.number().int(),
  epoch: z.number().int(),
  loss: z.number(),
  /** Triplets that still have a loss, 0 to 1. */
  activeShare: z.number(),
  /** Mean distances in the triplets. */
  mated: z.number(),
  nonMated: z.number(),
  /** FNIR of the validation photos at the wanted FPIR, after the last epoch; null before the first. */
  validationFnir: z.number().nullable(),
  stepsPerSecond: z.number(),
});
export type TrainerProgress = z.infer<typeof trainerProgress>;

/** What the judge says of a candidate. */
export const verdict = z.enum(['better', 'not-better', 'worse-for-strangers', 'not-enough-data']);
export type Verdict = z.infer<typeof verdict>;

/** How often non-mated comparisons reached which score: counts only, nobody's data. */
export const impostorStatistics = z.object({
  /** Lower edge of the first bin. */
  from: z.number(),
  /** Width of a bin. */
  step: z.number().positive(),
  /** Non-mated comparisons in each bin, the last one holding all above. */
  counts: z.array(z.number().int().min(0)).readonly(),
});
export type ImpostorStatistics = z.infer<typeof impostorStatistics>;

const rate = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** What a version does on a set of searches, with 95% intervals. */
export const figures = z.object({
  /** People in the gallery that was searched, and their samples. */
  people: z.number().int(),
  samples: z.number().int(),
  matedComparisons: z.number().int(),
  /** Searches of strangers. */
  strangers: z.number().int(),
  threshold: z.number(),
  fpir: rate,
  fnir: rate,
  rank1: z.number(),
  eer: z.number(),
  auc: z.number(),
});
export type Figures = z.infer<typeof figures>;

const detPoint = z.object({ threshold: z.number(), fpir: z.number(), fnir: z.number() });
const histogram = z.object({ from: z.number(), step: z.number(), counts: z.array(z.number()) });
const distances = z.object({ mated: histogram, nonMated: histogram });
const bothOf = <T extends z.ZodType>(one: T) => z.object({ current: one, candidate: one });

/** The comparison of a candidate with the version that was active when it was trained. */
export const comparison = z.object({
  figures: bothOf(figures),
  /** Candidate less current: FNIR at the wanted FPIR, and FPIR at the current FNIR. */
  fnir: rate,
  fpir: rate,
  det: bothOf(z.array(detPoint)),
  /** Squared Euclidean distances of probes to their own reference and to the nearest other one. */
  distances: bothOf(distances),
  /** FNIR of the left-out photos' augmented copies, for information; null without copies. */
  simulated: bothOf(z.number()).nullable(),
});
export type Comparison = z.infer<typeof comparison>;

/** A point of a run's curve. */
export const curvePoint = z.object({
  step: z.number(),
  loss: z.number(),
  mated: z.number(),
  nonMated: z.number(),
  validationFnir: z.number().nullable(),
});
export type CurvePoint = z.infer<typeof curvePoint>;

/** Everything known of how a version came to be. It names nobody. */
export const report = z.object({
  verdict,
  reasons: z.array(z.string()),
  wantedFpir: z.number(),
  parameters: trainingParameters,
  /** People, samples and augmented copies learned from; photos of strangers and extra probes given to the judge. */
  data: z.object({
    people: z.number().int(),
    samples: z.number().int(),
    copies: z.number().int(),
    strangers: z.number().int(),
    probes: z.number().int(),
  }),
  /** Null where there was not enough data to compare. */
  comparison: comparison.nullable(),
  curve: z.array(curvePoint),
  epochs: z.number().int(),
  /** 0 is the untrained head. */
  bestEpoch: z.number().int(),
  engine: z.string(),
  seconds: z.number(),
});
export type Report = z.infer<typeof report>;

/** A model version. */
export const modelVersion = z.object({
  id: z.number().int().positive(),
  name: z.string(),
  profile,
  /** Null: the backbone alone. */
  head: headKind.nullable(),
  unfrozen: z.number().int(),
  weightsSha256: z.string(),
  createdAt: z.date(),
  origin: z.enum(['shipped', 'trained', 'imported']),
  verdict: verdict.nullable(),
  active: z.boolean(),
  parentId: z.number().int().nullable(),
  /** Samples that have no embedding under it yet; with 0 it is active at once. */
  missingEmbeddings: z.number().int(),
  /** People it learned from, and how many of them were removed since. */
  learnedFrom: z.object({ people: z.number().int(), removed: z.number().int() }),
  hasReport: z.boolean(),
});
export type ModelVersion = z.infer<typeof modelVersion>;

/** A sample on the two-dimensional map of a version's report: principal components before and after. */
export const mapPoint = z.object({
  personId: z.number().int(),
  name: z.string(),
  before: z.tuple([z.number(), z.number()]),
  after: z.tuple([z.number(), z.number()]),
});
export type MapPoint = z.infer<typeof mapPoint>;

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
  samples: z.number().int(),
  /** People left out because they have fewer than 3 samples with pictures. */
  leftOut: z.array(z.object({ personId: z.number().int(), name: z.string(), samples: z.number() })),
  /** What is missing before a run can start. */
  missing: z.array(z.string()),
  /** What is missing before a run can be judged. */
  missingToJudge: z.array(z.string()),
  doubtful: z.array(doubtfulSample),
  /** Photos of strangers held for the judge until Kith closes. */
  strangers: z.number().int(),
});
export type TrainingPlan = z.infer<typeof trainingPlan>;

/** An error as it is shown. */
const shownError = z.object({ code: z.string(), message: z.string(), next: z.string() });

/** The run that is under way, was interrupted, or ended last. */
export const trainingRun = z.object({
  status: z.enum(['running', 'interrupted', 'finished', 'canceled', 'failed']),
  startedAt: z.date(),
  parameters: trainingParameters,
  stage: z.enum(['features', 'training', 'judging', 'done']),
  /** Trainings in all (one for each fold, and the candidate's own), and which one is under way. */
  parts: z.number().int(),
  part: z.number().int(),
  /** Of the whole run, 0 to 1. */
  share: z.number(),
  secondsLeft: z.number().nullable(),
  progress: trainerProgress.nullable(),
  curve: z.array(curvePoint),
  /** Once finished. */
  versionId: z.number().int().nullable(),
  verdict: verdict.nullable(),
  activated: z.boolean(),
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
  state: z.enum(['absent', 'fetching', 'present']),
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
