import type Database from 'better-sqlite3';
import { ACTIVE, createActivationRepository } from './activation-repository.ts';
import { createEmbeddingsRepository } from './embeddings-repository.ts';
import type { ShippedVersion } from './gallery.ts';
import { DAMAGED, tried } from './read-damaged.ts';

/** The number that the version Kith comes with has wherever it was the first. */
const FIRST = 1;

/**
 * Where the line of the version that Kith comes with is lost, it is written again under its number: everything in it is known,
 * and embeddings of it stay those of it. Answers whether it was.
 */
export function keepShipped(
  source: Database.Database,
  target: Database.Database,
  { profile, weightsSha256 }: ShippedVersion,
): boolean {
  const isThere = target.prepare("SELECT 1 FROM model_versions WHERE origin = 'shipped'");
  if (isThere.get()) return false;
  const number = tried(() =>
    source
      .prepare<[string], number>(
        `SELECT rowid FROM model_versions INDEXED BY sqlite_autoindex_model_versions_1
         WHERE weights_sha256 = ?`,
      )
      .pluck()
      .get(weightsSha256),
  );
  target
    .prepare<[number | null, string, string]>(
      `INSERT INTO model_versions (id, profile, weights_sha256, created_at)
       SELECT ?, ?, ?, coalesce(min(enrolled_at), 0) FROM people`,
    )
    .run(number === DAMAGED ? FIRST : (number ?? null), profile, weightsSha256);
  return number === DAMAGED || number !== undefined;
}

/**
 * Has the version active under which most samples are embedded, where it is lost which one was; of several, the one that Kith
 * comes with. Answers with the active one.
 */
export function settleActive(target: Database.Database): number {
  target.exec(`
    INSERT INTO activation_history (version_id, at)
      SELECT v.id, v.created_at FROM model_versions v
      WHERE NOT EXISTS (SELECT 1 FROM activation_history)
      ORDER BY (SELECT count(*) FROM embeddings e WHERE e.version_id = v.id) DESC,
        v.origin = 'shipped' DESC, v.id LIMIT 1`);
  return target.prepare<[], number>(`SELECT ${ACTIVE}`).pluck().get()!;
}

/** Takes out samples of which there is neither an embedding of a version nor a picture to make one from. */
export function dropUseless(target: Database.Database, versionId: number): void {
  const size = target
    .prepare<[number], number>('SELECT embedding_size FROM model_versions WHERE id = ?')
    .pluck()
    .get(versionId)!;
  createEmbeddingsRepository(target).removeUnusable(versionId, size);
  target
    .prepare<[number]>(
      `DELETE FROM samples WHERE chip IS NULL
         AND id NOT IN (SELECT sample_id FROM embeddings WHERE version_id = ?)`,
    )
    .run(versionId);
}

/** Has the next start embed what lacks an embedding of the active version. Answers how many samples do. */
export function embedNext(target: Database.Database, versionId: number): number {
  const { samples } = createEmbeddingsRepository(target).countMissing(versionId);
  if (samples > 0) createActivationRepository(target).putTarget({ versionId, kind: 'activated' });
  return samples;
}
