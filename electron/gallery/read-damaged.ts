import Database from 'better-sqlite3';

/** What a read ended with where a page of it is damaged. */
export const DAMAGED = Symbol('damaged');

/** Reads something; `DAMAGED` where it lies in a page that cannot be read. Throws every other error. */
export function tried<T>(read: () => T): T | typeof DAMAGED {
  try {
    return read();
  } catch (error) {
    const { code } = error as { code?: string };
    const isDamage =
      error instanceof Database.SqliteError &&
      (code === 'SQLITE_NOTADB' || code!.startsWith('SQLITE_CORRUPT'));
    if (isDamage) return DAMAGED;
    throw error;
  }
}
