import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';
import { isAbsent } from './absent.ts';
import type { Log } from './log.ts';
import { writeWhole } from './write-whole.ts';

/**
 * Reads a small JSON file of things that are kept for comfort alone; null where there is none or where it does not fit
 * `schema`: nothing is lost with it. One that cannot be read is logged.
 */
export function readKept<T>(file: string, schema: z.ZodType<T>, log: Pick<Log, 'warn'>): T | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (!isAbsent(error)) {
      log.warn('a file of the data folder was not read', { file: basename(file), error });
    }
    return null;
  }
  const kept = schema.safeParse(parsed(text));
  return kept.success ? kept.data : null;
}

/** What a text says as JSON; undefined where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Writes such a file, readable by the user alone: the whole of it or, where that fails, nothing, which is logged. */
export function writeKept(file: string, value: object, log: Pick<Log, 'warn'>): void {
  try {
    writeWhole(file, JSON.stringify(value));
  } catch (error) {
    log.warn('a file of the data folder was not written', { file: basename(file), error });
  }
}
