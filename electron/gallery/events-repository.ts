import {
  KithError,
  limits,
  type Activity,
  type ActivityFilter,
  type Seen,
  type Settings,
} from '../contract/index.ts';
import type { ActivityRecord, Sighting } from '../core/ports/index.ts';
import type { Connection } from './connection.ts';
import { activityOf, type EventRow } from './rows.ts';

interface Query {
  limit: number;
  personId: number | null;
  groupId: number | null;
  /** JSON. */
  kinds: string | null;
  from: number | null;
  to: number | null;
  before: number | null;
  camera: string | null;
}

/** Milliseconds of a day. */
const DAY = 24 * 60 * 60_000;

/** The SQL of the activity list. Transactions are the caller's. */
export function createEventsRepository(db: Connection) {
  const newest = db.prepare<[Query], EventRow>(
    `SELECT e.id, e.at, e.kind, e.person_id, p.name, e.score, e.strength, e.camera,
       EXISTS (SELECT 1 FROM sightings s WHERE s.event_id = e.id) AS has_picture
     FROM events e LEFT JOIN people p ON p.id = e.person_id
     WHERE e.hidden = 0
       AND (@personId IS NULL OR e.person_id = @personId)
       AND (@groupId IS NULL OR e.person_id IN
         (SELECT person_id FROM group_members WHERE group_id = @groupId))
       AND (@kinds IS NULL OR e.kind IN (SELECT value FROM json_each(@kinds)))
       AND (@camera IS NULL OR e.camera = @camera)
       AND (@from IS NULL OR e.at >= @from)
       AND (@to IS NULL OR e.at < @to)
       AND (@before IS NULL OR e.id < @before)
     ORDER BY e.id DESC LIMIT @limit`,
  );
  const cameras = db
    .prepare<[], string>(
      `SELECT DISTINCT camera FROM events WHERE hidden = 0 AND camera IS NOT NULL
       ORDER BY camera COLLATE NOCASE, camera`,
    )
    .pluck();
  const insert = db.prepare<
    [
      {
        at: number;
        kind: string;
        personId: number | null;
        score: number | null;
        strength: string | null;
        camera: string | null;
      },
    ]
  >(
    // Of somebody who was removed meanwhile nothing is noted.
    `INSERT INTO events (at, kind, person_id, score, strength, camera)
     SELECT @at, @kind, @personId, @score, @strength, @camera
     WHERE @personId IS NULL OR EXISTS (SELECT 1 FROM people WHERE id = @personId)`,
  );
  const pictureOf = db
    .prepare<[number], Buffer>('SELECT picture FROM sightings WHERE event_id = ?')
    .pluck();
  const insertPicture = db.prepare<[number, Uint8Array]>(
    'INSERT INTO sightings (event_id, picture) VALUES (?, ?)',
  );
  const dropOldPictures = db.prepare<[number]>(
    `DELETE FROM sightings WHERE event_id <=
       (SELECT event_id FROM sightings ORDER BY event_id DESC LIMIT 1 OFFSET ?)`,
  );
  const attribute = db.prepare<[{ id: number; personId: number }]>(
    `UPDATE events SET person_id = @personId WHERE id = @id AND person_id IS NULL
       AND EXISTS (SELECT 1 FROM people WHERE id = @personId)`,
  );
  const hide = db.prepare('UPDATE events SET hidden = 1 WHERE hidden = 0');
  const unhide = db.prepare('UPDATE events SET hidden = 0 WHERE hidden = 1');
  const eraseHidden = db.prepare('DELETE FROM events WHERE hidden = 1');
  const dropBeyond = db.prepare<[number]>(
    'DELETE FROM events WHERE id <= (SELECT id FROM events ORDER BY id DESC LIMIT 1 OFFSET ?)',
  );
  const dropBefore = db.prepare<[number]>('DELETE FROM events WHERE at < ?');
  const note = (
    kind: Activity['kind'],
    at: Date,
    who: Partial<Sighting> = {},
    camera: string | null = null,
  ): number | null => {
    const { personId = null, score = null, strength = null } = who;
    const { changes, lastInsertRowid } = insert.run({
      at: at.getTime(),
      kind,
      personId,
      score,
      strength,
      camera,
    });
    return changes === 0 ? null : Number(lastInsertRowid);
  };
  const noteSighting = (
    kind: Activity['kind'],
    at: Date,
    who: Sighting | null,
    picture: Uint8Array | null,
    camera: string | null,
  ): number | null => {
    const id = note(kind, at, who ?? {}, camera);
    if (id !== null && picture && picture.length <= limits.sightingBytes) {
      insertPicture.run(id, picture);
      dropOldPictures.run(limits.sightingPictures);
    }
    return id;
  };
  const isThere = db
    .prepare<[number], number>('SELECT EXISTS (SELECT 1 FROM people WHERE id = ?)')
    .pluck();
  const dropAmbiguous = db.prepare<[number]>(
    `DELETE FROM events WHERE kind = 'ambiguous' AND at IN
       (SELECT at FROM events WHERE kind = 'ambiguous' AND person_id = ?)`,
  );
  const dropEnrolled = db.prepare<[number]>(
    "DELETE FROM events WHERE kind = 'enrolled' AND person_id = ?",
  );
  const seen = db.prepare<[], { personId: number; lastAt: number; times: number }>(
    `SELECT person_id AS personId, max(at) AS lastAt, count(*) AS times FROM events
     WHERE kind = 'recognized' AND person_id IS NOT NULL AND hidden = 0 GROUP BY person_id`,
  );
  return {
    newest: (limit: number, filter: ActivityFilter = {}): ActivityRecord[] =>
      newest
        .all({
          limit,
          personId: filter.personId ?? null,
          groupId: filter.groupId ?? null,
          kinds: filter.kinds ? JSON.stringify(filter.kinds) : null,
          from: filter.from?.getTime() ?? null,
          to: filter.to?.getTime() ?? null,
          before: filter.before ?? null,
          camera: filter.camera ?? null,
        })
        .map(activityOf),
    /** The cameras that lines which are not hidden come from. */
    cameras: (): string[] => cameras.all(),
    /** Notes what happened, and answers with the line's number; null where it is of somebody who is gone. */
    note,
    /** The same of a face that was seen. */
    noteSighting,
    /** The same of a face that may be any one of several people's: a line of each, unless one of them is gone. */
    noteAmbiguous: (
      at: Date,
      between: readonly Sighting[],
      picture: Uint8Array | null,
      camera: string | null,
    ): number[] => {
      if (!between.every(({ personId }) => isThere.get(personId) === 1)) return [];
      return between.flatMap(
        (who, i) => noteSighting('ambiguous', at, who, i === 0 ? picture : null, camera) ?? [],
      );
    },
    /** Erases what tells of a face that may be somebody's, also with those whose else it may be. */
    forgetAmbiguous: (personId: number): void => {
      dropAmbiguous.run(personId);
    },
    /** Erases that somebody was enrolled. */
    forgetEnrolled: (personId: number): void => void dropEnrolled.run(personId),
    picture: (activityId: number): Uint8Array => {
      const bytes = pictureOf.get(activityId);
      if (!bytes) throw new KithError('NoSuchPicture');
      return bytes;
    },
    attribute: (id: number, personId: number): void => {
      attribute.run({ id, personId });
    },
    hide: (): number => hide.run().changes,
    unhide: (): number => unhide.run().changes,
    /** Erases what is older or more than the list may hold, and answers how many lines that were. */
    trim: (
      now: Date,
      { activityDays, activityLines }: Pick<Settings, 'activityDays' | 'activityLines'>,
    ): number =>
      dropBefore.run(now.getTime() - activityDays * DAY).changes +
      dropBeyond.run(activityLines).changes,
    eraseHidden: (): number => eraseHidden.run().changes,
    seen: (): Seen[] => seen.all().map((row) => ({ ...row, lastAt: new Date(row.lastAt) })),
  };
}

/** What can be asked of it. */
export type EventsRepository = ReturnType<typeof createEventsRepository>;
