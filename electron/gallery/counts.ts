import type Database from 'better-sqlite3';

/** How much is in a gallery. */
export interface Counts {
  readonly people: number;
  readonly samples: number;
}

/** Counts what is in a gallery's database, whatever its schema. Throws SQLite's errors. */
export function countsOf(database: Database.Database): Counts {
  return database
    .prepare<[], Counts>(
      'SELECT (SELECT count(*) FROM people) AS people, (SELECT count(*) FROM samples) AS samples',
    )
    .get()!;
}
