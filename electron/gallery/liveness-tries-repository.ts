import type { LivenessTry } from '../core/ports/index.ts';
import type { Connection } from './connection.ts';

interface TryRow {
  at: number;
  presented: string | null;
  answer: LivenessTry['answer'];
  score: number | null;
  camera: string;
  light: number | null;
  network: string;
  liveFrom: number;
  notLiveTo: number;
}

/** The SQL of the user's tests of the liveness check. */
export function createLivenessTriesRepository(db: Connection) {
  const all = db.prepare<[], TryRow>(
    `SELECT at, presented, answer, score, camera, light, network_sha256 AS network,
       live_from AS liveFrom, not_live_to AS notLiveTo
     FROM liveness_tries ORDER BY id`,
  );
  const insert = db.prepare<[TryRow]>(
    `INSERT INTO liveness_tries
       (at, presented, answer, score, camera, light, network_sha256, live_from, not_live_to)
     VALUES (@at, @presented, @answer, @score, @camera, @light, @network, @liveFrom, @notLiveTo)`,
  );
  const remove = db.prepare<[string]>('DELETE FROM liveness_tries WHERE camera = ?');
  const { write } = db;
  return {
    all: (): LivenessTry[] => all.all().map((row) => ({ ...row, at: new Date(row.at) })),
    add: (one: LivenessTry): void => {
      write(() => insert.run({ ...one, at: one.at.getTime() }));
    },
    remove: (camera: string): void => {
      write(() => remove.run(camera));
      db.erasure.finish();
    },
  };
}
