import { closeSync, openSync, readdirSync, readSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { KithError } from '../contract/index.ts';
import { removeOutdatedCopies } from './copies-folder.ts';
import { PAGE_BYTES, readCopyOf, removeDatabase } from './database-file.ts';

/** Bytes before a log's frames, and before the page of each. */
const LOG_HEADER = 32;
const FRAME_HEADER = 24;

/**
 * What deleting rows leaves behind in other places than the tables, where their space is overwritten: the log, copies of the
 * file from before a migration, one that was to be read as it was damaged, and those that Kith makes every day.
 */
export interface Erasure {
  /**
   * Erases it there, too. It follows a transaction that cannot be taken back, so it never throws: what it cannot erase is tried
   * again with every erasure and every start, and until then `failure` says so.
   */
  readonly finish: () => void;
  /** Erases what an earlier process could not, or was killed before. */
  readonly resume: () => void;
  /** How often something was erased in the gallery; 0 in one of a schema that does not count it. */
  readonly count: () => number;
  /** How often `finish` was called: the file itself is written by it, and by nothing else while no checkpoint is made. */
  readonly finished: () => number;
  /** `NotErased`, with the file; null where everything that was removed is erased. */
  readonly failure: () => KithError | null;
  /** Calls back whenever `failure` is another than before. */
  readonly onFailure: (listener: () => void) => void;
}

/** The erasure of a database's leftovers. */
export function createErasure(database: Database.Database): Erasure {
  let failure: KithError | null = null;
  let finished = 0;
  const listeners: (() => void)[] = [];
  const erase = (isRemoved: boolean): void => {
    const before = failure;
    failure = null;
    finished++;
    giveBackSpace(database);
    // All are tried, whatever becomes of the others.
    for (const { step, mayHold } of STEPS) {
      try {
        step(database);
      } catch (cause) {
        if (!isRemoved && !orTrue(() => mayHold(database))) continue;
        // The file system names its file; what SQLite says is about the log.
        const file = (cause as NodeJS.ErrnoException).path ?? `${database.name}-wal`;
        failure ??= new KithError('NotErased', file, { cause });
      }
    }
    if (failure !== before) for (const listener of listeners) listener();
  };
  return {
    count: () => erasuresIn(database),
    finished: () => finished,
    finish: () => erase(true),
    resume: () => erase(false),
    failure: () => failure,
    onFailure: (listener) => void listeners.push(listener),
  };
}

/** Where something is erased, and whether what was removed before this process may be there still. */
const STEPS: readonly {
  readonly step: (database: Database.Database) => void;
  readonly mayHold: (database: Database.Database) => boolean;
}[] = [
  // All that there was then is in them, and when that was they do not say.
  { step: removeSchemaCopies, mayHold: () => true },
  { step: ({ name }) => removeDatabase(readCopyOf(name)), mayHold: () => true },
  { step: removeCopies, mayHold: (database) => erasuresIn(database) > 0 },
  { step: emptyLog, mayHold: (database) => logTells(database, 'erasures') },
];

/** What cannot be looked at may hold anything. */
function orTrue(look: () => boolean): boolean {
  try {
    return look();
  } catch {
    return true;
  }
}

/** How often something was erased in a gallery, whatever its schema. Throws SQLite's errors. */
export function erasuresIn(database: Database.Database): number {
  return countOf(database) ?? 0;
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

/**
 * Whether a database's log has a change of a table that fits a page. A log is a header and frames, each a page behind its
 * number, which is not encrypted.
 */
function logTells(database: Database.Database, table: string): boolean {
  const page = database
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(table);
  const handle = openSync(`${database.name}-wal`, 'r');
  try {
    const number = Buffer.alloc(4);
    for (let at = LOG_HEADER; ; at += FRAME_HEADER + PAGE_BYTES) {
      if (readSync(handle, number, 0, number.length, at) < number.length) return false;
      if (number.readUInt32BE() === page) return true;
    }
  } finally {
    closeSync(handle);
  }
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
