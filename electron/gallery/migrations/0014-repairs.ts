import type { Migration } from './migration.ts';

/** What users mended among people, with what undoing it takes; samples that are set aside; people who wait to be erased. */
export const repairs: Migration = {
  version: 14,
  name: 'repairs',
  sql: `
    CREATE TABLE repairs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('merged', 'split', 'moved', 'renamed', 'set aside', 'removed')),
      details TEXT NOT NULL -- JSON: what was before
    ) STRICT;
    CREATE INDEX repairs_by_time ON repairs (at);

    -- People are not referenced: one who was merged is not there, and is erased with whom they became.
    CREATE TABLE repair_people (
      repair_id INTEGER NOT NULL REFERENCES repairs (id) ON DELETE CASCADE,
      person_id INTEGER NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('whose', 'other', 'merged')),
      PRIMARY KEY (repair_id, person_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX repair_people_of_person ON repair_people (person_id);

    CREATE TABLE repair_samples (
      repair_id INTEGER NOT NULL REFERENCES repairs (id) ON DELETE CASCADE,
      sample_id INTEGER NOT NULL, -- of one that is removed by now, too
      PRIMARY KEY (repair_id, sample_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX repair_samples_of_sample ON repair_samples (sample_id);

    CREATE TABLE aside_samples (
      id INTEGER PRIMARY KEY, -- the one it had, and has again once it is taken back
      person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
      removed_by INTEGER REFERENCES repairs (id) ON DELETE CASCADE, -- null: set aside to stay so
      at INTEGER NOT NULL,
      chip BLOB,
      quality TEXT NOT NULL,
      source TEXT NOT NULL,
      taken_at INTEGER NOT NULL,
      liveness TEXT CHECK (liveness IN ('live', 'not live', 'cannot tell'))
    ) STRICT;
    CREATE INDEX aside_samples_of_person ON aside_samples (person_id);
    CREATE INDEX aside_samples_removed_by ON aside_samples (removed_by);

    CREATE TABLE aside_embeddings (
      sample_id INTEGER NOT NULL REFERENCES aside_samples (id) ON DELETE CASCADE,
      version_id INTEGER NOT NULL REFERENCES model_versions (id) ON DELETE CASCADE,
      vector BLOB NOT NULL,
      PRIMARY KEY (sample_id, version_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX aside_embeddings_of_version ON aside_embeddings (version_id);

    -- Two who look alike, of whom the user said that they are two.
    CREATE TABLE told_apart (
      one_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
      other_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
      PRIMARY KEY (one_id, other_id),
      CHECK (one_id < other_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX told_apart_of_other ON told_apart (other_id);

    -- People who are not shown any more, and are erased in a moment: with the next start at the latest.
    CREATE TABLE removals (
      person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
      at INTEGER NOT NULL
    ) STRICT;

    -- What can be undone is not erased yet: it is when that ends.
    DROP TRIGGER person_erased;
    CREATE TRIGGER person_erased AFTER DELETE ON people
      WHEN NOT EXISTS (SELECT 1 FROM repair_people WHERE person_id = old.id AND role = 'merged')
      BEGIN UPDATE erasures SET count = count + 1; END;
    DROP TRIGGER name_erased;
    DROP TRIGGER sample_erased;
    CREATE TRIGGER sample_erased AFTER DELETE ON samples
      WHEN NOT EXISTS (SELECT 1 FROM aside_samples WHERE id = old.id)
      BEGIN UPDATE erasures SET count = count + 1; END;
    CREATE TRIGGER aside_erased AFTER DELETE ON aside_samples
      WHEN NOT EXISTS (SELECT 1 FROM samples WHERE id = old.id)
      BEGIN UPDATE erasures SET count = count + 1; END;
  `,
};
