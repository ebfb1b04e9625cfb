import { readFileSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';

/**
 * Reads a small JSON file of things that are kept for comfort alone; null where there is none, where it was cut off while it
 * was written, or where it does not fit `schema`: nothing is lost with it.
 */
export function readKept<T>(file: string, schema: z.ZodType<T>): T | null {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
  const kept = schema.safeParse(json);
  return kept.success ? kept.data : null;
}

/** Writes such a file, readable by the user alone. */
export function writeKept(file: string, value: object): void {
  writeFileSync(file, JSON.stringify(value), { mode: 0o600 });
}
