import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';
import type { Log } from './log.ts';
import { writeWhole } from './write-whole.ts';

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

/** Writes such a file, readable by the user alone: the whole of it or, where that fails, nothing, which is logged. */
export function writeKept(file: string, value: object, log: Pick<Log, 'warn'>): void {
  try {
    writeWhole(file, JSON.stringify(value));
  } catch (error) {
    log.warn('a file of the data folder was not written', { file: basename(file), error });
  }
}
