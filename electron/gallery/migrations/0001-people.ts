import type { Migration } from './migration.ts';

/** People with their consents, samples, embeddings and events; model versions; settings. */
export const people: Migration = {
  version: 1,
  name: 'people',
  sql: `
    CREATE TABLE people (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      name_key TEXT NOT NULL UNIQUE, -- the name as it is compared: normalized, without case
      enrolled_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE consents (
      person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
      accepted_at INTEGER NOT NULL,
      wording TEXT NOT NULL
    ) STRICT;

    CREATE TABLE samples (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
      chip BLOB, -- a JPEG; null where the user chose not to keep chips
      quality TEXT NOT NULL, -- JSON
      source TEXT NOT NULL CHECK (source IN ('webcam', 'photo')),
      taken_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX samples_of_person ON samples (person_id);

    CREATE TABLE model_versions (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      profile TEXT NOT NULL,
      weights_sha256 TEXT NOT NULL UNIQUE,
      created_at INTEGER NOT NULL,
      active INTEGER NOT NULL CHECK (active IN (0, 1))
    ) STRICT;
    CREATE UNIQUE INDEX one_active_version ON model_versions (active) WHERE active = 1;

    CREATE TABLE embeddings (
      sample_id INTEGER NOT NULL REFERENCES samples (id) ON DELETE CASCADE,
      version_id INTEGER NOT NULL REFERENCES model_versions (id),
      vector BLOB NOT NULL, -- little-endian 32-bit floats of a unit vector
      PRIMARY KEY (sample_id, version_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE events (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      person_id INTEGER REFERENCES people (id) ON DELETE CASCADE,
      score REAL
    ) STRICT;
    CREATE INDEX events_by_time ON events (at);
    CREATE INDEX events_of_person ON events (person_id);

    CREATE TABLE settings (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL -- JSON
    ) STRICT, WITHOUT ROWID;
  `,
};
