import { KithError } from '../contract/index.ts';
import type { Connection } from './connection.ts';
import type { PortraitsRepository } from './portraits-repository.ts';

/** What a move changed besides whose the sample is. */
interface Move {
  readonly from: number;
  readonly to: number;
  /** Whether the user had chosen the sample to show whom it was taken from, and vouched for it there. */
  readonly wasPortrait: boolean;
  readonly wasVouched: boolean;
  /** The versions that had learned from whom it went to, and those that count as such because of it. */
  readonly taught: ReadonlySet<number>;
  readonly taughtSince: readonly number[];
}

/** The SQL of whose a sample is, and of whether the user vouched for that. Transactions are the caller's. */
export function createLabelsRepository(db: Connection, portraits: PortraitsRepository) {
  const ownerOf = db
    .prepare<[number], number>('SELECT person_id FROM samples WHERE id = ?')
    .pluck();
  const forgetAdded = db.prepare<[number]>(
    'UPDATE corrections SET added_id = NULL WHERE added_id = ?',
  );
  const setOwner = db.prepare<[number, number]>('UPDATE samples SET person_id = ? WHERE id = ?');
  const taughtBy = db
    .prepare<[number], number>('SELECT version_id FROM version_people WHERE person_id = ?')
    .pluck();
  const learnedFrom = db
    .prepare<[number], number>(
      // A version that is older than the sample did not learn from it.
      `SELECT l.version_id FROM version_people l
       JOIN samples s ON s.person_id = l.person_id JOIN model_versions v ON v.id = l.version_id
       WHERE s.id = ? AND v.created_at >= s.taken_at`,
    )
    .pluck();
  const insertTaught = db.prepare<[number, number]>(
    'INSERT OR IGNORE INTO version_people (version_id, person_id) VALUES (?, ?)',
  );
  const deleteTaught = db.prepare<[number, number]>(
    'DELETE FROM version_people WHERE version_id = ? AND person_id = ?',
  );
  const vouched = db.prepare<[], number>('SELECT sample_id FROM vouched').pluck();
  const isVouched = db
    .prepare<[number], number>('SELECT 1 FROM vouched WHERE sample_id = ?')
    .pluck();
  const insertVouched = db.prepare<[number]>('INSERT OR IGNORE INTO vouched VALUES (?)');
  const deleteVouched = db.prepare<[number]>('DELETE FROM vouched WHERE sample_id = ?');

  /** The last move of each sample while the gallery is open, so that moving it back leaves everything as it was. */
  const moves = new Map<number, Move>();

  return {
    /** Whose a sample is. Error: `NoSuchSample`. */
    ownerOf: (sampleId: number): number => {
      const personId = ownerOf.get(sampleId);
      if (personId === undefined) throw new KithError('NoSuchSample');
      return personId;
    },
    /** Makes a sample somebody else's; `committed` is to be called once that is written. */
    move: (sampleId: number, to: number): { committed: () => void } => {
      const from = ownerOf.get(sampleId)!;
      const last = moves.get(sampleId);
      const undone = last?.from === to && last.to === from ? last : null;
      const taught = new Set(taughtBy.all(to));
      for (const versionId of undone?.taughtSince ?? []) deleteTaught.run(versionId, from);
      const taughtSince = learnedFrom
        .all(sampleId)
        .filter((versionId) => !taught.has(versionId) && !undone?.taught.has(versionId));
      for (const versionId of taughtSince) insertTaught.run(versionId, to);
      const wasPortrait = portraits.chosen(from) === sampleId;
      const wasVouched = isVouched.get(sampleId) !== undefined;
      setOwner.run(to, sampleId);
      // What was added for somebody else is theirs no more, and nothing to take back.
      forgetAdded.run(sampleId);
      if (undone?.wasVouched) insertVouched.run(sampleId);
      else deleteVouched.run(sampleId);
      if (undone?.wasPortrait && portraits.chosen(to) === null) portraits.choose(to, sampleId);
      portraits.settle(from);
      portraits.settle(to);
      const move = { from, to, wasPortrait, wasVouched, taught, taughtSince };
      return { committed: () => void moves.set(sampleId, move) };
    },
    vouched: (): ReadonlySet<number> => new Set(vouched.all()),
    vouch: (sampleId: number, does: boolean): void => {
      (does ? insertVouched : deleteVouched).run(sampleId);
    },
  };
}
