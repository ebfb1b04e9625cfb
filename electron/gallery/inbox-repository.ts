import {
  KithError,
  limits,
  qualityMeasures,
  type InboxConsent,
  type LivenessState,
} from '../contract/index.ts';
import type { NewUnknownFace, StoredUnknownFace } from '../core/ports/index.ts';
import type { Connection } from './connection.ts';
import { vectorBytes, vectorOf } from './rows.ts';

interface FaceRow {
  id: number;
  sighting: string;
  camera: string | null;
  seen_at: number;
  quality: string;
  liveness: LivenessState | null;
}

/** Waits to be told who it is. */
const WAITS = 'stranger_id IS NULL AND discarded = 0';

/** The SQL of unknown faces, of which no more wait than the bounds allow. Transactions are the caller's. */
export function createInboxRepository(
  db: Connection,
  bounds: { readonly unknownFaces: number; readonly unknownBytes: number } = limits,
) {
  const consent = db.prepare<[], { accepted_at: number; words: number }>(
    'SELECT accepted_at, words FROM inbox_consents WHERE ended_at IS NULL',
  );
  const agree = db.prepare<[number, number]>(
    'INSERT OR IGNORE INTO inbox_consents (accepted_at, words) VALUES (?, ?)',
  );
  const endConsent = db.prepare<[number]>(
    'UPDATE inbox_consents SET ended_at = ? WHERE ended_at IS NULL',
  );
  const count = db.prepare<[], { faces: number; bytes: number }>(
    `SELECT count(*) AS faces, coalesce(sum(length(chip)), 0) AS bytes FROM unknown_faces WHERE ${WAITS}`,
  );
  const waiting = db.prepare<[], FaceRow>(
    `SELECT id, sighting, camera, seen_at, quality, liveness FROM unknown_faces
     WHERE ${WAITS} ORDER BY seen_at, id`,
  );
  const insert = db.prepare<
    [string, string | null, number, number, Uint8Array, string, LivenessState | null]
  >(
    `INSERT INTO unknown_faces (sighting, camera, seen_at, since, chip, quality, liveness)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertEmbedding = db.prepare<[number, Buffer, number]>(
    // A face that went meanwhile is left out.
    'INSERT OR REPLACE INTO unknown_embeddings SELECT id, ?, ? FROM unknown_faces WHERE id = ?',
  );
  const dropReplaced = db.prepare<[string, string]>(
    `DELETE FROM unknown_faces WHERE sighting = ? AND ${WAITS}
       AND id NOT IN (SELECT value FROM json_each(?))`,
  );
  const dropBeyond = db.prepare<[number, number]>(
    `DELETE FROM unknown_faces WHERE id IN (
       SELECT id FROM (
         SELECT id, row_number() OVER newest AS place, sum(length(chip)) OVER newest AS bytes
         FROM unknown_faces WHERE ${WAITS} WINDOW newest AS (ORDER BY since DESC, id DESC))
       WHERE place > ? OR bytes > ?)`,
  );
  const embeddings = db.prepare<[number], { faceId: number; vector: Buffer }>(
    `SELECT f.id AS faceId, e.vector FROM unknown_faces f JOIN unknown_embeddings e ON e.face_id = f.id
     WHERE e.version_id = ? AND ${WAITS} ORDER BY f.seen_at, f.id`,
  );
  const unembedded = db.prepare<[number, number], { faceId: number; chip: Buffer }>(
    `SELECT id AS faceId, chip FROM unknown_faces f WHERE discarded = 0 AND NOT EXISTS
       (SELECT 1 FROM unknown_embeddings e WHERE e.face_id = f.id AND e.version_id = ?)
     -- Strangers first: until they are embedded one of them may be named.
     ORDER BY stranger_id IS NULL, id LIMIT ?`,
  );
  const picture = db
    .prepare<[number], Buffer>('SELECT chip FROM unknown_faces WHERE id = ? AND discarded = 0')
    .pluck();
  const countOf = db
    .prepare<[string], number>(
      `SELECT count(*) FROM unknown_faces WHERE id IN (SELECT value FROM json_each(?)) AND ${WAITS}`,
    )
    .pluck();
  const discard = db.prepare<[number | null, string]>(
    `UPDATE unknown_faces SET discarded = 1, stranger_id = ?
     WHERE id IN (SELECT value FROM json_each(?))`,
  );
  const restore = db.prepare<[string]>(
    `UPDATE unknown_faces SET discarded = 0, stranger_id = NULL
     WHERE discarded = 1 AND id IN (SELECT value FROM json_each(?))`,
  );
  const eraseDiscarded = db.prepare<[{ faceIds: string | null }]>(
    `DELETE FROM unknown_faces WHERE discarded = 1
       AND (@faceIds IS NULL OR id IN (SELECT value FROM json_each(@faceIds)))`,
  );
  const leaving = db.prepare('SELECT 1 FROM removals LIMIT 1');
  const eraseSighting = db.prepare<[string]>(
    `DELETE FROM unknown_faces WHERE sighting = ? AND ${WAITS}`,
  );
  const erase = db.prepare<[string]>(
    `DELETE FROM unknown_faces WHERE id IN (SELECT value FROM json_each(?)) AND ${WAITS}`,
  );
  const clear = db.prepare(`DELETE FROM unknown_faces WHERE ${WAITS}`);
  const trim = db.prepare<[number]>(`DELETE FROM unknown_faces WHERE ${WAITS} AND since < ?`);

  const embed = (faceId: number, versionId: number, vector: Float32Array): void =>
    void insertEmbedding.run(versionId, vectorBytes(vector), faceId);

  return {
    consent: (): InboxConsent | null => {
      const row = consent.get();
      return row ? { acceptedAt: new Date(row.accepted_at), words: row.words } : null;
    },
    agree: (words: number, at: Date): void => void agree.run(at.getTime(), words),
    endConsent: (at: Date): void => void endConsent.run(at.getTime()),
    count: () => count.get()!,
    waiting: (): StoredUnknownFace[] => waiting.all().map(faceOf),
    add: (sighting: string, camera: string | null, face: NewUnknownFace): number => {
      const { chip, quality, takenAt, liveness, embedding, versionId } = face;
      const at = takenAt.getTime();
      const measures = JSON.stringify(quality);
      const { lastInsertRowid } = insert.run(sighting, camera, at, at, chip, measures, liveness);
      const id = Number(lastInsertRowid);
      embed(id, versionId, embedding);
      return id;
    },
    /** Lets go of those of a sighting that wait, but for some. */
    dropReplaced: (sighting: string, staying: readonly number[]): void =>
      void dropReplaced.run(sighting, JSON.stringify(staying)),
    /** Lets go of the oldest beyond the bounds. */
    dropBeyond: (): void => void dropBeyond.run(bounds.unknownFaces, bounds.unknownBytes),
    embed,
    embeddings: (versionId: number) =>
      embeddings.all(versionId).map(({ faceId, vector }) => ({ faceId, vector: vectorOf(vector) })),
    unembedded: (versionId: number, limit: number) => unembedded.all(versionId, limit),
    picture: (faceId: number): Uint8Array => {
      const chip = picture.get(faceId);
      if (!chip) throw new KithError('NoSuchUnknown');
      return chip;
    },
    /** Throws `NoSuchUnknown` where one does not wait. */
    assertWaiting: (faceIds: readonly number[]): void => {
      if (countOf.get(JSON.stringify(faceIds)) !== new Set(faceIds).size) {
        throw new KithError('NoSuchUnknown');
      }
    },
    /** Takes faces off every list, for `refusal` where they are a stranger's who is not to be collected. */
    discard: (faceIds: readonly number[], refusal: number | null): void =>
      void discard.run(refusal, JSON.stringify(faceIds)),
    restore: (faceIds: readonly number[]): number => restore.run(JSON.stringify(faceIds)).changes,
    eraseDiscarded: (faceIds: readonly number[] | null): number =>
      eraseDiscarded.run({ faceIds: faceIds && JSON.stringify(faceIds) }).changes,
    /** Whether somebody waits to be erased. */
    isSomebodyLeaving: (): boolean => leaving.get() !== undefined,
    eraseSighting: (sighting: string): number => eraseSighting.run(sighting).changes,
    erase: (faceIds: readonly number[]): number => erase.run(JSON.stringify(faceIds)).changes,
    clear: (): number => clear.run().changes,
    trim: (before: Date): number => trim.run(before.getTime()).changes,
  };
}

/** What can be asked of it. */
export type InboxRepository = ReturnType<typeof createInboxRepository>;

function faceOf({ id, sighting, camera, seen_at, quality, liveness }: FaceRow): StoredUnknownFace {
  return {
    id,
    sighting,
    camera,
    at: new Date(seen_at),
    quality: qualityMeasures.parse(JSON.parse(quality)),
    liveness,
  };
}
