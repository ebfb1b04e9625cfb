import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { KithError } from '../contract/index.ts';
import { removeOutdatedCopies } from './copies-folder.ts';

/**
 * What deleting rows leaves behind in other places than the tables, where their space is overwritten: the log, copies of the
 * file from before a migration, and those that Kith makes every day.
 */
export interface Erasure {
  /**
   * Erases it there, too. It follows a transaction that cannot be taken back, so it never throws: what it cannot erase is tried
   * again with every erasure and every start, and until then `failure` says so.
   */
  readonly finish: () => void;
  /** How often something was erased in the gallery; 0 in one of a schema that does not count it. */
  readonly count: () => number;
  /** How often `finish` was called: the file itself is written by it, and by nothing else while no checkpoint is made. */
  readonly finished: () => number;
  /** `NotErased`, with the file; null where everything is erased. */
  readonly failure: () => KithError | null;
  /** Calls back whenever `failure` is another than before. */
  readonly onFailure: (listener: () => void) => void;
}

/** The erasure of a database's leftovers. */
export function createErasure(database: Database.Database): Erasure {
  let failure: KithError | null = null;
  let finished = 0;
  const listeners: (() => void)[] = [];
  /** All are tried, whatever becomes of the others. */
  const steps = [removeSchemaCopies, removeCopies, emptyLog];
  return {
    count: () => countOf(database) ?? 0,
    finished: () => finished,
    finish: () => {
      const before = failure;
      failure = null;
      finished++;
      giveBackSpace(database);
      for (const step of steps) {
        try {
          step(database);
        } catch (cause) {
          // The file system names its file; what SQLite says is about the log.
          const file = (cause as NodeJS.ErrnoException).path ?? `${database.name}-wal`;
          failure ??= new KithError('NotErased', file, { cause });
        }
      }
      if (failure !== before) for (const listener of listeners) listener();
    },
    failure: () => failure,
    onFailure: (listener) => void listeners.push(listener),
  };
}

/** Null in a gallery of a schema before it was counted: of such a one there are no copies. */
function countOf(database: Database.Database): number | null {
  const counts = database
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'erasures'")
    .get();
  if (!counts) return null;
  return database.prepare<[], number>('SELECT count FROM erasures').pluck().get() ?? 0;
}

/** Gives the file system what the tables do not need any more. */
function giveBackSpace(database: Database.Database): void {
  try {
    database.pragma('incremental_vacuum');
  } catch {
    // A full disk, or somebody who reads: nothing is left in that space, and the next erasure gives it back.
  }
}

/** Moves the log into the database, where deleted space is overwritten, and cuts it to nothing. */
export function emptyLog(database: Database.Database): void {
  const [result] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  if (result?.busy !== 0) throw new Error('the log is in use');
}

function removeCopies(database: Database.Database): void {
  const count = countOf(database);
  if (count !== null) removeOutdatedCopies(database.name, count);
}

function removeSchemaCopies({ name: file }: Database.Database): void {
  const folder = dirname(file);
  const copies = readdirSync(folder).filter((name) => name.startsWith(`${basename(file)}.schema-`));
  const failures: unknown[] = [];
  for (const copy of copies) {
    try {
      rmSync(join(folder, copy), { force: true });
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
