import { z } from 'zod';

/** A value with its 95% interval: a rate from 0 to 1, or the difference of two. */
export const rate = z.object({ value: z.number(), low: z.number(), high: z.number() });
export type Rate = z.infer<typeof rate>;

/**
 * What is missing before something can be done. `people` are those with at least `samples` different samples; `strangers` are
 * people who can be searched for without being enrolled.
 */
export const shortage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('people-to-train'),
    needed: z.number().int(),
    samples: z.number().int(),
    there: z.number().int(),
  }),
  z.object({
    kind: z.literal('people-to-compare'),
    needed: z.number().int(),
    samples: z.number().int(),
    there: z.number().int(),
  }),
  z.object({
    kind: z.literal('strangers'),
    needed: z.number().int(),
    there: z.number().int(),
  }),
]);
export type Shortage = z.infer<typeof shortage>;

/** What became of a rate: the same in every draw, lower or higher by more than chance does, or neither. */
export const outcome = z.enum(['same', 'lower', 'higher', 'unclear']);
export type Outcome = z.infer<typeof outcome>;

/** Why a verdict is what it is: one thing that was measured, or what was missing to measure it. */
const measuredReason = z.discriminatedUnion('kind', [
  z.object({
    /** FNIR at the wanted FPIR, candidate less current. */
    kind: z.literal('misses'),
    /** The condition that the probes were taken in; null where there is only one. */
    condition: z.string().nullable(),
    outcome,
    change: rate,
    wantedFpir: z.number(),
  }),
  z.object({
    /** FPIR where as many enrolled people are missed, candidate less current. */
    kind: z.literal('strangers-named'),
    condition: z.string().nullable(),
    outcome,
    change: rate,
  }),
  /** Better in one condition and worse in another. */
  z.object({ kind: z.literal('gain-and-loss') }),
  ...shortage.options,
  /** A sentence of an earlier Kith, which kept nothing else. */
  z.object({ kind: z.literal('as-written'), text: z.string() }),
]);

/** A reason as it is stored; what an earlier Kith stored is a sentence. */
export const reason = z.union([
  z.string().transform((text) => ({ kind: 'as-written' as const, text })),
  measuredReason,
]);
export type Reason = z.infer<typeof reason>;
