import { stringify } from 'csv-stringify/sync';

/** What a cell holds. */
type Cell = string | number | null;

/**
 * Rows as comma-separated values (RFC 4180) with a head, in the order of the columns. They begin with a byte order mark, by which
 * spreadsheets know UTF-8; what a spreadsheet would compute has an apostrophe before it.
 */
export function asCsv<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, Cell>>[],
): string {
  return stringify(rows as Record<Column, Cell>[], {
    header: true,
    columns: [...columns],
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
