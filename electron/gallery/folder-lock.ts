import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { KithError } from '../contract/index.ts';
import { dataFiles } from '../platform/paths.ts';
import { makeEmptyFile } from './database-file.ts';
import { isReadOnly } from './read-only.ts';

/** Milliseconds for which a start waits for the Kith before it to end. */
const WAIT = 2000;

/**
 * Lets one Kith at a time into a data folder, from before its key is read or made. Returns what lets the next one in; the system
 * does so for a process that was killed. A folder that cannot be written needs no lock, and gets none. Error: `GalleryInUse`.
 */
export function lockFolder(folder: string): () => void {
  const { lock: file } = dataFiles(folder);
  if (isReadOnly(existsSync(file) ? file : folder)) return () => undefined;
  if (!existsSync(file)) makeEmptyFile(file);
  // SQLite's locks are the system's own on each of them, and nothing else that Node comes with has any.
  const lock = new Database(file, { timeout: WAIT });
  try {
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    const busy = cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY');
    throw busy ? new KithError('GalleryInUse', folder, { cause }) : cause;
  }
  return () => void lock.close();
}
