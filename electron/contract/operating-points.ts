import { z } from 'zod';
import { rate } from './judgment.ts';
import { personId } from './person.ts';

/** The shares of strangers that may at most be given a name, from the most careful on: the steps of the slider. */
export const wantedSteps = [0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1] as const;
/** Three of them by name. */
export const namedPoints = { careful: 0.001, balanced: 0.01, lenient: 0.03 } as const;
export type NamedPoint = keyof typeof namedPoints;
/** What can be wanted at all. */
export const strictestFpir = 0.0001;
export const mostLenientFpir = 0.2;
/** The share of strangers that may at most be given a name, 0 to 1. */
export const wantedFpir = z.number().min(strictestFpir).max(mostLenientFpir);

/** A rate that is to be expected, and what says so: the gallery's own people and photos, or people whom the shipped version was tried on. */
export const expectation = z.object({
  rate,
  people: z.number().int(),
  from: z.enum(['gallery', 'trial']),
});
export type Expectation = z.infer<typeof expectation>;

const pairedPerson = z.object({ personId, name: z.string() });

/** Two enrolled people, with the normalized score that a typical picture of one reaches with the other. */
export const enrolledPair = z.object({
  people: z.tuple([pairedPerson, pairedPerson]),
  score: z.number(),
});
export type EnrolledPair = z.infer<typeof enrolledPair>;

/** What a setting would do. */
export const operatingStep = z.object({
  wantedFpir: z.number(),
  /** The bar for normalized scores. */
  threshold: z.number(),
  /** The share of strangers that is given a name, and of the visits by enrolled people that are not recognized; null where nothing is known. */
  strangers: expectation.nullable(),
  own: expectation.nullable(),
  /** The closest two enrolled people who would be taken for each other; null where nobody would. */
  pair: enrolledPair.nullable(),
  /** Whether it may be chosen: it names nobody as somebody else, or is no more lenient than the present one. */
  allowed: z.boolean(),
});
export type OperatingStep = z.infer<typeof operatingStep>;

/** What settings would do, and what that rests on. */
export const operatingPoints = z.object({
  steps: z.array(operatingStep),
  /** Own people and pictures that were searched for; people who were searched for as strangers, and those of them on photos from outside. */
  counts: z.object({
    people: z.number().int(),
    pictures: z.number().int(),
    strangers: z.number().int(),
    outside: z.number().int(),
  }),
  /** With so many people of each kind the gallery's own figures are told. */
  needed: z.object({ people: z.number().int(), strangers: z.number().int() }),
  /** The best normalized score of any stranger seen in tests, and the closest two enrolled people. */
  ceilings: z.object({ stranger: z.number().nullable(), pair: enrolledPair.nullable() }),
  /** Pairs whom the balanced setting does not tell apart: probably one person, enrolled twice. They rule no setting out. */
  twice: z.array(enrolledPair),
  /** Whether this is of the gallery as it is; else a newer one is on its way. */
  settled: z.boolean(),
});
export type OperatingPoints = z.infer<typeof operatingPoints>;
