import { copyFileSync, existsSync, renameSync } from 'node:fs';
import Database from 'better-sqlite3';
import { KithError } from '../contract/index.ts';
import { makingPrivate } from '../platform/private-files.ts';
import {
  identityOf,
  makeEmptyFile,
  putInPlace,
  refuseDamaged,
  removeDatabase,
} from './database-file.ts';
import { createErasure, emptyLog, type Erasure } from './erasure.ts';
import { explain } from './explain.ts';
import { migrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

/** An open connection, with what erases beside its tables. Only this folder sees it. */
export type Connection = Database.Database & {
  readonly erasure: Erasure;
  /** Whether the file is still the one that was opened. */
  readonly isInPlace: () => boolean;
  /** One transaction. Error: `GalleryReplaced` where it is not. */
  readonly write: <T>(work: () => T) => T;
};

/**
 * Opens (and creates or migrates) the database file. `key` is 32 bytes, or null for no encryption, which only
 * tests use; one that is known to be this gallery's tells a damaged first page from a wrong key. Before it is migrated the file is copied to `FILE.schema-N`, as encrypted as it was; the copy goes
 * with the next start, or as soon as anything is erased. Errors: `GalleryLocked` (wrong key), `GalleryDamaged`,
 * `GalleryNewer`, `GalleryInUse`, those of the disk; the file is left as it was in each case. That something cannot
 * be erased is none (see `Erasure`).
 */
export function openConnection(
  file: string,
  key: Uint8Array | null,
  steps: readonly Migration[] = migrations,
  keyIsKnown = key === null,
): Connection {
  try {
    return makingPrivate(() => openInPlace(file, key, steps));
  } catch (error) {
    throw explain(error, file, keyIsKnown);
  }
}

function openInPlace(
  file: string,
  key: Uint8Array | null,
  steps: readonly Migration[],
): Connection {
  refuseDamaged(file, key !== null);
  if (!existsSync(file)) {
    // A gallery is there once it is whole: a start that is cut off leaves nothing that looks like one.
    createDatabase(`${file}.new`, key, steps).close();
    putInPlace(`${file}.new`, file);
  }
  const database = openMigrated(file, key, steps);
  const opened = identityOf(file);
  const isInPlace = (): boolean => identityOf(file) === opened;
  return Object.assign(database, {
    isInPlace,
    write: <T>(work: () => T): T => {
      if (!isInPlace()) throw new KithError('GalleryReplaced', file);
      return database.transaction(work).immediate();
    },
  });
}

/**
 * Opens a database as it is. `isNew` has it give back the space that it does not need any more, which can be chosen only then;
 * without `checksPages` pages are taken as they are, whatever their MAC.
 */
export function openDatabase(
  file: string,
  key: Uint8Array | null,
  { isNew = false, checksPages = true } = {},
): Database.Database {
  const database = new Database(file, { timeout: 2000, fileMustExist: true });
  try {
    if (!checksPages) database.pragma('hmac_check = 0');
    if (key) unlock(database, key);
    // One owner at a time: a second process would leave this one's search index behind the tables.
    database.pragma('locking_mode = EXCLUSIVE');
    // Also those that SQLite makes for itself: in files they would not be encrypted.
    database.pragma('temp_store = MEMORY');
    if (isNew) database.pragma('auto_vacuum = INCREMENTAL');
    // One that is made takes its name once it is whole: nothing has to be undone in it, and no log may be left behind.
    database.pragma(`journal_mode = ${isNew ? 'MEMORY' : 'WAL'}`);
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('secure_delete = ON');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function unlock(database: Database.Database, key: Uint8Array): void {
  const hex = Buffer.from(key).toString('hex');
  if (hex.length !== 64) throw new RangeError('The gallery key has 32 bytes');
  database.pragma("cipher = 'chacha20'");
  database.pragma(`key = 'raw:${hex}'`);
}

/** Makes an empty gallery in place of whatever lies there. */
export function createDatabase(
  file: string,
  key: Uint8Array | null,
  steps: readonly Migration[],
): Database.Database {
  removeDatabase(file);
  makeEmptyFile(file);
  const database = openDatabase(file, key, { isNew: true });
  try {
    apply(database, steps);
    return database;
  } catch (error) {
    database.close();
    removeDatabase(file);
    throw error;
  }
}

type Erasing = Database.Database & { readonly erasure: Erasure };

function openMigrated(file: string, key: Uint8Array | null, steps: readonly Migration[]): Erasing {
  const open = (): Erasing => {
    const database = openDatabase(file, key);
    return Object.assign(database, { erasure: createErasure(database) });
  };
  let database = open();
  try {
    const current = database.pragma('user_version', { simple: true }) as number;
    const latest = steps.at(-1)?.version ?? 0;
    if (current > latest) throw new KithError('GalleryNewer', `${current} > ${latest}`);
    if (rewriteOnce(database)) {
      database.close();
      putInPlace(`${file}.new`, file);
      database = open();
    }
    // What a killed process deleted is in the log still, and an earlier start's copy has served.
    database.erasure.resume();
    const missing = steps.filter(({ version }) => version > current);
    if (missing.length > 0 && current > 0) copyBefore(database, current);
    apply(database, missing);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Writes a gallery of a Kith that never gave space back to `FILE.new`, as one that does: what lies between its tables stays
 * behind. Answers whether it did; where it cannot, the next start tries again.
 */
function rewriteOnce(database: Database.Database): boolean {
  const scratch = `${database.name}.new`;
  removeDatabase(scratch);
  if (database.pragma('auto_vacuum', { simple: true }) !== 0) return false;
  try {
    emptyLog(database);
    database.pragma('auto_vacuum = INCREMENTAL');
    makeEmptyFile(scratch);
    database.prepare('VACUUM INTO ?').run(scratch);
    return true;
  } catch (error) {
    removeDatabase(scratch);
    if (error instanceof Database.SqliteError) return false;
    throw error;
  }
}

function apply(database: Database.Database, steps: readonly Migration[]): void {
  for (const step of steps) {
    database.transaction(() => {
      database.exec(step.sql);
      database.pragma(`user_version = ${step.version}`);
    })();
  }
}

/** Copies the file as it is under a schema; a copy is whole or not there. */
function copyBefore(database: Database.Database, schema: number): void {
  emptyLog(database);
  const copy = `${database.name}.schema-${schema}`;
  copyFileSync(database.name, `${copy}.part`);
  renameSync(`${copy}.part`, copy);
}
