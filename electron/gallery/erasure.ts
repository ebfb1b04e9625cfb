import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { KithError } from '../contract/index.ts';

/**
 * What deleting rows leaves behind in other places than the tables, where their space is overwritten: the log, and copies of the
 * file from before a migration.
 */
export interface Erasure {
  /**
   * Erases it there, too. It follows a transaction that cannot be taken back, so it never throws: what it cannot erase is tried
   * again with every erasure and every start, and until then `failure` says so.
   */
  readonly finish: () => void;
  /** `NotErased`, with the file; null where everything is erased. */
  readonly failure: () => KithError | null;
  /** Calls back whenever `failure` is another than before. */
  readonly onFailure: (listener: () => void) => void;
}

/** The erasure of a database's leftovers. */
export function createErasure(database: Database.Database): Erasure {
  let failure: KithError | null = null;
  const listeners: (() => void)[] = [];
  /** Both are tried, whatever becomes of the other. */
  const steps = [removeCopies, emptyLog];
  return {
    finish: () => {
      const before = failure;
      failure = null;
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

/** Moves the log into the database, where deleted space is overwritten, and cuts it to nothing. */
function emptyLog(database: Database.Database): void {
  const [result] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  if (result?.busy !== 0) throw new Error('the log is in use');
}

function removeCopies({ name: file }: Database.Database): void {
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
