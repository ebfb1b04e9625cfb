import type { Activity, Seen } from '../contract/index.ts';
import type { Connection } from './connection.ts';
import { activityOf, type EventRow } from './rows.ts';

/** The SQL of the activity list. */
export function createEventsRepository(db: Connection) {
  const newest = db.prepare<[number], EventRow>(
    `SELECT e.id, e.at, e.kind, e.person_id, p.name, e.score
     FROM events e LEFT JOIN people p ON p.id = e.person_id ORDER BY e.id DESC LIMIT ?`,
  );
  const insert = db.prepare<
    [{ at: number; kind: string; personId: number | null; score: number | null }]
  >(
    // Of somebody who was removed meanwhile nothing is noted.
    `INSERT INTO events (at, kind, person_id, score) SELECT @at, @kind, @personId, @score
     WHERE @personId IS NULL OR EXISTS (SELECT 1 FROM people WHERE id = @personId)`,
  );
  const clear = db.prepare('DELETE FROM events');
  const seen = db.prepare<[], { personId: number; lastAt: number; times: number }>(
    `SELECT person_id AS personId, max(at) AS lastAt, count(*) AS times FROM events
     WHERE kind = 'recognized' AND person_id IS NOT NULL GROUP BY person_id`,
  );
  return {
    newest: (limit: number): Activity[] => newest.all(limit).map(activityOf),
    insert: (kind: Activity['kind'], at: Date, personId: number | null, score: number | null) => {
      insert.run({ at: at.getTime(), kind, personId, score });
    },
    seen: (): Seen[] => seen.all().map((row) => ({ ...row, lastAt: new Date(row.lastAt) })),
    clear: (): number => clear.run().changes,
  };
}
