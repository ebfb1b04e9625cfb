import type { Migration } from './migration.ts';

/** What the turns of the head said by which a sample was taken; null where none were asked for, as before. */
export const turns: Migration = {
  version: 18,
  name: 'turns',
  sql: `
    ALTER TABLE samples ADD COLUMN turns TEXT
      CHECK (turns IN ('live', 'not live', 'cannot tell'));
    ALTER TABLE set_aside ADD COLUMN turns TEXT
      CHECK (turns IN ('live', 'not live', 'cannot tell'));
    ALTER TABLE aside_samples ADD COLUMN turns TEXT
      CHECK (turns IN ('live', 'not live', 'cannot tell'));
  `,
};
