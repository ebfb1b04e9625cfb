import {
  KithError,
  qualityMeasures,
  type Correction,
  type LivenessState,
  type SampleSource,
} from '../contract/index.ts';
import type { CorrectedEmbedding, NewCorrection, SampleRecord } from '../core/ports/index.ts';
import type { Connection } from './connection.ts';
import { vectorOf } from './rows.ts';

interface CorrectionRow {
  id: number;
  at: number;
  kind: Correction['kind'];
  person_id: number;
  name: string;
  added_id: number | null;
  raised: Correction['raised'];
  has_chip: 0 | 1;
  /** Whether nothing is set aside. */
  has_nothing: 0 | 1;
}

interface AsideRow {
  chip: Buffer | null;
  quality: string;
  source: SampleSource;
  liveness: LivenessState | null;
  camera: string | null;
  turns: LivenessState | null;
  taken_at: number;
  vector: Buffer;
  version_id: number | null;
  vouched: 0 | 1;
  chosen: 0 | 1;
}

/** A correction with the person's name and what is set aside for it, as it is under a version. */
const CORRECTION = `
  SELECT c.id, c.at, c.kind, c.person_id, p.name, c.added_id, s.chip IS NOT NULL AS has_chip,
    s.correction_id IS NULL AS has_nothing,
    CASE WHEN c.raised_by = 0 THEN NULL WHEN c.raised_version_id = ? THEN 'now'
      ELSE 'under another version' END AS raised
  FROM corrections c JOIN people p ON p.id = c.person_id
    LEFT JOIN set_aside s ON s.correction_id = c.id`;

/** The SQL of corrections. Transactions are the caller's. */
export function createCorrectionsRepository(db: Connection) {
  const byId = db.prepare<[number, number], CorrectionRow>(`${CORRECTION} WHERE c.id = ?`);
  const byPerson = db.prepare<[number, number], CorrectionRow>(
    `${CORRECTION} WHERE c.person_id = ? ORDER BY c.id DESC`,
  );
  const insert = db.prepare<[number, number, string, number | null, number, number | null]>(
    `INSERT INTO corrections (person_id, at, kind, added_id, raised_by, raised_version_id)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const insertAside = db.prepare<[number, number, number]>(
    `INSERT INTO set_aside (correction_id, chip, quality, source, taken_at, liveness, camera, turns, vector, version_id, vouched, chosen)
     SELECT ?, s.chip, s.quality, s.source, s.taken_at, s.liveness, s.camera, s.turns, e.vector, e.version_id,
       EXISTS (SELECT 1 FROM vouched v WHERE v.sample_id = s.id),
       EXISTS (SELECT 1 FROM portraits p WHERE p.sample_id = s.id AND p.chosen = 1)
     FROM samples s JOIN embeddings e ON e.sample_id = s.id AND e.version_id = ? WHERE s.id = ?`,
  );
  const aside = db.prepare<[number], AsideRow>('SELECT * FROM set_aside WHERE correction_id = ?');
  const asideOf = db.prepare<
    [number, number],
    { correctionId: number; hasChip: 0 | 1; vector: Buffer | null }
  >(
    `SELECT s.correction_id AS correctionId, s.chip IS NOT NULL AS hasChip,
       CASE WHEN s.version_id = ? THEN s.vector END AS vector
     FROM set_aside s JOIN corrections c ON c.id = s.correction_id WHERE c.person_id = ? ORDER BY c.id`,
  );
  const deleteAside = db.prepare<[number]>('DELETE FROM set_aside WHERE correction_id = ?');
  const countErasure = db.prepare('UPDATE erasures SET count = count + 1');
  const remove = db.prepare<[number]>('DELETE FROM corrections WHERE id = ?');
  const lower = db.prepare<[string]>(
    `UPDATE corrections SET raised_by = 0, raised_version_id = NULL
     WHERE id IN (SELECT value FROM json_each(?))`,
  );
  const raises = db.prepare<[number], { personId: number; raise: number }>(
    `SELECT person_id AS personId, sum(raised_by) AS raise FROM corrections
     WHERE raised_version_id = ? GROUP BY person_id`,
  );

  const get = (id: number, versionId: number): Correction => {
    const row = byId.get(versionId, id);
    if (!row) throw new KithError('NoSuchCorrection');
    return correctionOf(row);
  };

  return {
    get,
    of: (personId: number, versionId: number): Correction[] =>
      byPerson.all(versionId, personId).map(correctionOf),
    /** Keeps what was said; what is set aside is copied, and still to be removed. Error: `NoSuchSample`. */
    add: (correction: NewCorrection, versionId: number, at: Date): number => {
      const { personId, kind, added, raise, setAside } = correction;
      const raisedUnder = raise > 0 ? versionId : null;
      const { lastInsertRowid } = insert.run(
        personId,
        at.getTime(),
        kind,
        added,
        raise,
        raisedUnder,
      );
      const id = Number(lastInsertRowid);
      if (setAside !== null && insertAside.run(id, versionId, setAside).changes === 0) {
        throw new KithError('NoSuchSample');
      }
      return id;
    },
    setAside: (id: number): SampleRecord | null => {
      const row = aside.get(id);
      if (!row) return null;
      return {
        chip: row.chip,
        embedding: vectorOf(row.vector),
        // Of a version that is gone: no other's.
        versionId: row.version_id ?? 0,
        quality: qualityMeasures.parse(JSON.parse(row.quality)),
        source: row.source,
        takenAt: new Date(row.taken_at),
        liveness: row.liveness,
        camera: row.camera,
        turns: row.turns,
      };
    },
    /** Of all that is set aside for corrections about a person, with the embeddings under a version. */
    asideEmbeddings: (personId: number, versionId: number): CorrectedEmbedding[] =>
      asideOf.all(versionId, personId).map(({ correctionId, hasChip, vector }) => ({
        correctionId,
        hasChip: hasChip === 1,
        vector: vector && vectorOf(vector),
      })),
    /** What the user had said of the sample that is set aside. */
    marks: (id: number): { vouched: boolean; chosen: boolean } => {
      const row = aside.get(id);
      return { vouched: row?.vouched === 1, chosen: row?.chosen === 1 };
    },
    picture: (id: number): Uint8Array => {
      const chip = aside.get(id)?.chip;
      if (!chip) throw new KithError('NoSuchPicture');
      return chip;
    },
    remove: (id: number): void => void remove.run(id),
    eraseAside: (id: number): void => {
      if (deleteAside.run(id).changes > 0) countErasure.run();
    },
    /** Some of them raise nobody's bar any more. */
    lower: (ids: readonly number[]): void => void lower.run(JSON.stringify(ids)),
    /** By how much bars are higher under a version. */
    raises: (versionId: number): { personId: number; raise: number }[] => raises.all(versionId),
  };
}

/** What can be asked of it. */
export type CorrectionsRepository = ReturnType<typeof createCorrectionsRepository>;

function correctionOf(row: CorrectionRow): Correction {
  return {
    id: row.id,
    at: new Date(row.at),
    kind: row.kind,
    personId: row.person_id,
    person: row.name,
    added: row.added_id,
    setAside:
      row.has_nothing === 1 ? null : row.has_chip === 1 ? 'with picture' : 'without picture',
    raised: row.raised,
  };
}
