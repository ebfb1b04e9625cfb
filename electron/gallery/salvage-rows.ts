import type Database from 'better-sqlite3';
import { DAMAGED, tried } from './read-damaged.ts';
import { quoted, type Table } from './read-through.ts';

/** What copying left out. */
export interface CopiedRows {
  /** The rows of a table that could not be read, by their numbers; where no index knows these, some may never have been. */
  readonly lost: ReadonlyMap<string, readonly number[]>;
  /** The samples whose pictures could not be read, and all else of them could. */
  readonly pictureless: readonly number[];
}

/** Numbers that are tried at most, where a table does not tell how far its own go. */
const MOST_NUMBERS = 1_000_000;

/** What a row can be without: pictures and reports. Of a version without its weights, or its statistics, nothing else is true. */
const DISPENSABLE: ReadonlySet<string> = new Set(['chip', 'report']);

/** Copies all rows that can be read. Throws what is no damage. */
export function copyRows(
  source: Database.Database,
  target: Database.Database,
  tables: readonly Table[],
): CopiedRows {
  const lost = new Map<string, readonly number[]>();
  let pictureless: readonly number[] = [];
  for (const table of tables) {
    const missing = copyTable(source, target, table);
    lost.set(table.name, missing.rows);
    if (table.name === 'samples') pictureless = missing.parts;
  }
  return { lost, pictureless };
}

/** Copies one table, and answers which of its rows are lost, and which are kept in part. */
function copyTable(
  source: Database.Database,
  target: Database.Database,
  table: Table,
): { rows: readonly number[]; parts: readonly number[] } {
  const name = quoted(table.name);
  const columns = target
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) ORDER BY cid')
    .pluck()
    .all(table.name);
  const list = columns.map(quoted).join(', ');
  const marks = columns.map(() => '?').join(', ');
  const insert = target.prepare(`INSERT OR IGNORE INTO ${name} (${list}) VALUES (${marks})`);
  const key = quoted(table.key[0]!);
  /** Copies rows as long as they can be read. */
  const copy = (sql: string, ...input: unknown[]): boolean =>
    tried(() => {
      for (const row of source
        .prepare<unknown[], unknown[]>(sql)
        .raw()
        .iterate(...input)) {
        insert.run(...row);
      }
      return true;
    }) === true;

  if (copy(`SELECT ${list} FROM ${name} ORDER BY ${key}`)) return { rows: [], parts: [] };
  copy(`SELECT ${list} FROM ${name} ORDER BY ${key} DESC`);
  const isThere = target
    .prepare<[number], number>(`SELECT 1 FROM ${name} WHERE ${key} = ?`)
    .pluck();
  const missing = { rows: [] as number[], parts: [] as number[] };
  const last = quoted(table.key.at(-1)!);
  for (const number of numbersOf(source, table)) {
    // Of a key of two columns others may be missing still.
    if (table.key.length === 1 && isThere.get(number)) continue;
    const rows = `SELECT ${list} FROM ${name} WHERE ${key} = ? ORDER BY ${last}`;
    if (copy(rows, number) || copy(`${rows} DESC`, number)) continue;
    if (table.key[0] === 'rowid' && copyParts(source, insert, table, columns, number)) {
      missing.parts.push(number);
    } else missing.rows.push(number);
  }
  return missing;
}

/** Copies of a row what can be read of it; only what is dispensable may be missing. */
function copyParts(
  source: Database.Database,
  insert: Database.Statement,
  table: Table,
  columns: readonly string[],
  number: number,
): boolean {
  const row = columns.map((column) => {
    const value = tried(() =>
      source
        .prepare<[number]>(
          `SELECT ${quoted(column)} FROM ${quoted(table.name)} WHERE ${quoted(table.key[0]!)} = ?`,
        )
        .pluck()
        .get(number),
    );
    return value === DAMAGED && DISPENSABLE.has(column) ? null : value;
  });
  if (row.some((value) => value === DAMAGED || value === undefined)) return false;
  insert.run(...row);
  return true;
}

/** The numbers that a table's rows may have: those that an index knows, or else all up to the highest that is known. */
function numbersOf(source: Database.Database, { name, key }: Table): Iterable<number> {
  const column = quoted(key[0]!);
  const indices = tried(() =>
    source
      .prepare<[string], string>('SELECT name FROM pragma_index_list(?) WHERE partial = 0')
      .pluck()
      .all(name),
  );
  for (const index of indices === DAMAGED || key[0] !== 'rowid' ? [] : indices) {
    const known = tried(() =>
      source
        .prepare<[], number>(`SELECT rowid FROM ${quoted(name)} INDEXED BY ${quoted(index)}`)
        .pluck()
        .all(),
    );
    if (known !== DAMAGED) return known.toSorted((a, b) => a - b);
  }
  const highest = [
    tried(() =>
      source
        .prepare<[string], number>('SELECT seq FROM sqlite_sequence WHERE name = ?')
        .pluck()
        .get(name),
    ),
    tried(() =>
      source
        .prepare<[], number>(`SELECT max(${column}) FROM ${quoted(name)}`)
        .pluck()
        .get(),
    ),
    // Most tables are numbered as the samples are.
    tried(() =>
      source
        .prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'samples'")
        .pluck()
        .get(),
    ),
    tried(() =>
      source
        .prepare<[], number>('SELECT max(rowid) FROM samples INDEXED BY samples_of_person')
        .pluck()
        .get(),
    ),
  ].find((found) => typeof found === 'number');
  const count = Math.min(MOST_NUMBERS, typeof highest === 'number' ? highest : 0);
  return Array.from({ length: count }, (_, i) => i + 1);
}
