import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { hasCode, KithError } from '../contract/index.ts';
import { openDatabase, createDatabase } from './connection.ts';
import { copyWithLog } from './copy-with-log.ts';
import { PLAIN_HEADER, PLAIN_HEADER_AT, readCopyOf, removeDatabase } from './database-file.ts';
import type { ShippedVersion } from './gallery.ts';
import { explainOpening, type KeyedGallery } from './key-doubt.ts';
import { migrations } from './migrations/index.ts';
import { quoted, tablesOf } from './read-through.ts';
import { copyRows } from './salvage-rows.ts';
import { makeWhole, type Whole } from './salvage-whole.ts';

/** What can be computed again, or belongs to a run that cannot go on. */
const NOT_NEEDED = new Set(['features', 'training_run', 'training_parts', 'erasures']);

/**
 * Saves what can be read of a damaged gallery to a new one at `target`, row by row; the damaged one is not opened itself, but a
 * copy of it, and stays as it is. `shipped` is the version that Kith comes with. Errors: `NothingSalvaged`, `GalleryLocked`,
 * `GalleryNewer`; the disk's.
 */
export function salvage(
  file: string,
  key: Uint8Array | null,
  keyIsKnown: boolean,
  target: string,
  shipped: ShippedVersion,
): Whole {
  if (!existsSync(file)) throw new KithError('NothingSalvaged', file, { flaw: 'fileMissing' });
  try {
    return readDamaged({ file, key, keyIsKnown }, (source) => saveTo(source, target, key, shipped));
  } catch (error) {
    removeDatabase(target);
    const isLost = hasCode(error, 'GalleryDamaged') || hasCode(error, 'KeyOrDamage');
    throw isLost ? new KithError('NothingSalvaged', file, { cause: error }) : error;
  }
}

/**
 * Does work that reads what can be read of a damaged gallery, in a copy beside it. Errors: `GalleryDamaged`, `GalleryLocked` and
 * `KeyOrDamage` where that is nothing, those of the work, the disk's.
 */
export function readDamaged<T>(gallery: KeyedGallery, work: (source: Database.Database) => T): T {
  const { file, key, keyIsKnown = key === null } = gallery;
  const scratch = readCopyOf(file);
  removeDatabase(scratch);
  try {
    copyWithLog(file, scratch);
    if (key) mendPlainHeader(scratch);
    const source = openReadable(scratch, key, keyIsKnown);
    try {
      return work(source);
    } finally {
      source.close();
    }
  } catch (error) {
    throw explainOpening(error, gallery, file, scratch);
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
  let refusal: unknown;
  try {
    return readable(openDatabase(file, key));
  } catch (error) {
    if (!key || !keyIsKnown) throw error;
    refusal = error;
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
  } catch (error) {
    // What was a header may be anything by now, which SQLite calls this or that.
    throw error instanceof Database.SqliteError ? refusal : error;
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
