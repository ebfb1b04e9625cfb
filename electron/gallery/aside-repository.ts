import { KithError, type AsideSample } from '../contract/index.ts';
import type { AsideEmbedding, Reembedded, Unembedded } from '../core/ports/index.ts';
import type { Connection } from './connection.ts';
import { sampleOf, vectorBytes, vectorOf, type SampleRow } from './rows.ts';

/** The SQL of samples that are set aside, or removed and not erased yet. Transactions are the caller's. */
export function createAsideRepository(db: Connection) {
  const insert = db.prepare<[number | null, number, number]>(
    `INSERT INTO aside_samples (id, person_id, removed_by, at, chip, quality, source, taken_at, liveness, camera, turns)
     SELECT id, person_id, ?, ?, chip, quality, source, taken_at, liveness, camera, turns FROM samples WHERE id = ?`,
  );
  const insertEmbeddings = db.prepare<[number]>(
    `INSERT INTO aside_embeddings (sample_id, version_id, vector)
     SELECT sample_id, version_id, vector FROM embeddings WHERE sample_id = ?`,
  );
  const deleteSample = db.prepare<[number]>('DELETE FROM samples WHERE id = ?');
  const restore = db.prepare<[number]>(
    `INSERT INTO samples (id, person_id, chip, quality, source, taken_at, liveness, camera, turns)
     SELECT id, person_id, chip, quality, source, taken_at, liveness, camera, turns FROM aside_samples WHERE id = ?`,
  );
  const restoreEmbeddings = db.prepare<[number]>(
    `INSERT INTO embeddings (sample_id, version_id, vector)
     SELECT sample_id, version_id, vector FROM aside_embeddings WHERE sample_id = ?`,
  );
  const insertEmbedding = db.prepare<[number, number, Buffer]>(
    'INSERT OR REPLACE INTO embeddings (sample_id, version_id, vector) VALUES (?, ?, ?)',
  );
  const isEmbedded = db.prepare<[number, number]>(
    'SELECT 1 FROM embeddings WHERE sample_id = ? AND version_id = ?',
  );
  const remove = db.prepare<[number]>('DELETE FROM aside_samples WHERE id = ?');
  const ownerOf = db
    .prepare<[number], number>(
      'SELECT person_id FROM aside_samples WHERE id = ? AND removed_by IS NULL',
    )
    .pluck();
  const of = db.prepare<[number], SampleRow & { at: number }>(
    `SELECT id, source, taken_at, quality, liveness, camera, turns, chip IS NOT NULL AS has_chip, at
     FROM aside_samples WHERE person_id = ? AND removed_by IS NULL ORDER BY at, id`,
  );
  const embeddings = db.prepare<
    [number, number],
    { sampleId: number; hasChip: number; vector: Buffer | null }
  >(
    `SELECT a.id AS sampleId, a.chip IS NOT NULL AS hasChip, e.vector
     FROM aside_samples a LEFT JOIN aside_embeddings e ON e.sample_id = a.id AND e.version_id = ?
     WHERE a.person_id = ? AND a.removed_by IS NULL ORDER BY a.id`,
  );
  const chip = db
    .prepare<[number], Buffer | null>('SELECT chip FROM aside_samples WHERE id = ?')
    .pluck();
  const unembedded = db.prepare<[string, number], Unembedded>(
    `SELECT id AS sampleId, chip FROM aside_samples a
     WHERE id IN (SELECT value FROM json_each(?)) AND NOT EXISTS
       (SELECT 1 FROM aside_embeddings e WHERE e.sample_id = a.id AND e.version_id = ?)`,
  );

  return {
    /** Sets a sample aside; `removedBy` is the repair that it is erased with, null for none. */
    put: (sampleId: number, removedBy: number | null, at: Date): void => {
      insert.run(removedBy, at.getTime(), sampleId);
      insertEmbeddings.run(sampleId);
      deleteSample.run(sampleId);
    },
    /**
     * Makes it the person's again, with its embeddings under every version, and those that were made since; false where it is not
     * aside any more. Error: `VersionChanged` where it has none under the version.
     */
    takeBack: (sampleId: number, versionId: number, embedded: readonly Reembedded[]): boolean => {
      if (restore.run(sampleId).changes === 0) return false;
      restoreEmbeddings.run(sampleId);
      for (const one of embedded) {
        if (one.sampleId !== sampleId) continue;
        insertEmbedding.run(sampleId, one.versionId, vectorBytes(one.vector));
      }
      if (!isEmbedded.get(sampleId, versionId)) throw new KithError('VersionChanged');
      remove.run(sampleId);
      return true;
    },
    erase: (sampleId: number): void => void remove.run(sampleId),
    /** Whose one is that was set aside. Error: `NoSuchSample`. */
    ownerOf: (sampleId: number): number => {
      const personId = ownerOf.get(sampleId);
      if (personId === undefined) throw new KithError('NoSuchSample');
      return personId;
    },
    of: (personId: number): AsideSample[] =>
      of.all(personId).map((row) => ({ ...sampleOf(row), asideAt: new Date(row.at) })),
    embeddings: (personId: number, versionId: number): AsideEmbedding[] =>
      embeddings.all(versionId, personId).map(({ sampleId, hasChip, vector }) => ({
        sampleId,
        hasChip: hasChip === 1,
        vector: vector && vectorOf(vector),
      })),
    picture: (sampleId: number): Uint8Array => {
      const bytes = chip.get(sampleId);
      if (!bytes) throw new KithError('NoSuchPicture');
      return bytes;
    },
    /** Of some samples those that have no embedding under a version. */
    unembedded: (sampleIds: readonly number[], versionId: number): Unembedded[] =>
      unembedded.all(JSON.stringify(sampleIds), versionId),
  };
}

/** What can be asked of it. */
export type AsideRepository = ReturnType<typeof createAsideRepository>;
