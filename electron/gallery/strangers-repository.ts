import { referenceFrom, type Reference } from '../../native-models/evaluate/reference.ts';
import { KithError, type Stranger } from '../contract/index.ts';
import type { RefusedAs } from '../core/ports/index.ts';
import type { Connection } from './connection.ts';
import { vectorBytes, vectorOf } from './rows.ts';

interface StrangerRow {
  id: number;
  kind: Stranger['kind'];
  at: number;
  faces: string;
  holds: 0 | 1;
}

/** The SQL of strangers who are ignored, or not to be collected again. Transactions are the caller's. */
export function createStrangersRepository(db: Connection) {
  const all = db.prepare<[{ versionId: number }], StrangerRow>(
    `SELECT s.id, s.kind, s.at,
       (SELECT json_group_array(f.id) FROM unknown_faces f WHERE f.stranger_id = s.id AND f.discarded = 0) AS faces,
       CASE s.kind
         WHEN 'ignored' THEN EXISTS (SELECT 1 FROM unknown_faces f JOIN unknown_embeddings e ON e.face_id = f.id
           WHERE f.stranger_id = s.id AND e.version_id = @versionId)
         ELSE EXISTS (SELECT 1 FROM refused_embeddings r WHERE r.stranger_id = s.id AND r.version_id = @versionId)
       END AS holds
     FROM strangers s ORDER BY s.id DESC`,
  );
  const kindOf = db
    .prepare<[number], Stranger['kind']>('SELECT kind FROM strangers WHERE id = ?')
    .pluck();
  const insert = db.prepare<[number, Stranger['kind']]>(
    'INSERT INTO strangers (at, kind) VALUES (?, ?)',
  );
  const give = db.prepare<[number, string]>(
    'UPDATE unknown_faces SET stranger_id = ? WHERE id IN (SELECT value FROM json_each(?))',
  );
  const release = db.prepare<[number, number]>(
    'UPDATE unknown_faces SET stranger_id = NULL, since = ? WHERE stranger_id = ? AND discarded = 0',
  );
  const remove = db.prepare<[number]>('DELETE FROM strangers WHERE id = ?');
  const orphan = db.prepare<[number]>(
    // What is discarded with a refusal goes as it would without.
    'UPDATE unknown_faces SET stranger_id = NULL WHERE stranger_id = ? AND discarded = 1',
  );
  const withDiscarded = db
    .prepare<[string], number>(
      `SELECT DISTINCT stranger_id FROM unknown_faces
       WHERE discarded = 1 AND stranger_id IS NOT NULL AND id IN (SELECT value FROM json_each(?))`,
    )
    .pluck();
  const insertRefused = db.prepare<[number, number, number, Buffer]>(
    'INSERT INTO refused_embeddings (stranger_id, number, version_id, vector) VALUES (?, ?, ?, ?)',
  );
  const vectors = {
    ignored: db.prepare<[number], { id: number; vector: Buffer }>(
      `SELECT f.stranger_id AS id, e.vector FROM unknown_faces f
       JOIN unknown_embeddings e ON e.face_id = f.id JOIN strangers s ON s.id = f.stranger_id
       WHERE e.version_id = ? AND s.kind = 'ignored' ORDER BY f.id`,
    ),
    refused: db.prepare<[number], { id: number; vector: Buffer }>(
      'SELECT stranger_id AS id, vector FROM refused_embeddings WHERE version_id = ? ORDER BY number',
    ),
  };
  const kind = (strangerId: number): Stranger['kind'] => {
    const found = kindOf.get(strangerId);
    if (!found) throw new KithError('NoSuchStranger');
    return found;
  };

  return {
    all: (versionId: number): Stranger[] =>
      all.all({ versionId }).map(({ id, at, faces, holds, ...row }) => ({
        id,
        kind: row.kind,
        at: new Date(at),
        faces: JSON.parse(faces) as number[],
        holds: holds === 1,
      })),
    ignore: (faceIds: readonly number[], at: Date): number => {
      const id = Number(insert.run(at.getTime(), 'ignored').lastInsertRowid);
      give.run(id, JSON.stringify(faceIds));
      return id;
    },
    refuse: ({ versionId, vectors: of }: RefusedAs, at: Date): number => {
      const id = Number(insert.run(at.getTime(), 'refused').lastInsertRowid);
      of.forEach((vector, i) => insertRefused.run(id, i, versionId, vectorBytes(vector)));
      return id;
    },
    /** Takes refusals back that came with some faces, where these are not erased yet. */
    takeBackDiscarded: (faceIds: readonly number[]): void => {
      for (const id of withDiscarded.all(JSON.stringify(faceIds))) {
        orphan.run(id);
        remove.run(id);
      }
    },
    /** Error of both: `NoSuchStranger`. */
    takeBack: (strangerId: number, at: Date): void => {
      if (kind(strangerId) === 'ignored') release.run(at.getTime(), strangerId);
      orphan.run(strangerId);
      remove.run(strangerId);
    },
    erase: (strangerId: number): void => {
      kind(strangerId);
      remove.run(strangerId);
    },
    /** Everyone's reference under a version, of those who can be told. */
    references: (of: Stranger['kind'], versionId: number): Reference[] => {
      const rows = Map.groupBy(vectors[of].all(versionId), ({ id }) => id);
      return [...rows.values()].flatMap(
        (own) => referenceFrom(own.map(({ vector }) => vectorOf(vector))) ?? [],
      );
    },
  };
}

/** What can be asked of it. */
export type StrangersRepository = ReturnType<typeof createStrangersRepository>;
