import type { Migration } from './migration.ts';

/** The sample that shows each person, and a faster way to who was seen when. */
export const portraits: Migration = {
  version: 6,
  name: 'portraits',
  sql: `
    -- Kept beside the samples: to find the best of them means to read past their chips. Who has no row yet gets one at the next start.
    CREATE TABLE portraits (
      person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
      sample_id INTEGER REFERENCES samples (id) ON DELETE SET NULL, -- null: no sample has a picture
      chosen INTEGER NOT NULL CHECK (chosen IN (0, 1)) -- by the user, in place of the best one
    ) STRICT;
    CREATE INDEX portraits_of_sample ON portraits (sample_id);

    CREATE INDEX sightings_of_person ON events (person_id, at) WHERE kind = 'recognized';
  `,
};
