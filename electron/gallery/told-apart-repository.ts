import { KithError } from '../contract/index.ts';
import type { Connection } from './connection.ts';

/** The SQL of pairs of whom the user said that they are two. Transactions are the caller's. */
export function createToldApart(db: Connection) {
  const all = db.prepare<[], { one: number; other: number }>(
    'SELECT one_id AS one, other_id AS other FROM told_apart ORDER BY one_id, other_id',
  );
  const of = db
    .prepare<[{ id: number }], number>(
      `SELECT CASE one_id WHEN @id THEN other_id ELSE one_id END FROM told_apart
       WHERE one_id = @id OR other_id = @id`,
    )
    .pluck();
  const insert = db.prepare<[number, number]>(
    // Of somebody who is gone nothing is remembered.
    `INSERT OR IGNORE INTO told_apart SELECT a.id, b.id FROM people a JOIN people b
     WHERE a.id = ? AND b.id = ?`,
  );
  const remove = db.prepare<[number, number]>(
    'DELETE FROM told_apart WHERE one_id = ? AND other_id = ?',
  );
  return {
    all: (): [number, number][] => all.all().map(({ one, other }) => [one, other]),
    of: (personId: number): number[] => of.all({ id: personId }),
    /** Error: `NoSuchPerson` where they are the same. */
    put: (a: number, b: number, apart: boolean): void => {
      if (a === b) throw new KithError('NoSuchPerson');
      (apart ? insert : remove).run(Math.min(a, b), Math.max(a, b));
    },
  };
}

/** What can be asked of it. */
export type ToldApart = ReturnType<typeof createToldApart>;
