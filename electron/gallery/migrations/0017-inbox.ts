import type { Migration } from './migration.ts';

/** Unknown faces that wait to be told who they are, and strangers of whom that is settled. */
export const inbox: Migration = {
  version: 17,
  name: 'inbox',
  sql: `
    -- Agreements to keep unknown faces; while one holds, they are kept.
    CREATE TABLE inbox_consents (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      accepted_at INTEGER NOT NULL,
      words INTEGER NOT NULL, -- the version of the words that were agreed to
      ended_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX one_inbox_consent ON inbox_consents ((ended_at IS NULL)) WHERE ended_at IS NULL;

    CREATE TABLE strangers (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('ignored', 'refused'))
    ) STRICT;

    CREATE TABLE unknown_faces (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      sighting TEXT NOT NULL, -- the appearance before a camera that it is of
      camera TEXT, -- its name; null where it had none
      seen_at INTEGER NOT NULL,
      since INTEGER NOT NULL, -- when it began to wait: as it was seen, or was taken back
      chip BLOB NOT NULL, -- a JPEG
      quality TEXT NOT NULL, -- JSON
      liveness TEXT CHECK (liveness IN ('live', 'not live', 'cannot tell')),
      -- Null: it waits in the inbox.
      stranger_id INTEGER REFERENCES strangers (id) ON DELETE CASCADE,
      -- Off every list, and erased in a moment: with the next start at the latest.
      discarded INTEGER NOT NULL DEFAULT 0 CHECK (discarded IN (0, 1))
    ) STRICT;
    CREATE INDEX unknown_faces_by_time ON unknown_faces (since);
    CREATE INDEX unknown_faces_of_sighting ON unknown_faces (sighting);
    CREATE INDEX unknown_faces_of_stranger ON unknown_faces (stranger_id);

    CREATE TABLE unknown_embeddings (
      face_id INTEGER NOT NULL REFERENCES unknown_faces (id) ON DELETE CASCADE,
      version_id INTEGER NOT NULL REFERENCES model_versions (id) ON DELETE CASCADE,
      vector BLOB NOT NULL,
      PRIMARY KEY (face_id, version_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX unknown_embeddings_of_version ON unknown_embeddings (version_id);

    -- All that is kept of somebody who is not to be collected again: no picture.
    CREATE TABLE refused_embeddings (
      stranger_id INTEGER NOT NULL REFERENCES strangers (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      version_id INTEGER NOT NULL REFERENCES model_versions (id) ON DELETE CASCADE,
      vector BLOB NOT NULL,
      PRIMARY KEY (stranger_id, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX refused_embeddings_of_version ON refused_embeddings (version_id);

    -- Copies hold strangers, and nothing of what waits.
    CREATE TRIGGER stranger_erased AFTER DELETE ON strangers
      BEGIN UPDATE erasures SET count = count + 1; END;
  `,
};
