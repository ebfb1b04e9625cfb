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
import type { ActivationTarget, NewVersion } from '../core/ports/index.ts';
import type { Connection } from './connection.ts';
import { vectorBytes, vectorOf } from './rows.ts';

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
  active: number;
  parent_id: number | null;
  has_report: number;
  missing: number;
  learned: number;
  removed: number;
}

const VERSION = `
  SELECT v.id, v.name, v.profile, v.head, v.unfrozen, v.weights_sha256, v.created_at, v.origin, v.verdict,
    v.active, v.parent_id, v.report IS NOT NULL AS has_report,
    (SELECT count(*) FROM samples) -
      (SELECT count(*) FROM embeddings e WHERE e.version_id = v.id) AS missing,
    (SELECT count(*) FROM version_people p WHERE p.version_id = v.id) AS learned,
    (SELECT count(*) FROM version_people p WHERE p.version_id = v.id
      AND p.person_id NOT IN (SELECT id FROM people)) AS removed
  FROM model_versions v`;

const MISSING = `FROM samples s WHERE NOT EXISTS
  (SELECT 1 FROM embeddings e WHERE e.sample_id = s.id AND e.version_id = ?)`;

/** Makes the shipped weights the active version of a new gallery. */
export function activateFirstVersion(
  db: Connection,
  { profile, weightsSha256 }: { profile: string; weightsSha256: string },
): void {
  if (db.prepare('SELECT 1 FROM model_versions WHERE active = 1').get() !== undefined) return;
  const now = Date.now();
  db.prepare<[string, string, number, number]>(
    `INSERT INTO model_versions (profile, weights_sha256, created_at, activated_at, active)
     VALUES (?, ?, ?, ?, 1)`,
  ).run(profile, weightsSha256, now, now);
}

/** The SQL of model versions. Each write is one transaction. `shipped` are the pack's statistics. */
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
  const activeId = db.prepare<[], number>('SELECT id FROM model_versions WHERE active = 1').pluck();
  const previous = db
    .prepare<[], number>(
      `SELECT id FROM model_versions WHERE active = 0 AND activated_at IS NOT NULL
       ORDER BY activated_at DESC, id DESC LIMIT 1`,
    )
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
       weights, statistics, verdict, report, parent_id, created_at, active)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
  );
  const renew = db.prepare<(string | number | null)[]>(
    `UPDATE model_versions SET statistics = ?, verdict = ?, report = ?, parent_id = ?, created_at = ? WHERE id = ?`,
  );
  const forgetPeople = db.prepare<[number]>('DELETE FROM version_people WHERE version_id = ?');
  const forgetPoints = db.prepare<[number]>('DELETE FROM version_points WHERE version_id = ?');
  const insertPerson = db.prepare<[number, number]>('INSERT INTO version_people VALUES (?, ?)');
  const insertPoint = db.prepare<[number, number, number, number, number, number]>(
    // A sample that was removed while the run went on has no place any more.
    'INSERT INTO version_points SELECT ?, id, ?, ?, ?, ? FROM samples WHERE id = ?',
  );
  const rename = db.prepare<[string, number]>('UPDATE model_versions SET name = ? WHERE id = ?');
  const removeEmbeddings = db.prepare<[number]>('DELETE FROM embeddings WHERE version_id = ?');
  const remove = db.prepare<[number]>('DELETE FROM model_versions WHERE id = ?');
  const missing = db.prepare<[number, number], { sampleId: number; chip: Buffer | null }>(
    `SELECT s.id AS sampleId, s.chip ${MISSING} ORDER BY s.id LIMIT ?`,
  );
  const countMissing = db.prepare<[number], { samples: number; withoutChip: number }>(
    `SELECT count(*) AS samples, coalesce(sum(s.chip IS NULL), 0) AS withoutChip ${MISSING}`,
  );
  const embeddings = db.prepare<[number], { sampleId: number; personId: number; vector: Buffer }>(
    `SELECT s.id AS sampleId, s.person_id AS personId, e.vector
     FROM embeddings e JOIN samples s ON s.id = e.sample_id WHERE e.version_id = ? ORDER BY s.id`,
  );
  const insertEmbedding = db.prepare<[number, Buffer, number]>(
    // A sample that was removed meanwhile is left out.
    'INSERT OR REPLACE INTO embeddings SELECT id, ?, ? FROM samples WHERE id = ?',
  );
  const target = db.prepare<[], { version_id: number; against_verdict: number }>(
    'SELECT version_id, against_verdict FROM activation',
  );
  const clearTarget = db.prepare('DELETE FROM activation');
  const putTarget = db.prepare<[number, number]>('INSERT INTO activation VALUES (1, ?, ?)');
  const deactivate = db.prepare('UPDATE model_versions SET active = 0 WHERE active = 1');
  const activate = db.prepare<[number, number]>(
    'UPDATE model_versions SET active = 1, activated_at = ? WHERE id = ?',
  );

  const get = (versionId: number): ModelVersion => {
    const row = byId.get(versionId);
    if (!row) throw new KithError('NoSuchVersion');
    return versionOf(row);
  };
  const write = <T>(work: () => T): T => db.transaction(work).immediate();
  const currentTarget = (): ActivationTarget | null => {
    const row = target.get();
    return row ? { versionId: row.version_id, againstVerdict: row.against_verdict === 1 } : null;
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
      return json ? impostorStatistics.parse(JSON.parse(json)) : shipped;
    },
    activeId: (): number => activeId.get()!,
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
    previousId: (): number | null => previous.get() ?? null,
    insert: (version: NewVersion, at: Date): ModelVersion =>
      write(() => {
        const same = known(version.network.id);
        if (same) throw new KithError('VersionKnown', same.name);
        return add(version, at);
      }),
    keepTrained: (version: NewVersion, at: Date): ModelVersion =>
      write(() => {
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
      }),
    rename: (versionId: number, name: string): ModelVersion =>
      write(() => {
        get(versionId);
        rename.run(name, versionId);
        return get(versionId);
      }),
    remove: (versionId: number): void => {
      write(() => {
        const { active, origin } = get(versionId);
        if (active) throw new KithError('VersionActive');
        if (origin === 'shipped') throw new KithError('VersionShipped');
        removeEmbeddings.run(versionId);
        remove.run(versionId);
      });
    },
    missing: (versionId: number, limit: number) => missing.all(versionId, limit),
    countMissing: (versionId: number) => countMissing.get(versionId)!,
    embeddings: (versionId: number) =>
      embeddings.all(versionId).map((row) => ({ ...row, vector: vectorOf(row.vector) })),
    addEmbeddings: (
      versionId: number,
      added: readonly { sampleId: number; vector: Float32Array }[],
    ): void => {
      write(() => {
        get(versionId);
        for (const { sampleId, vector } of added) {
          insertEmbedding.run(versionId, vectorBytes(vector), sampleId);
        }
      });
    },
    target: currentTarget,
    setTarget: (wanted: ActivationTarget | null): void => {
      write(() => {
        clearTarget.run();
        if (!wanted) return;
        get(wanted.versionId);
        putTarget.run(wanted.versionId, wanted.againstVerdict ? 1 : 0);
      });
    },
    embeddingSize: (versionId: number): number => {
      get(versionId);
      return size.get(versionId)!;
    },
    /** Inside the caller's transaction. */
    makeActive: (versionId: number, at: Date): void => {
      deactivate.run();
      activate.run(at.getTime(), versionId);
      clearTarget.run();
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
    active: row.active === 1,
    parentId: row.parent_id,
    missingEmbeddings: row.missing,
    learnedFrom: { people: row.learned, removed: row.removed },
    hasReport: row.has_report === 1,
  };
}
