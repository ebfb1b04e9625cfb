import {
  impostorStatistics,
  KithError,
  report,
  type ImpostorStatistics,
  type MapPoint,
  type ModelVersion,
  type NetworkVersion,
  type Report,
} from '../contract/index.ts';
import type { NewVersion } from '../core/ports/index.ts';
import { ACTIVE, PREVIOUS } from './activation-repository.ts';
import type { Connection } from './connection.ts';

interface VersionRow {
  id: number;
  name: string;
  profile: 'face' | 'classic';
  head: 'adapter' | 'classic' | null;
  unfrozen: number;
  weights_sha256: string;
  created_at: number;
  origin: ModelVersion['origin'];
  verdict: ModelVersion['verdict'];
  best_epoch: number | null;
  active: number;
  previous: number | null;
  parent_id: number | null;
  has_report: number;
  missing: number;
  learned: number;
  removed: number;
}

const VERSION = `
  SELECT v.id, v.name, v.profile, v.head, v.unfrozen, v.weights_sha256, v.created_at, v.origin, v.verdict,
    v.id = ${ACTIVE} AS active, v.id = ${PREVIOUS} AS previous, v.parent_id, v.report IS NOT NULL AS has_report,
    json_extract(v.report, '$.bestEpoch') AS best_epoch,
    (SELECT count(*) FROM samples) -
      (SELECT count(*) FROM embeddings e WHERE e.version_id = v.id) AS missing,
    (SELECT count(*) FROM version_people p WHERE p.version_id = v.id) AS learned,
    (SELECT count(*) FROM version_people p WHERE p.version_id = v.id
      AND p.person_id NOT IN (SELECT id FROM people)) AS removed
  FROM model_versions v`;

/** The SQL of model versions. `shipped` are the pack's statistics. Transactions are the caller's. */
export function createVersionsRepository(db: Connection, shipped: ImpostorStatistics) {
  const all = db.prepare<[], VersionRow>(`${VERSION} ORDER BY v.id DESC`);
  const byId = db.prepare<[number], VersionRow>(`${VERSION} WHERE v.id = ?`);
  const bySha = db.prepare<[string], VersionRow>(`${VERSION} WHERE v.weights_sha256 = ?`);
  const learnedBy = db.prepare<[number], VersionRow>(
    `${VERSION} JOIN version_people l ON l.version_id = v.id WHERE l.person_id = ? ORDER BY v.id DESC`,
  );
  const text = (column: 'statistics' | 'report') =>
    db
      .prepare<[number], string | null>(`SELECT ${column} FROM model_versions WHERE id = ?`)
      .pluck();
  const [statistics, reportOf] = [text('statistics'), text('report')];
  const weights = db
    .prepare<[number], Buffer | null>('SELECT weights FROM model_versions WHERE id = ?')
    .pluck();
  const size = db
    .prepare<[number], number>('SELECT embedding_size FROM model_versions WHERE id = ?')
    .pluck();
  const points = db.prepare<
    [number],
    { sampleId: number; id: number; name: string; bx: number; by: number; ax: number; ay: number }
  >(
    `SELECT s.id AS sampleId, p.id, p.name, v.before_x AS bx, v.before_y AS by, v.after_x AS ax, v.after_y AS ay
     FROM version_points v JOIN samples s ON s.id = v.sample_id JOIN people p ON p.id = s.person_id
     WHERE v.version_id = ? ORDER BY p.name_key, s.id`,
  );
  const insert = db.prepare<(string | number | Uint8Array | null)[]>(
    `INSERT INTO model_versions (name, origin, profile, head, unfrozen, embedding_size, weights_sha256,
       weights, statistics, verdict, report, parent_id, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const renew = db.prepare<(string | number | null)[]>(
    `UPDATE model_versions SET statistics = ?, verdict = ?, report = ?, parent_id = ?, created_at = ? WHERE id = ?`,
  );
  const forgetPeople = db.prepare<[number]>('DELETE FROM version_people WHERE version_id = ?');
  const forgetPoints = db.prepare<[number]>('DELETE FROM version_points WHERE version_id = ?');
  const insertShipped = db.prepare<[string, string, number]>(
    'INSERT INTO model_versions (profile, weights_sha256, created_at) VALUES (?, ?, ?)',
  );
  const insertPerson = db.prepare<[number, number]>('INSERT INTO version_people VALUES (?, ?)');
  const insertPoint = db.prepare<[number, number, number, number, number, number]>(
    // A sample that was removed while the run went on has no place any more.
    'INSERT INTO version_points SELECT ?, id, ?, ?, ?, ? FROM samples WHERE id = ?',
  );
  const rename = db.prepare<[string, number]>('UPDATE model_versions SET name = ? WHERE id = ?');
  const remove = db.prepare<[number]>('DELETE FROM model_versions WHERE id = ?');
  const get = (versionId: number): ModelVersion => {
    const row = byId.get(versionId);
    if (!row) throw new KithError('NoSuchVersion');
    return versionOf(row);
  };
  const known = (sha256: string): ModelVersion | null => {
    const row = bySha.get(sha256);
    return row ? versionOf(row) : null;
  };
  const learn = (id: number, { people, points: places }: NewVersion): void => {
    for (const personId of people) insertPerson.run(id, personId);
    for (const { sampleId, before, after } of places) {
      insertPoint.run(id, ...before, ...after, sampleId);
    }
  };
  const add = (version: NewVersion, at: Date): ModelVersion => {
    const { network } = version;
    const inserted = insert.run(
      version.name,
      version.origin,
      network.profile,
      network.head,
      network.unfrozen,
      version.embeddingSize,
      network.id,
      network.weights,
      version.statistics && JSON.stringify(version.statistics),
      version.verdict,
      version.report && JSON.stringify(version.report),
      version.parentId,
      at.getTime(),
    );
    const id = Number(inserted.lastInsertRowid);
    if (version.name === '') rename.run(`Version ${id}`, id);
    learn(id, version);
    return get(id);
  };

  return {
    all: (): ModelVersion[] => all.all().map(versionOf),
    get,
    network: (versionId: number): NetworkVersion => {
      const { weightsSha256, profile, head, unfrozen } = get(versionId);
      return {
        id: weightsSha256,
        profile,
        head,
        unfrozen,
        weights: weights.get(versionId) ?? null,
      };
    },
    statistics: (versionId: number): ImpostorStatistics => {
      get(versionId);
      const json = statistics.get(versionId);
      if (!json) return shipped;
      try {
        return impostorStatistics.parse(JSON.parse(json));
      } catch (cause) {
        throw new KithError('VersionUnusable', undefined, { flaw: 'statisticsDamaged', cause });
      }
    },
    withWeights: known,
    report: (versionId: number): Report | null => {
      get(versionId);
      const json = reportOf.get(versionId);
      return json ? report.parse(JSON.parse(json)) : null;
    },
    map: (versionId: number): MapPoint[] => {
      get(versionId);
      return points.all(versionId).map(({ sampleId, id, name, bx, by, ax, ay }) => ({
        sampleId,
        personId: id,
        name,
        before: [bx, by],
        after: [ax, ay],
      }));
    },
    learnedBy: (personId: number): ModelVersion[] => learnedBy.all(personId).map(versionOf),
    /** Adds the shipped weights to a new gallery. */
    insertShipped: (profile: string, weightsSha256: string, at: Date): number =>
      Number(insertShipped.run(profile, weightsSha256, at.getTime()).lastInsertRowid),
    insert: (version: NewVersion, at: Date): ModelVersion => {
      const same = known(version.network.id);
      if (same) throw new KithError('VersionKnown', same.name);
      return add(version, at);
    },
    keepTrained: (version: NewVersion, at: Date): ModelVersion => {
      const same = known(version.network.id);
      if (!same) return add(version, at);
      if (same.active || same.origin === 'shipped') return same;
      renew.run(
        version.statistics && JSON.stringify(version.statistics),
        version.verdict,
        version.report && JSON.stringify(version.report),
        version.parentId,
        at.getTime(),
        same.id,
      );
      forgetPeople.run(same.id);
      forgetPoints.run(same.id);
      learn(same.id, version);
      return get(same.id);
    },
    rename: (versionId: number, name: string): ModelVersion => {
      get(versionId);
      rename.run(name, versionId);
      return get(versionId);
    },
    remove: (versionId: number): void => {
      remove.run(versionId);
    },
    embeddingSize: (versionId: number): number => {
      get(versionId);
      return size.get(versionId)!;
    },
  };
}

function versionOf(row: VersionRow): ModelVersion {
  return {
    id: row.id,
    name: row.name,
    profile: row.profile,
    head: row.head,
    unfrozen: row.unfrozen,
    weightsSha256: row.weights_sha256,
    createdAt: new Date(row.created_at),
    origin: row.origin,
    verdict: row.verdict,
    bestEpoch: row.best_epoch,
    active: row.active === 1,
    previous: row.previous === 1,
    parentId: row.parent_id,
    missingEmbeddings: row.missing,
    learnedFrom: { people: row.learned, removed: row.removed },
    hasReport: row.has_report === 1,
  };
}
