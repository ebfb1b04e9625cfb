import { z } from 'zod';

/** Side of an aligned chip in pixels. */
export const chipSide = 224;

/** Bytes of one chip: chipSide × chipSide × RGB, row by row. */
export const chipBytes = chipSide * chipSide * 3;

/** What of a chip is embedded: as it is, its mirror image, or the mean of both. */
export const chipView = z.enum(['plain', 'mirrored', 'both']);
export type ChipView = z.infer<typeof chipView>;
