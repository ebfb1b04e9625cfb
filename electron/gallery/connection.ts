import { copyFileSync, renameSync } from 'node:fs';
import Database from 'better-sqlite3';
import { KithError } from '../contract/index.ts';
import { makingPrivate } from '../platform/private-files.ts';
import { diskFailure } from './disk-failure.ts';
import { createErasure, type Erasure } from './erasure.ts';
import { migrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

/** An open connection, with what erases beside its tables. Only this folder sees it. */
export type Connection = Database.Database & { readonly erasure: Erasure };

/**
 * Opens (and creates or migrates) the database file. `key` is 32 bytes, or null for no encryption, which only
 * tests use. Before it is migrated the file is copied to `FILE.schema-N`, as encrypted as it was; the copy goes
 * with the next start, or as soon as anything is erased. Errors: `GalleryLocked` (wrong key), `GalleryDamaged`,
 * `GalleryNewer`, `GalleryInUse`, those of the disk; the file is left as it was in each case. That something cannot
 * be erased is none (see `Erasure`).
 */
export function openConnection(
  file: string,
  key: Uint8Array | null,
  steps: readonly Migration[] = migrations,
): Connection {
  return makingPrivate(() => {
    const connection = connect(file);
    try {
      if (key) unlock(connection, key);
      // One owner at a time: a second process would leave this one's search index behind the tables.
      connection.pragma('locking_mode = EXCLUSIVE');
      connection.pragma('temp_store = MEMORY');
      connection.pragma('journal_mode = WAL');
      connection.pragma('synchronous = FULL');
      connection.pragma('foreign_keys = ON');
      connection.pragma('secure_delete = ON');
      migrate(connection, steps);
      return connection;
    } catch (error) {
      connection.close();
      throw explain(error, file);
    }
  });
}

function connect(file: string): Connection {
  try {
    const database = new Database(file, { timeout: 2000 });
    return Object.assign(database, { erasure: createErasure(database) });
  } catch (error) {
    throw explain(error, file);
  }
}

function unlock(connection: Connection, key: Uint8Array): void {
  const hex = Buffer.from(key).toString('hex');
  if (hex.length !== 64) throw new RangeError('The gallery key has 32 bytes');
  connection.pragma("cipher = 'chacha20'");
  connection.pragma(`key = 'raw:${hex}'`);
}

function migrate(connection: Connection, steps: readonly Migration[]): void {
  const current = connection.pragma('user_version', { simple: true }) as number;
  const latest = steps.at(-1)?.version ?? 0;
  if (current > latest) throw new KithError('GalleryNewer', `${current} > ${latest}`);
  const missing = steps.filter(({ version }) => version > current);
  // What a killed process deleted is in the log still, and an earlier start's copy has served.
  connection.erasure.finish();
  if (missing.length > 0 && current > 0) copyBefore(connection, current);
  for (const step of missing) {
    connection.transaction(() => {
      connection.exec(step.sql);
      connection.pragma(`user_version = ${step.version}`);
    })();
  }
}

/** Copies the file as it is under a schema; a copy is whole or not there. */
function copyBefore(connection: Connection, schema: number): void {
  connection.pragma('wal_checkpoint(TRUNCATE)');
  const copy = `${connection.name}.schema-${schema}`;
  copyFileSync(connection.name, `${copy}.part`);
  renameSync(`${copy}.part`, copy);
}

/** What an error of SQLite means to a user; any other as it is. */
export function explain(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const { code } = error;
  if (code === 'SQLITE_NOTADB') return new KithError('GalleryLocked', file, { cause: error });
  if (code.startsWith('SQLITE_CORRUPT')) {
    return new KithError('GalleryDamaged', file, { cause: error });
  }
  if (code.startsWith('SQLITE_BUSY')) return new KithError('GalleryInUse', file, { cause: error });
  return diskFailure(error, file) ?? error;
}
