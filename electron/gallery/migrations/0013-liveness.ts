import type { Migration } from './migration.ts';

/** Whether a sample was shown to be of a live person when it was taken; null where that was not checked, as before. */
export const liveness: Migration = {
  version: 13,
  name: 'liveness',
  sql: `
    ALTER TABLE samples ADD COLUMN liveness TEXT
      CHECK (liveness IN ('live', 'not live', 'cannot tell'));
    ALTER TABLE draft_samples ADD COLUMN liveness TEXT
      CHECK (liveness IN ('live', 'not live', 'cannot tell'));
    ALTER TABLE set_aside ADD COLUMN liveness TEXT
      CHECK (liveness IN ('live', 'not live', 'cannot tell'));
  `,
};
