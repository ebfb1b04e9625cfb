import type { Connection } from './connection.ts';

/** What the embeddings of a model version come from. */
export interface VersionSource {
  readonly profile: string;
  readonly weightsSha256: string;
}

/** Makes the shipped weights the active version of a new gallery; returns the id of the active version. */
export function activateFirstVersion(db: Connection, source: VersionSource): number {
  const active = db.prepare<[], number>('SELECT id FROM model_versions WHERE active = 1').pluck();
  const known = active.get();
  if (known !== undefined) return known;
  const inserted = db
    .prepare<[string, string, number]>(
      `INSERT INTO model_versions (profile, weights_sha256, created_at, active) VALUES (?, ?, ?, 1)`,
    )
    .run(source.profile, source.weightsSha256, Date.now());
  return Number(inserted.lastInsertRowid);
}
