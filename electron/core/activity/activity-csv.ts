import type { ActivityRecord } from '../ports/index.ts';
import { asCsv } from '../tables/csv.ts';

/** The columns, in their order. */
const COLUMNS = ['at', 'kind', 'person', 'camera', 'strength', 'score'] as const;

/** Lines of the activity list as a table; times in UTC (ISO 8601), scores −1 to 1. */
export function activityAsCsv(lines: readonly ActivityRecord[]): string {
  const rows = lines.map(({ at, kind, person, camera, strength, score }) => ({
    at: at.toISOString(),
    kind,
    person,
    camera,
    strength,
    score,
  }));
  return asCsv(COLUMNS, rows);
}
