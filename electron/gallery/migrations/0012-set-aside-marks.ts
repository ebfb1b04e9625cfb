import type { Migration } from './migration.ts';

/** What the user had said of samples that were set aside, so that they come back with it. */
export const setAsideMarks: Migration = {
  version: 12,
  name: 'set-aside-marks',
  sql: `
    ALTER TABLE set_aside ADD COLUMN vouched INTEGER NOT NULL DEFAULT 0 CHECK (vouched IN (0, 1));
    -- Whether it was the one chosen to show the person.
    ALTER TABLE set_aside ADD COLUMN chosen INTEGER NOT NULL DEFAULT 0 CHECK (chosen IN (0, 1));
  `,
};
