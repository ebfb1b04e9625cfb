import { stringify } from 'csv-stringify/sync';
import type { ActivityRecord } from '../ports/index.ts';

/** The columns, in their order. */
const COLUMNS = ['at', 'kind', 'person', 'camera', 'strength', 'score'] as const;

/**
 * Lines of the activity list as comma-separated values (RFC 4180), with a head; times in UTC (ISO 8601), scores −1 to 1. Names that
 * a spreadsheet would compute are kept from that by a quote before them.
 */
export function activityAsCsv(lines: readonly ActivityRecord[]): string {
  const rows = lines.map(({ at, kind, person, camera, strength, score }) => ({
    at: at.toISOString(),
    kind,
    person,
    camera,
    strength,
    score,
  }));
  return stringify(rows, {
    header: true,
    columns: [...COLUMNS],
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
