import type { Migration } from './migration.ts';

/**
 * The history of activations, which rolling back walks: its newest line is what is active, in place of a flag on the version.
 * Of the activations before this schema only each version's last is known.
 */
export const history: Migration = {
  version: 3,
  name: 'history',
  sql: `
    CREATE TABLE activation_history (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      version_id INTEGER NOT NULL REFERENCES model_versions (id) ON DELETE CASCADE,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX activation_history_of_version ON activation_history (version_id);
    INSERT INTO activation_history (version_id, at)
      SELECT id, coalesce(activated_at, created_at) FROM model_versions
      WHERE activated_at IS NOT NULL OR active = 1 ORDER BY active, activated_at, id;
    DROP INDEX one_active_version;
    ALTER TABLE model_versions DROP COLUMN active;
    ALTER TABLE model_versions DROP COLUMN activated_at;

    -- What the activity list will say of the activation that is under way.
    ALTER TABLE activation ADD COLUMN kind TEXT NOT NULL DEFAULT 'activated'
      CHECK (kind IN ('activated', 'activated against the verdict', 'rolled back'));
    UPDATE activation SET kind = 'activated against the verdict' WHERE against_verdict = 1;
    ALTER TABLE activation DROP COLUMN against_verdict;
  `,
};
