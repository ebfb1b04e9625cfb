import type { Migration } from './migration.ts';

/** Faces as they were seen, how sure names were, and lines of the activity list that wait to be erased. */
export const sightings: Migration = {
  version: 5,
  name: 'sightings',
  sql: `
    ALTER TABLE events ADD COLUMN strength TEXT;
    -- Off the list, and erased with the next start at the latest.
    ALTER TABLE events ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1));

    CREATE TABLE sightings (
      event_id INTEGER PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
      picture BLOB NOT NULL -- a small JPEG
    ) STRICT;
  `,
};
