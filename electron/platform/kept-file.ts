import { readFileSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import type { z } from 'zod';

/**
 * Reads a small JSON file of things that are kept for comfort alone; null where there is none or where it does not fit
 * `schema`: nothing is lost with it.
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

/** Writes such a file, readable by the user alone: the whole of it or, where that fails, nothing. */
export function writeKept(file: string, value: object): void {
  writeFileAtomic.sync(file, JSON.stringify(value), { mode: 0o600 });
}
