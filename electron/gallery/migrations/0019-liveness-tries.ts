import type { Migration } from './migration.ts';

/** The user's own tests of the liveness check. */
export const livenessTries: Migration = {
  version: 19,
  name: 'liveness tries',
  sql: `
    CREATE TABLE liveness_tries (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      presented TEXT, -- null: a person
      answer TEXT CHECK (answer IN ('live', 'not live')), -- null: none
      score REAL,
      camera TEXT NOT NULL,
      light REAL,
      network_sha256 TEXT NOT NULL,
      live_from REAL NOT NULL,
      not_live_to REAL NOT NULL
    ) STRICT;
    CREATE INDEX liveness_tries_of_camera ON liveness_tries (camera);
  `,
};
