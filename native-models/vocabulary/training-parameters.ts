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
  dark: { mirror: 1, light: 1, noise: 1, blur: 0.2, jpeg: 0.3, geometry: 0.6 },
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
const ADAPTER_MARGIN = 0.05;

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
    copies: 8,
    patience: 20,
  },
  textbook: {
    ...shared,
    profile: 'classic',
    head: 'classic',
    mining: 'semi-hard',
    margin: DEFAULT_MARGIN,
    epochs: 40,
    peoplePerBatch: 16,
    samplesPerPerson: 4,
    triplets: 32,
    learningRate: 3e-4,
    augment: augmentations.none,
    copies: 0,
    patience: 10,
  },
} as const satisfies Record<string, TrainingParameters>;
export type PresetName = keyof typeof trainingPresets;
