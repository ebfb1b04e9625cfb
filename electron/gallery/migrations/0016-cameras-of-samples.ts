import type { Migration } from './migration.ts';

/**
 * Which webcam a sample was taken with and a face was seen by, null where that is not known, as before; and how attempts at
 * enrollment ended, in numbers.
 */
export const camerasOfSamples: Migration = {
  version: 16,
  name: 'cameras of samples',
  sql: `
    ALTER TABLE samples ADD COLUMN camera TEXT;
    ALTER TABLE draft_samples ADD COLUMN camera TEXT;
    ALTER TABLE set_aside ADD COLUMN camera TEXT;
    ALTER TABLE aside_samples ADD COLUMN camera TEXT;
    ALTER TABLE events ADD COLUMN camera TEXT;

    CREATE TABLE enrollment_counts (
      day INTEGER NOT NULL, -- since 1970 began, in UTC
      outcome TEXT NOT NULL CHECK (outcome IN ('enrolled', 'not enrolled', 'photo refused')),
      reason TEXT NOT NULL, -- empty where somebody was enrolled
      count INTEGER NOT NULL,
      PRIMARY KEY (day, outcome, reason)
    ) STRICT, WITHOUT ROWID;
  `,
};
