import { setImmediate } from 'node:timers/promises';
import type Database from 'better-sqlite3';

/** Rows that are read at once: a hundredth of a second where they hold pictures. */
const ROWS_AT_ONCE = 32;

/** A table, and the columns by which its rows are read in order. */
export interface Table {
  readonly name: string;
  readonly key: readonly string[];
}

/** A name as SQL has it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The tables of a database that hold what somebody put into them. */
export function tablesOf(database: Database.Database): Table[] {
  const tables = database
    .prepare<[], { name: string; wr: number }>(
      `SELECT name, wr FROM pragma_table_list
       WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .all();
  const keyOf = database
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .pluck();
  return tables.map(({ name, wr }) => ({ name, key: wr === 1 ? keyOf.all(name) : ['rowid'] }));
}

/**
 * Reads every row of every table and every page of every index, so that each page's MAC is checked. A few rows at a time: between
 * them whoever else wants the database has it. It ends early where the database is closed. Throws SQLite's errors.
 */
export async function readThrough(database: Database.Database): Promise<void> {
  for (const table of tablesOf(database)) await readTable(database, table);
  const indices = database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'index'")
    .pluck()
    .all();
  for (const index of indices) {
    await setImmediate();
    if (!database.open) return;
    database.prepare('SELECT sum(pgsize) FROM dbstat WHERE name = ?').get(index);
  }
}

async function readTable(database: Database.Database, { name, key }: Table): Promise<void> {
  const columns = key.map(quoted).join(', ');
  const marks = key.map(() => '?').join(', ');
  let last: unknown[] | null = null;
  for (;;) {
    await setImmediate();
    if (!database.open) return;
    const rows = database
      .prepare<unknown[], unknown[]>(
        `SELECT ${columns}, * FROM ${quoted(name)} ${last ? `WHERE (${columns}) > (${marks})` : ''}
         ORDER BY ${columns} LIMIT ${ROWS_AT_ONCE}`,
      )
      .raw()
      .all(...(last ?? []));
    if (rows.length < ROWS_AT_ONCE) return;
    last = rows.at(-1)!.slice(0, key.length);
  }
}
