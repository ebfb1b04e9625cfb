import { KithError, qualityMeasures } from '../contract/index.ts';
import { bestPortrait } from '../core/people/portrait.ts';
import type { Connection } from './connection.ts';

/** The SQL of the samples that show people. Transactions are the caller's. */
export function createPortraitsRepository(db: Connection) {
  const pictures = db.prepare<[number], { id: number; quality: string }>(
    'SELECT id, quality FROM samples WHERE person_id = ? AND chip IS NOT NULL ORDER BY id',
  );
  const chosen = db
    .prepare<[number], number>(
      // One that was moved to somebody else shows this person no longer.
      `SELECT p.sample_id FROM portraits p JOIN samples s ON s.id = p.sample_id
       WHERE p.person_id = ? AND p.chosen = 1 AND s.person_id = p.person_id`,
    )
    .pluck();
  const put = db.prepare<[number, number | null, 0 | 1]>(
    `INSERT INTO portraits (person_id, sample_id, chosen) VALUES (?, ?, ?)
     ON CONFLICT (person_id) DO UPDATE SET sample_id = excluded.sample_id, chosen = excluded.chosen`,
  );
  const without = db
    .prepare<[], number>('SELECT id FROM people WHERE id NOT IN (SELECT person_id FROM portraits)')
    .pluck();

  const takeBest = (personId: number): void => {
    const samples = pictures
      .all(personId)
      .map(({ id, quality }) => ({ id, quality: qualityMeasures.parse(JSON.parse(quality)) }));
    put.run(personId, bestPortrait(samples), 0);
  };

  // Of a gallery from before portraits were kept.
  db.transaction(() => without.all().forEach(takeBest))();

  return {
    /** The one that the user chose; null where that is left to Kith. */
    chosen: (personId: number): number | null => chosen.get(personId) ?? null,
    /** After samples came or went: the best one, unless the user chose one that is still there. */
    settle: (personId: number): void => {
      if (chosen.get(personId) === undefined) takeBest(personId);
    },
    /** Null leaves it to Kith. Error: `NoSuchSample` where it is not this person's, or has no picture. */
    choose: (personId: number, sampleId: number | null): void => {
      if (sampleId === null) return takeBest(personId);
      if (!pictures.all(personId).some(({ id }) => id === sampleId)) {
        throw new KithError('NoSuchSample');
      }
      put.run(personId, sampleId, 1);
    },
  };
}

/** What can be asked of it. */
export type PortraitsRepository = ReturnType<typeof createPortraitsRepository>;
