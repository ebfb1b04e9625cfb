import Database from 'better-sqlite3';
import { quoted, tablesOf, type Table } from './read-through.ts';

/** How many rows could not be read, where that can be told. */
export interface LostRows {
  /** By name where that could be read, else by number. */
  readonly people: string[];
  readonly samples: number;
  /** Samples that are kept without their pictures. */
  readonly pictures: number;
  /** The other tables of which something may be lost; how much cannot be told. */
  readonly others: string[];
}

interface Column {
  readonly name: string;
  /** Whether a row is none without it. */
  readonly needed: number;
}

/** Numbers that are tried at most, where a table does not tell how far its own go. */
const MOST_NUMBERS = 1_000_000;

/** What a read ended with where a page of it is damaged. */
const DAMAGED = Symbol('damaged');

/** Reads something; `DAMAGED` where it lies in a page that cannot be read. Throws every other error. */
function tried<T>(read: () => T): T | typeof DAMAGED {
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

/** Copies all rows that can be read, and then takes out what belongs to those that could not. */
export function salvageRows(
  source: Database.Database,
  target: Database.Database,
  tables: readonly Table[],
): LostRows {
  const lost = new Map<string, number>();
  let pictures = 0;
  for (const table of tables) {
    const missing = copyTable(source, target, table);
    lost.set(table.name, missing.rows);
    if (table.name === 'samples') pictures = missing.parts;
  }
  nameTheNameless(source, target);
  const orphans = dropOrphans(target);
  const people = dropLonely(target);
  settleActive(target);
  forgetPortraits(target);
  return {
    people,
    pictures,
    samples: (lost.get('samples') ?? 0) + (orphans.get('samples') ?? 0),
    others: [
      ...new Set([...lost, ...orphans].flatMap(([name, count]) => (count > 0 ? [name] : []))),
    ]
      .filter((name) => name !== 'people' && name !== 'samples')
      .toSorted(),
  };
}

/** Copies one table, and answers how many of its rows are lost, and how many are kept in part. */
function copyTable(
  source: Database.Database,
  target: Database.Database,
  table: Table,
): { rows: number; parts: number } {
  const name = quoted(table.name);
  const columns = target
    .prepare<[string], Column>(
      'SELECT name, "notnull" OR pk > 0 AS needed FROM pragma_table_info(?) ORDER BY cid',
    )
    .all(table.name);
  const list = columns.map((column) => quoted(column.name)).join(', ');
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

  if (copy(`SELECT ${list} FROM ${name} ORDER BY ${key}`)) return { rows: 0, parts: 0 };
  copy(`SELECT ${list} FROM ${name} ORDER BY ${key} DESC`);
  const isThere = target
    .prepare<[number], number>(`SELECT 1 FROM ${name} WHERE ${key} = ?`)
    .pluck();
  const missing = { rows: 0, parts: 0 };
  for (const number of numbersOf(source, table)) {
    if (isThere.get(number)) continue;
    if (copy(`SELECT ${list} FROM ${name} WHERE ${key} = ?`, number)) continue;
    if (table.key[0] === 'rowid' && copyParts(source, insert, table, columns, number)) {
      missing.parts++;
    } else missing.rows++;
  }
  return missing;
}

/** Copies of a row what can be read of it: what cannot and may be missing, as a picture may, is missing. */
function copyParts(
  source: Database.Database,
  insert: Database.Statement,
  table: Table,
  columns: readonly Column[],
  number: number,
): boolean {
  const row = columns.map((column) => {
    const value = tried(() =>
      source
        .prepare<[number]>(
          `SELECT ${quoted(column.name)} FROM ${quoted(table.name)} WHERE ${quoted(table.key[0]!)} = ?`,
        )
        .pluck()
        .get(number),
    );
    return value === DAMAGED && column.needed === 0 ? null : value;
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
  ].find((found) => typeof found === 'number');
  const count = Math.min(MOST_NUMBERS, typeof highest === 'number' ? highest : 0);
  return Array.from({ length: count }, (_, i) => i + 1);
}

/** People whose line is lost, and whose samples are not: by the key of their name, or by their number. */
function nameTheNameless(source: Database.Database, target: Database.Database): void {
  const nameless = target
    .prepare<[], { id: number; at: number }>(
      `SELECT person_id AS id, min(taken_at) AS at FROM samples
       WHERE person_id NOT IN (SELECT id FROM people) GROUP BY person_id`,
    )
    .all();
  const keyOf = source
    .prepare<[number], string>(
      'SELECT name_key FROM people INDEXED BY sqlite_autoindex_people_1 WHERE name_key IS NOT NULL AND id = ?',
    )
    .pluck();
  const insert = target.prepare<[number, string, string, number]>(
    'INSERT OR IGNORE INTO people (id, name, name_key, enrolled_at) VALUES (?, ?, ?, ?)',
  );
  for (const { id, at } of nameless) {
    const key = tried(() => keyOf.get(id));
    const known = typeof key === 'string' ? key : `person ${id}`;
    // After the mark stands how the name is written, where two compare equal.
    insert.run(id, known.split('\u001F').at(-1)!, known, at);
  }
}

/** A reference of one table to another. */
interface Reference {
  readonly table: string;
  readonly column: string;
  readonly parent: string;
  readonly parentColumn: string;
  readonly onDelete: string;
}

function referencesOf(target: Database.Database): Reference[] {
  return target
    .prepare<[], Reference>(
      `SELECT t.name AS "table", k."from" AS column, k."table" AS parent,
         coalesce(k."to", 'id') AS parentColumn, k.on_delete AS onDelete
       FROM pragma_table_list t, pragma_foreign_key_list(t.name) k WHERE t.schema = 'main'`,
    )
    .all();
}

/** Takes out what belongs to rows that are lost, as if these had been removed, and answers how many lines of which table. */
function dropOrphans(target: Database.Database): Map<string, number> {
  const dropped = new Map<string, number>();
  for (let changes = -1; changes !== 0;) {
    changes = 0;
    for (const { table, column, parent, parentColumn, onDelete } of referencesOf(target)) {
      const isOrphan = `${quoted(column)} NOT IN (SELECT ${quoted(parentColumn)} FROM ${quoted(parent)})`;
      if (onDelete === 'SET NULL') {
        target
          .prepare(`UPDATE ${quoted(table)} SET ${quoted(column)} = NULL WHERE ${isOrphan}`)
          .run();
        continue;
      }
      const gone = target.prepare(`DELETE FROM ${quoted(table)} WHERE ${isOrphan}`).run().changes;
      dropped.set(table, (dropped.get(table) ?? 0) + gone);
      changes += gone;
    }
  }
  return dropped;
}

/** Takes out people of whom no sample is left: nobody could be recognized by them. Answers with their names. */
function dropLonely(target: Database.Database): string[] {
  const names = target
    .prepare<[], string>(
      'DELETE FROM people WHERE id NOT IN (SELECT person_id FROM samples) RETURNING name',
    )
    .pluck()
    .all();
  dropOrphans(target);
  return names.toSorted();
}

/** Portraits whose pictures are lost: the next start chooses others. */
function forgetPortraits(target: Database.Database): void {
  if (!hasTable(target, 'portraits')) return;
  target.exec(
    'DELETE FROM portraits WHERE sample_id IN (SELECT id FROM samples WHERE chip IS NULL)',
  );
}

/** Where what was active is lost, it is what Kith came with: a gallery without any version in use cannot be. */
function settleActive(target: Database.Database): void {
  if (!hasTable(target, 'activation_history')) return;
  target.exec(`
    INSERT INTO activation_history (version_id, at)
      SELECT id, created_at FROM model_versions
      WHERE origin = 'shipped' AND NOT EXISTS (SELECT 1 FROM activation_history) ORDER BY id LIMIT 1`);
}

/** Whether a gallery's schema has a table; an earlier Kith's may not. */
function hasTable(target: Database.Database, name: string): boolean {
  return tablesOf(target).some((table) => table.name === name);
}
