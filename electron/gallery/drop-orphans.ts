import type Database from 'better-sqlite3';
import { quoted } from './read-through.ts';

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

/** Takes out what belongs to rows that are not there, as if these had been removed. */
export function dropOrphans(target: Database.Database): void {
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
      changes += target.prepare(`DELETE FROM ${quoted(table)} WHERE ${isOrphan}`).run().changes;
    }
  }
}
