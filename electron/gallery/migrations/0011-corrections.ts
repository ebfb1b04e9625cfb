import type { Migration } from './migration.ts';

/** What users said of faces that were decided on wrongly, and what that changed. */
export const corrections: Migration = {
  version: 11,
  name: 'corrections',
  sql: `
    -- There are few: what else points at them is found without an index.
    CREATE TABLE corrections (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('is', 'is not')),
      -- The sample that was added for it; null once it is gone.
      added_id INTEGER REFERENCES samples (id) ON DELETE SET NULL,
      -- By how much the person's bar is higher for it, in scores of the version, under which alone they mean something.
      raised_by REAL NOT NULL,
      raised_version_id INTEGER REFERENCES model_versions (id) ON DELETE SET NULL
    ) STRICT;
    CREATE INDEX corrections_of_person ON corrections (person_id);

    -- Samples that count no more for a correction, and come back where it is undone.
    CREATE TABLE set_aside (
      correction_id INTEGER PRIMARY KEY REFERENCES corrections (id) ON DELETE CASCADE,
      version_id INTEGER REFERENCES model_versions (id) ON DELETE SET NULL, -- what the vector is of
      vector BLOB NOT NULL,
      source TEXT NOT NULL,
      taken_at INTEGER NOT NULL,
      quality TEXT NOT NULL,
      chip BLOB
    ) STRICT;
  `,
};
