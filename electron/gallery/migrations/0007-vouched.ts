import type { Migration } from './migration.ts';

/** Samples of which the user said that they show the person they are enrolled under. */
export const vouched: Migration = {
  version: 7,
  name: 'vouched',
  sql: `
    CREATE TABLE vouched (
      sample_id INTEGER PRIMARY KEY REFERENCES samples (id) ON DELETE CASCADE
    ) STRICT;
  `,
};
