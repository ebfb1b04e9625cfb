import { KithError } from '../contract/index.ts';
import type { KnownSample, OutlinedPerson, WholeSample } from '../core/ports/index.ts';
import type { Connection } from './connection.ts';
import { sampleOf, vectorOf, type SampleRow } from './rows.ts';

interface WholeRow extends SampleRow {
  chip: Buffer | null;
  vector: Buffer | null;
  vouched: number;
  portrait: number;
}

const WHOLE = `
  SELECT s.id, s.source, s.taken_at, s.quality, s.liveness, s.camera, s.turns, s.chip, s.chip IS NOT NULL AS has_chip, e.vector,
    EXISTS (SELECT 1 FROM vouched v WHERE v.sample_id = s.id) AS vouched,
    EXISTS (SELECT 1 FROM portraits p WHERE p.sample_id = s.id AND p.person_id = s.person_id AND p.chosen = 1) AS portrait
  FROM samples s LEFT JOIN embeddings e ON e.sample_id = s.id AND e.version_id = ?`;

/** The SQL of what bundles are made of. */
export function createBundleRepository(db: Pick<Connection, 'prepare'>) {
  const people = db.prepare<
    [],
    {
      id: number;
      name: string;
      enrolled_at: number;
      external_id: string | null;
      has_note: 0 | 1;
      has_consent: 0 | 1;
    }
  >(
    `SELECT id, name, enrolled_at, external_id, coalesce(note, '') <> '' AS has_note,
       EXISTS (SELECT 1 FROM consents c WHERE c.person_id = id) AS has_consent
     FROM people LEFT JOIN person_details ON person_id = id
     WHERE id NOT IN (SELECT person_id FROM removals) ORDER BY name_key`,
  );
  const samplesOf = db
    .prepare<[number], number>('SELECT id FROM samples WHERE person_id = ? ORDER BY id')
    .pluck();
  const whole = db.prepare<[number, number], WholeRow>(`${WHOLE} WHERE s.id = ?`);
  const known = db.prepare<
    [number, number, number, number, number],
    { id: number; person_id: number; aside: 0 | 1; chip: Buffer | null; vector: Buffer | null }
  >(
    `SELECT s.id, s.person_id, 0 AS aside, s.chip, e.vector
     FROM samples s LEFT JOIN embeddings e ON e.sample_id = s.id AND e.version_id = ?
     WHERE s.id > ? AND s.person_id NOT IN (SELECT person_id FROM removals)
     UNION ALL
     SELECT a.id, a.person_id, 1 AS aside, a.chip, e.vector
     FROM aside_samples a LEFT JOIN aside_embeddings e ON e.sample_id = a.id AND e.version_id = ?
     WHERE a.id > ? AND a.removed_by IS NULL AND a.person_id NOT IN (SELECT person_id FROM removals)
     ORDER BY 1 LIMIT ?`,
  );
  const corrected = db.prepare<
    [number],
    { person_id: number; chip: Buffer | null; vector: Buffer | null }
  >(
    `SELECT c.person_id, s.chip, CASE WHEN s.version_id = ? THEN s.vector END AS vector
     FROM set_aside s JOIN corrections c ON c.id = s.correction_id
     WHERE c.person_id NOT IN (SELECT person_id FROM removals)`,
  );
  return {
    outline: (personIds: readonly number[] | null): OutlinedPerson[] => {
      const wanted = personIds && new Set(personIds);
      return people
        .all()
        .filter(({ id }) => !wanted || wanted.has(id))
        .map(({ id, name, enrolled_at, external_id, has_note, has_consent }) => ({
          personId: id,
          name,
          enrolledAt: new Date(enrolled_at),
          externalId: external_id,
          hasNote: has_note === 1,
          hasConsent: has_consent === 1,
          sampleIds: samplesOf.all(id),
        }));
    },
    /** Error: `NoSuchSample`. */
    sample: (sampleId: number, versionId: number): WholeSample => {
      const row = whole.get(versionId, sampleId);
      if (!row) throw new KithError('NoSuchSample');
      const { quality, source, takenAt, liveness, camera, turns } = sampleOf(row);
      return {
        quality,
        source,
        takenAt,
        liveness,
        camera,
        turns,
        chip: row.chip,
        embedding: row.vector && vectorOf(row.vector),
        vouched: row.vouched === 1,
        portrait: row.portrait === 1,
      };
    },
    known: (after: number, limit: number, versionId: number): KnownSample[] => {
      // What is set aside for a correction is no sample any more, and has no number: it comes first, beside those of the first call.
      const numberless = after === 0 ? corrected.all(versionId) : [];
      return [
        ...numberless.map((row) => ({ ...row, id: 0, aside: 1 })),
        ...known.all(versionId, after, versionId, after, limit),
      ].map((row) => ({
        sampleId: row.id,
        personId: row.person_id,
        isAside: row.aside === 1,
        chip: row.chip,
        embedding: row.vector && vectorOf(row.vector),
      }));
    },
  };
}

/** What can be asked of it. */
export type BundleRepository = ReturnType<typeof createBundleRepository>;
