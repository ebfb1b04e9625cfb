import type { Migration } from './migration.ts';

/** Enrollments that are not saved yet: one of somebody new, and one of each person who is added to. */
export const drafts: Migration = {
  version: 4,
  name: 'drafts',
  sql: `
    CREATE TABLE drafts (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      person_id INTEGER REFERENCES people (id) ON DELETE CASCADE, -- null: of somebody new
      kept_at INTEGER NOT NULL,
      details TEXT NOT NULL -- JSON
    ) STRICT;
    CREATE UNIQUE INDEX draft_of ON drafts (coalesce(person_id, 0));
    CREATE INDEX drafts_of_person ON drafts (person_id);

    CREATE TABLE draft_samples (
      draft_id INTEGER NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
      key INTEGER NOT NULL, -- what the page calls it
      chip BLOB NOT NULL, -- raw RGB
      quality TEXT NOT NULL, -- JSON
      source TEXT NOT NULL CHECK (source IN ('webcam', 'photo')),
      taken_at INTEGER NOT NULL,
      segment TEXT, -- the pose it was taken for
      PRIMARY KEY (draft_id, key)
    ) STRICT;
  `,
};
