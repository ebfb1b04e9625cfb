import { z } from 'zod';
import { engineName, headKind, profile } from '../../native-models/vocabulary/index.ts';
import { enrollmentFailure } from './enrollment-failure.ts';
import { rate } from './judgment.ts';
import { limitCodes } from './report-limits.ts';
import { sha256 } from './model-pack.ts';

/** What draws a cross-validation's rounds. */
export const seed = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1);

/** A rate with what it was counted in: searches, those that erred, and whose they were. */
export const counted = z.object({
  ...rate.shape,
  errors: z.number().int(),
  searches: z.number().int(),
  people: z.number().int(),
});
export type CountedRate = z.infer<typeof counted>;

/** What conditions are told apart by, with the values of each. */
export const conditions = {
  light: ['dark', 'even', 'bright'],
  pose: ['front', 'turned', 'nodding'],
  size: ['small', 'medium', 'large'],
  sharpness: ['blurred', 'sharp'],
  source: ['webcam', 'photo', 'outside'],
} as const;
export type ConditionKind = keyof typeof conditions;

/** Both rates of some searches, and whether so few people are behind one that it says little. */
const rates = {
  fnir: counted,
  fpir: counted,
  fnirIsWeak: z.boolean(),
  fpirIsWeak: z.boolean(),
};

/** The searches of one condition. */
export const reportedCondition = z.object({
  kind: z.enum(Object.keys(conditions) as [ConditionKind, ...ConditionKind[]]),
  value: z.enum(Object.values(conditions).flat()),
  ...rates,
});
export type ReportedCondition = z.infer<typeof reportedCondition>;

/** The searches for the people of one group, which is numbered, and named where names were asked for. */
export const reportedGroup = z.object({
  number: z.number().int(),
  name: z.string().nullable(),
  /** How many are in it, searched for or not. */
  members: z.number().int(),
  ...rates,
});
export type ReportedGroup = z.infer<typeof reportedGroup>;

/** The searches with pictures of one webcam; with those of none that is known there is no number. */
export const reportedCamera = z.object({
  source: z.enum(conditions.source),
  /** Counts the cameras; null for photos, and where which one it was is not known. */
  number: z.number().int().nullable(),
  /** What it calls itself, where names were asked for: cameras are named after people. */
  name: z.string().nullable(),
  /** Different pictures that were searched for. */
  samples: z.number().int(),
  ...rates,
});
export type ReportedCamera = z.infer<typeof reportedCamera>;

/** How often something kept a usable picture from being had. */
const countedReason = z.object({ reason: enrollmentFailure, count: z.number().int() });

/** Somebody of a report: a number in it, and the name where names were asked for. */
export const reportedPerson = z.object({ number: z.number().int(), name: z.string().nullable() });
export type ReportedPerson = z.infer<typeof reportedPerson>;

const histogram = z.object({
  from: z.number(),
  step: z.number(),
  counts: z.array(z.number().int()),
});

/** Everything that the same gallery, version, settings, photos from outside, and seed give again. */
export const measuredReport = z.object({
  /** What measured it; `sourcesSha256` is of all files that Kith is made of, and the same in every shell. */
  kith: z.object({ version: z.string(), sourcesSha256: sha256 }),
  /** The active version, and the networks it is built on, by the hashes of their files. */
  version: z.object({ profile, head: headKind.nullable(), weightsSha256: z.string() }),
  packs: z.array(
    z.object({
      id: z.string(),
      package: z.string(),
      version: z.string(),
      files: z.array(z.object({ path: z.string(), sha256 })),
    }),
  ),
  /** Whether people are named. */
  named: z.boolean(),
  seed,
  /** Rounds of the cross-validation; in each everybody in one part of the people is a stranger. */
  folds: z.number().int(),
  gallery: z.object({
    people: z.number().int(),
    samples: z.number().int(),
    /** Those that could be left out in turn, and their different samples. */
    testedPeople: z.number().int(),
    differentSamples: z.number().int(),
    /** Samples of them that show a moment which another shows. */
    repeatedSamples: z.number().int(),
    /** People with too few different samples, or without pictures. */
    untestedPeople: z.number().int(),
    samplesWithoutPicture: z.number().int(),
  }),
  /** Photos from outside the gallery that were searched for. */
  outside: z.object({
    strangerPhotos: z.number().int(),
    strangerPeople: z.number().int(),
    /** Photos given as strangers’ that were not searched for: they show the same picture as a sample. */
    enrolledStrangers: z.number().int(),
    probePhotos: z.number().int(),
    probePeople: z.number().int(),
    /** Photos that were given besides and no face could be taken from: none, several, or too poor a one. */
    refusedPhotos: z.number().int(),
  }),
  /** Comparisons of a probe with its own person's reference and with others', and whose probes they were of. */
  comparisons: z.object({
    mated: z.number().int(),
    matedPeople: z.number().int(),
    nonMated: z.number().int(),
    nonMatedPeople: z.number().int(),
  }),
  failures: z.object({
    /** Photos given for the report that no face could be taken from, of all that could be read; null, not recorded, where none were given. */
    toAcquire: z.object({ failed: z.number().int(), of: z.number().int() }).nullable(),
    /** Samples that live recognition would not decide on, of all. */
    unusableSamples: z.number().int(),
  }),
  operatingPoint: z.object({
    wantedFpir: z.number(),
    /** For normalized scores: less what the bar for a person lies above the common one. */
    threshold: z.number(),
    fpir: counted,
    fnir: counted,
    /** Mated searches that are answered with two people who cannot be told apart: in the FNIR, they do not identify the person. */
    ambiguous: counted,
    /** Share of mated searches in which the own person comes first. */
    rank1: z.number(),
    eer: z.number(),
    auc: z.number(),
  }),
  det: z.array(z.object({ threshold: z.number(), fpir: z.number(), fnir: z.number() })),
  /**
   * What likelihood ratios are worth: comparisons by the chance of being mated that follows from their ratio, both kinds
   * weighing the same, and the share of them that was. `error` is the mean distance of the two (ECE).
   */
  calibration: z.object({
    bins: z.array(
      z.object({
        from: z.number(),
        to: z.number(),
        mated: z.number().int(),
        nonMated: z.number().int(),
        given: z.number().nullable(),
        observed: z.number().nullable(),
      }),
    ),
    error: z.number().nullable(),
  }),
  /** Normalized comparison scores, which one threshold holds for: of mated searches with the own reference, and of strangers' with the nearest one. */
  scores: z.object({ mated: histogram, strangers: histogram }),
  /** The best score that any stranger reached; null without strangers. */
  highestStranger: z.number().nullable(),
  conditions: z.array(reportedCondition),
  /** Of people from outside nobody knows a group; somebody in several counts in each. */
  groups: z.array(reportedGroup),
  cameras: z.array(reportedCamera),
  people: z.array(
    reportedPerson.extend({
      samples: z.number().int(),
      /** Searches for them, and those in which they were missed. */
      searches: z.number().int(),
      missed: z.number().int(),
      /** Searches in which they were left out, and those in which somebody's name was given to them. */
      asStranger: z.number().int(),
      named: z.number().int(),
    }),
  ),
  /** The pairs of people whose references are most alike, the closest first. */
  closestPairs: z.array(
    z.object({
      one: reportedPerson,
      other: reportedPerson,
      score: z.number(),
      /** What a typical picture of one reaches with the other, as a normalized score, and the bar for such scores. */
      typical: z.number(),
      bar: z.number(),
    }),
  ),
  /** What the figures do not say, in plain words. */
  limits: z.array(z.object({ code: z.enum(limitCodes), text: z.string() })),
});
export type MeasuredReport = z.infer<typeof measuredReport>;

/**
 * What was counted while people were enrolled. It is apart from what is measured: another attempt, or a year that passes, changes
 * it and nothing of the gallery.
 */
export const reportedEnrollments = z.object({
  /**
   * Attempts at enrollment that ended without anybody enrolled for want of a usable picture, of all that ended so or enrolled
   * somebody, as far back as they are counted; its interval takes each attempt for another person's. Null where none was.
   */
  toEnroll: z
    .object({
      ...rate.shape,
      failed: z.number().int(),
      of: z.number().int(),
      /** The first day that was counted, YYYY-MM-DD in UTC. */
      since: z.string(),
      reasons: z.array(countedReason),
    })
    .nullable(),
  /** Photos that were chosen to enroll somebody, and in which no usable face was found. */
  refusedPhotos: z.array(countedReason),
});
export type ReportedEnrollments = z.infer<typeof reportedEnrollments>;

/** What is of one run and no other: when, how long, and on what. */
export const reportRun = z.object({
  at: z.date(),
  seconds: z.number(),
  engine: engineName.nullable(),
  machine: z.object({
    platform: z.string(),
    arch: z.string(),
    processor: z.string(),
    cores: z.number().int(),
    memory: z.number(),
  }),
  /** Milliseconds, by the network that Kith comes with: to embed a face alone and in a batch of 16, and to search the gallery; null where no engine runs. */
  latency: z
    .object({ embedOne: z.number(), embedInBatch: z.number(), search: z.number() })
    .nullable(),
});
export type ReportRun = z.infer<typeof reportRun>;

/** What a serious evaluation names (ISO/IEC 19795-1) of the active version on this gallery. */
export const galleryReport = z.object({
  measured: measuredReport,
  /** SHA-256 of `measured` as JSON: the same figures have the same one. */
  fingerprint: sha256,
  enrollments: reportedEnrollments,
  run: reportRun,
});
export type GalleryReport = z.infer<typeof galleryReport>;

/** How far a report is, and then the report. */
export const reportProgress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), done: z.number().int(), total: z.number().int() }),
  z.object({ kind: z.literal('report'), report: galleryReport }),
]);
export type ReportProgress = z.infer<typeof reportProgress>;
