import { z } from 'zod';

/** Bytes that travel by structured clone. */
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
/** Numbers that do. */
export const floats = z.custom<Float32Array>((value) => value instanceof Float32Array);

/** Whole numbers that do. */
export const integers = z.custom<Int32Array>((value) => value instanceof Int32Array);
