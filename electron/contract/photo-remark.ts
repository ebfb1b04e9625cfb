import { z } from 'zod';

/** What is worth knowing of how a photo was looked at. */
export const photoRemark = z.discriminatedUnion('kind', [
  /** Nothing upright was found in it as it is, and the file does not say what is up: it was turned clockwise. */
  z.object({
    kind: z.literal('turned'),
    degrees: z.union([z.literal(90), z.literal(180), z.literal(270)]),
  }),
  /** The file ends before the picture does: what is missing was not looked at. */
  z.object({ kind: z.literal('ends early') }),
  /** The file holds several pictures, of which one was looked at; they are counted from 1. */
  z.object({ kind: z.literal('one of several'), picture: z.number().int(), of: z.number().int() }),
  /** There are more faces than are answered; the biggest are. */
  z.object({ kind: z.literal('more faces'), answered: z.number().int() }),
  /** The picture is so large that faces narrower than so many of its pixels were not looked for, though they might be clear enough. */
  z.object({ kind: z.literal('small faces'), below: z.number().int() }),
]);
export type PhotoRemark = z.infer<typeof photoRemark>;
