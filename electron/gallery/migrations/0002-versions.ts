import type { Migration } from './migration.ts';

/** Versions that were trained here, what they were trained on, cached features, a run that can go on, an activation that can go on. */
export const versions: Migration = {
  version: 2,
  name: 'versions',
  sql: `
    ALTER TABLE model_versions ADD COLUMN name TEXT NOT NULL DEFAULT '';
    ALTER TABLE model_versions ADD COLUMN origin TEXT NOT NULL DEFAULT 'shipped'
      CHECK (origin IN ('shipped', 'trained', 'imported'));
    ALTER TABLE model_versions ADD COLUMN head TEXT; -- null: the backbone alone
    ALTER TABLE model_versions ADD COLUMN unfrozen INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE model_versions ADD COLUMN embedding_size INTEGER NOT NULL DEFAULT 128;
    ALTER TABLE model_versions ADD COLUMN weights BLOB; -- null: those of the pack
    ALTER TABLE model_versions ADD COLUMN statistics TEXT; -- JSON; null: those shipped with the pack
    ALTER TABLE model_versions ADD COLUMN verdict TEXT;
    ALTER TABLE model_versions ADD COLUMN report TEXT; -- JSON, names nobody
    ALTER TABLE model_versions ADD COLUMN parent_id INTEGER REFERENCES model_versions (id) ON DELETE SET NULL;
    ALTER TABLE model_versions ADD COLUMN activated_at INTEGER; -- when last
    UPDATE model_versions SET activated_at = created_at WHERE active = 1;

    -- People are not referenced: that a version learned from somebody outlives them, as a number alone.
    CREATE TABLE version_people (
      version_id INTEGER NOT NULL REFERENCES model_versions (id) ON DELETE CASCADE,
      person_id INTEGER NOT NULL,
      PRIMARY KEY (version_id, person_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE version_points (
      version_id INTEGER NOT NULL REFERENCES model_versions (id) ON DELETE CASCADE,
      sample_id INTEGER NOT NULL REFERENCES samples (id) ON DELETE CASCADE,
      before_x REAL NOT NULL,
      before_y REAL NOT NULL,
      after_x REAL NOT NULL,
      after_y REAL NOT NULL,
      PRIMARY KEY (version_id, sample_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX version_points_of_sample ON version_points (sample_id);

    CREATE TABLE features (
      sample_id INTEGER NOT NULL REFERENCES samples (id) ON DELETE CASCADE,
      backbone TEXT NOT NULL,
      copy TEXT NOT NULL, -- '' is the sample itself, else augmentation and number
      vector BLOB NOT NULL,
      PRIMARY KEY (sample_id, backbone, copy)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE training_run (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      started_at INTEGER NOT NULL,
      plan TEXT NOT NULL -- JSON
    ) STRICT;

    CREATE TABLE training_parts (
      part INTEGER PRIMARY KEY,
      checkpoint BLOB, -- where its training is
      result BLOB -- once it is done
    ) STRICT;

    CREATE TABLE activation (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      version_id INTEGER NOT NULL REFERENCES model_versions (id) ON DELETE CASCADE,
      against_verdict INTEGER NOT NULL CHECK (against_verdict IN (0, 1))
    ) STRICT;
  `,
};
