import { KithError } from '../contract/index.ts';
import { isEmbedding } from '../core/enrollment/embedding.ts';
import type { Connection } from './connection.ts';
import { vectorBytes, vectorOf } from './rows.ts';

const MISSING = `FROM samples s WHERE NOT EXISTS
  (SELECT 1 FROM embeddings e WHERE e.sample_id = s.id AND e.version_id = ?)`;

/** The SQL of embeddings, a version at a time. Transactions are the caller's. */
export function createEmbeddingsRepository(db: Pick<Connection, 'prepare'>) {
  const missing = db.prepare<[number, number], { sampleId: number; chip: Buffer | null }>(
    `SELECT s.id AS sampleId, s.chip ${MISSING} ORDER BY s.id LIMIT ?`,
  );
  const countMissing = db.prepare<[number], { samples: number; withoutChip: number }>(
    `SELECT count(*) AS samples, coalesce(sum(s.chip IS NULL), 0) AS withoutChip ${MISSING}`,
  );
  const all = db.prepare<[number], { sampleId: number; personId: number; vector: Buffer }>(
    `SELECT s.id AS sampleId, s.person_id AS personId, e.vector
     FROM embeddings e JOIN samples s ON s.id = e.sample_id
     WHERE e.version_id = ? AND s.person_id NOT IN (SELECT person_id FROM removals) ORDER BY s.id`,
  );
  const stored = db.prepare<[number], { sampleId: number; vector: Buffer }>(
    'SELECT sample_id AS sampleId, vector FROM embeddings WHERE version_id = ?',
  );
  const insert = db.prepare<[number, Buffer, number]>(
    // A sample that was removed meanwhile is left out.
    'INSERT OR REPLACE INTO embeddings SELECT id, ?, ? FROM samples WHERE id = ?',
  );
  const remove = db.prepare<[number, number]>(
    'DELETE FROM embeddings WHERE version_id = ? AND sample_id = ?',
  );
  const removeAll = db.prepare<[number]>('DELETE FROM embeddings WHERE version_id = ?');
  return {
    missing: (versionId: number, limit: number) => missing.all(versionId, limit),
    countMissing: (versionId: number) => countMissing.get(versionId)!,
    /** Of everybody but those who are to be erased. */
    all: (versionId: number) =>
      all.all(versionId).map((row) => ({ ...row, vector: vectorOf(row.vector) })),
    /** Error: `VersionUnusable` where one is not `size` finite numbers of length 1. */
    add: (
      versionId: number,
      size: number,
      added: readonly { sampleId: number; vector: Float32Array }[],
    ): void => {
      for (const { sampleId, vector } of added) {
        if (!isEmbedding(vector, size)) {
          throw new KithError('VersionUnusable', undefined, { flaw: 'embeddingDamaged' });
        }
        insert.run(versionId, vectorBytes(vector), sampleId);
      }
    },
    /** Removes those that are not `size` finite numbers of length 1. */
    removeUnusable: (versionId: number, size: number): void => {
      for (const { sampleId, vector } of stored.all(versionId)) {
        if (vector.length !== 4 * size || !isEmbedding(vectorOf(vector), size)) {
          remove.run(versionId, sampleId);
        }
      }
    },
    removeAll: (versionId: number): void => {
      removeAll.run(versionId);
    },
  };
}
