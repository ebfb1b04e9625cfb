import { existsSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { openDatabase } from './connection.ts';
import { refuseDamaged } from './database-file.ts';
import { copyElsewhere, readableCopy } from './read-only.ts';

/**
 * Does work that only reads a database which nobody has open, whatever its schema; also one that cannot be written. Errors:
 * `GalleryDamaged` for what is no database, SQLite's, and the file system's.
 */
export function readDatabase<T>(
  file: string,
  key: Uint8Array | null,
  work: (database: Database.Database) => T,
): T {
  refuseDamaged(file, key !== null);
  // Else the log would be moved into it, as far as that can be read.
  const readable = existsSync(`${file}-wal`) ? copyElsewhere(file) : readableCopy(file);
  try {
    const database = openDatabase(readable?.file ?? file, key);
    try {
      return work(database);
    } finally {
      database.close();
    }
  } finally {
    readable?.remove();
  }
}
