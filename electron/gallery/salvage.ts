import { chmodSync, closeSync, copyFileSync, existsSync, openSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { hasCode, KithError } from '../contract/index.ts';
import { openDatabase, createDatabase } from './connection.ts';
import { PLAIN_HEADER, PLAIN_HEADER_AT, removeDatabase } from './database-file.ts';
import { explain } from './explain.ts';
import type { ShippedVersion } from './gallery.ts';
import { migrations } from './migrations/index.ts';
import { quoted, tablesOf } from './read-through.ts';
import { copyRows } from './salvage-rows.ts';
import { makeWhole, type Whole } from './salvage-whole.ts';

/** What can be computed again, or belongs to a run that cannot go on. */
const NOT_NEEDED = new Set(['features', 'training_run', 'training_parts', 'erasures']);

/**
 * Saves what can be read of a damaged gallery to a new one at `target`, row by row; the damaged one is not opened itself, but a
 * copy of it, and stays as it is. `shipped` is the version that Kith comes with. Errors: `GalleryDamaged` where nothing can be
 * read, `GalleryLocked`, `GalleryNewer`.
 */
export function salvage(
  file: string,
  key: Uint8Array | null,
  keyIsKnown: boolean,
  target: string,
  shipped: ShippedVersion,
): Whole {
  const scratch = `${file}.read`;
  removeDatabase(scratch);
  try {
    copyWithLog(file, scratch);
    if (key) mendPlainHeader(scratch);
    const source = openReadable(scratch, key, keyIsKnown);
    try {
      return saveTo(source, target, key, shipped);
    } finally {
      source.close();
    }
  } catch (error) {
    removeDatabase(target);
    const told = explain(error, file, keyIsKnown);
    // Of the copy that was read nobody knows.
    const isOfScratch = hasCode(told, 'GalleryDamaged') && (told as KithError).subject === scratch;
    throw isOfScratch ? new KithError('GalleryDamaged', file, { cause: error }) : told;
  } finally {
    removeDatabase(scratch);
  }
}

function saveTo(
  source: Database.Database,
  target: string,
  key: Uint8Array | null,
  shipped: ShippedVersion,
): Whole {
  const schema = source.pragma('user_version', { simple: true }) as number;
  const latest = migrations.at(-1)!.version;
  if (schema > latest) throw new KithError('GalleryNewer', `${schema} > ${latest}`);
  const made = createDatabase(target, key, migrations.slice(0, schema));
  try {
    made.pragma('foreign_keys = OFF');
    const tables = tablesOf(made).filter(({ name }) => !NOT_NEEDED.has(name));
    return made.transaction(() =>
      makeWhole(source, made, shipped, copyRows(source, made, tables)),
    )();
  } finally {
    made.close();
  }
}

/** A database, and what was written to its log and not to it yet. */
function copyWithLog(file: string, copy: string): void {
  for (const ending of ['', '-wal']) {
    if (!existsSync(file + ending)) continue;
    copyFileSync(file + ending, copy + ending);
    chmodSync(copy + ending, 0o600);
  }
}

/** The part of the header that is not encrypted is the same in every gallery. */
function mendPlainHeader(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    writeSync(handle, PLAIN_HEADER, 0, PLAIN_HEADER.length, PLAIN_HEADER_AT);
  } finally {
    closeSync(handle);
  }
}

/**
 * Opens a database. Where its first page is what is damaged, and the key is surely right, that page is taken as it is: the cipher
 * turns one wrong bit into one wrong bit, which few rows or none need.
 */
function openReadable(
  file: string,
  key: Uint8Array | null,
  keyIsKnown: boolean,
): Database.Database {
  try {
    return readable(openDatabase(file, key));
  } catch (error) {
    if (!key || !keyIsKnown) throw error;
  }
  try {
    const unchecked = openDatabase(file, key, { checksPages: false });
    try {
      // Written again, it has a MAC that is right.
      const schema = unchecked.pragma('user_version', { simple: true }) as number;
      unchecked.pragma(`user_version = ${schema}`);
    } finally {
      unchecked.close();
    }
    return readable(openDatabase(file, key));
  } catch (cause) {
    // What was a header may be anything by now, which SQLite calls this or that.
    throw cause instanceof Database.SqliteError
      ? new KithError('GalleryDamaged', file, { cause })
      : cause;
  }
}

/** A database whose tables are known. */
function readable(database: Database.Database): Database.Database {
  try {
    database.prepare(`SELECT count(*) FROM ${quoted('sqlite_schema')}`).get();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
