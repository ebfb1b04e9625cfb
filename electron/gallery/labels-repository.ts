import { z } from 'zod';
import { KithError } from '../contract/index.ts';
import type { Connection } from './connection.ts';
import type { PortraitsRepository } from './portraits-repository.ts';

/** What a move changed besides whose the sample is. */
export const movedLabel = z.object({
  sampleId: z.number().int(),
  /** Whether the user had chosen the sample to show whom it was taken from, and vouched for it there. */
  wasPortrait: z.boolean(),
  wasVouched: z.boolean(),
  /** The corrections that it had been added for. */
  corrections: z.array(z.number().int()),
  /** The versions that had learned from whom it went to, and those that count as such because of it. */
  taught: z.array(z.number().int()),
  taughtSince: z.array(z.number().int()),
});
export type MovedLabel = z.infer<typeof movedLabel>;

/** The SQL of whose a sample is, and of whether the user vouched for that. Transactions are the caller's. */
export function createLabelsRepository(db: Connection, portraits: PortraitsRepository) {
  const ownerOf = db
    .prepare<[number], number>('SELECT person_id FROM samples WHERE id = ?')
    .pluck();
  const addedFor = db
    .prepare<[number], number>('SELECT id FROM corrections WHERE added_id = ?')
    .pluck();
  const setAdded = db.prepare<[number | null, number]>(
    'UPDATE corrections SET added_id = ? WHERE id = ?',
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

  /** What is lost of a sample that is no more who it was enrolled under. */
  const beforeOf = (sampleId: number) => ({
    sampleId,
    wasPortrait: portraits.chosen(ownerOf.get(sampleId)!) === sampleId,
    wasVouched: isVouched.get(sampleId) !== undefined,
    corrections: addedFor.all(sampleId),
  });
  /** Puts that back. */
  const putBack = (personId: number, before: ReturnType<typeof beforeOf>): void => {
    const { sampleId, wasPortrait, wasVouched, corrections } = before;
    if (wasVouched) insertVouched.run(sampleId);
    for (const id of corrections) setAdded.run(sampleId, id);
    if (wasPortrait && portraits.chosen(personId) === null) portraits.choose(personId, sampleId);
  };
  /** Has the versions that learned from a sample count as having learned from a person, but for those that are passed over. */
  const teach = (sampleId: number, to: number, passedOver: readonly number[]) => {
    const taught = taughtBy.all(to);
    const taughtSince = learnedFrom
      .all(sampleId)
      .filter((versionId) => !taught.includes(versionId) && !passedOver.includes(versionId));
    for (const versionId of taughtSince) insertTaught.run(versionId, to);
    return { taught, taughtSince };
  };

  return {
    /** Whose a sample is. Error: `NoSuchSample`. */
    ownerOf: (sampleId: number): number => {
      const personId = ownerOf.get(sampleId);
      if (personId === undefined) throw new KithError('NoSuchSample');
      return personId;
    },
    beforeOf,
    putBack,
    /** Makes a sample somebody else's, and answers with what moving it back takes. Portraits are still to be settled. */
    move: (sampleId: number, to: number): MovedLabel => {
      const before = beforeOf(sampleId);
      const learned = teach(sampleId, to, []);
      setOwner.run(to, sampleId);
      // What was added for somebody else is theirs no more, and nothing to take back.
      for (const id of before.corrections) setAdded.run(null, id);
      deleteVouched.run(sampleId);
      return { ...before, ...learned };
    },
    /** Moves it back to whom it was taken from; what was chosen and learned meanwhile stays. */
    moveBack: (from: number, moved: MovedLabel): void => {
      const { sampleId, taught, taughtSince } = moved;
      const to = ownerOf.get(sampleId)!;
      for (const versionId of taughtSince) deleteTaught.run(versionId, to);
      teach(sampleId, from, taught);
      setOwner.run(from, sampleId);
      putBack(from, moved);
    },
    vouched: (): ReadonlySet<number> => new Set(vouched.all()),
    vouch: (sampleId: number, does: boolean): void => {
      (does ? insertVouched : deleteVouched).run(sampleId);
    },
  };
}

/** What can be asked of it. */
export type LabelsRepository = ReturnType<typeof createLabelsRepository>;
