import { z } from 'zod';
import { headKind, profile, trainingParameters } from '../../native-models/vocabulary/index.ts';
import { rate, reason } from './judgment.ts';

/** What the judge says of a candidate. */
export const verdict = z.enum(['better', 'not-better', 'worse-for-strangers', 'not-enough-data']);
export type Verdict = z.infer<typeof verdict>;

/** What a version does on a set of searches, with 95% intervals. */
export const figures = z.object({
  /** People in the gallery that was searched, and their different samples. */
  people: z.number().int(),
  samples: z.number().int(),
  matedComparisons: z.number().int(),
  /** Searches of strangers, and how many people were searched for; an earlier Kith did not count these. */
  strangers: z.number().int(),
  strangerPeople: z.number().int().nullable().default(null),
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

/** The version that a candidate was compared with. */
export const comparedWith = z.object({
  versionId: z.number().int(),
  /** Empty for the version that Kith comes with. */
  name: z.string(),
  weightsSha256: z.string(),
});
export type ComparedWith = z.infer<typeof comparedWith>;

/** The comparison of a candidate with another version on the same searches. */
export const versionComparison = z.object({
  figures: bothOf(figures),
  /** Candidate less current: FNIR at the wanted FPIR, and FPIR at the current FNIR. */
  fnir: rate,
  fpir: rate,
  /** The same in each condition that has enough probes, and FNIR of both versions in it. */
  groups: z.array(
    z.object({
      group: z.string(),
      current: z.number(),
      candidate: z.number(),
      fnir: rate,
      fpir: rate,
    }),
  ),
  det: bothOf(z.array(detPoint)),
  /** Squared Euclidean distances of probes to their own reference and to the nearest other one. */
  distances: bothOf(distances),
  /** FNIR of the left-out photos' augmented copies, for information; null without copies. */
  simulated: bothOf(z.number()).nullable(),
});
export type VersionComparison = z.infer<typeof versionComparison>;

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
  reasons: z.array(reason),
  /** An earlier Kith did not write it down. */
  comparedWith: comparedWith.nullable().default(null),
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
  comparison: versionComparison.nullable(),
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
  /** Empty for the version that Kith comes with; every other one has a name. */
  name: z.string(),
  profile,
  /** Null: the backbone alone. */
  head: headKind.nullable(),
  unfrozen: z.number().int(),
  weightsSha256: z.string(),
  createdAt: z.date(),
  origin: z.enum(['shipped', 'trained', 'imported']),
  verdict: verdict.nullable(),
  /** The epoch of its training that was kept: 0 is the start itself. Null where nothing tells. */
  bestEpoch: z.number().int().nullable(),
  active: z.boolean(),
  /** Whether rolling back makes it active. */
  previous: z.boolean(),
  parentId: z.number().int().nullable(),
  /** Samples that have no embedding under it yet; with 0 it is active at once. */
  missingEmbeddings: z.number().int(),
  /** People it learned from, and how many of them were removed since. */
  learnedFrom: z.object({ people: z.number().int(), removed: z.number().int() }),
  hasReport: z.boolean(),
});
export type ModelVersion = z.infer<typeof modelVersion>;

/** What the version that Kith comes with is called where nobody has named it, in English. */
export const SHIPPED_VERSION = 'Original version';

/** What a version is called, also one that something was compared with; `shipped` is the word for the one without a name. */
export function versionName(
  { name }: Pick<ModelVersion, 'name'>,
  shipped: string = SHIPPED_VERSION,
): string {
  return name || shipped;
}

/** A sample on the two-dimensional map of a version's report: principal components before and after. */
export const mapPoint = z.object({
  sampleId: z.number().int(),
  personId: z.number().int(),
  name: z.string(),
  before: z.tuple([z.number(), z.number()]),
  after: z.tuple([z.number(), z.number()]),
});
export type MapPoint = z.infer<typeof mapPoint>;
