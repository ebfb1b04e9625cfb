import Database from 'better-sqlite3';
import { expectedFailure, KithError } from '../contract/index.ts';
import { diskFailure } from './disk-failure.ts';

/**
 * What an error of SQLite's means to a user; any other as it is. The cipher checks each page's MAC as it is read: SQLite calls
 * what does not match corrupt, and no database at all where it is the first page, which a wrong key looks like, too.
 */
export function explain(error: unknown, file: string, keyIsKnown = true): unknown {
  const code = error instanceof Database.SqliteError ? error.code : '';
  const because = { cause: error };
  if (code === 'SQLITE_NOTADB' && !keyIsKnown) return new KithError('GalleryLocked', file, because);
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new KithError('GalleryDamaged', file, because);
  }
  if (code.startsWith('SQLITE_BUSY')) return new KithError('GalleryInUse', file, because);
  const failure =
    error instanceof Database.SqliteError ? diskFailure(error, file) : expectedFailure(error, file);
  return failure ?? error;
}
