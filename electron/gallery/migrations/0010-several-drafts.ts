import type { Migration } from './migration.ts';

/** Each page has an enrollment of its own under way: one that is begun while another waits takes nothing from it. */
export const severalDrafts: Migration = {
  version: 10,
  name: 'several drafts',
  sql: 'DROP INDEX draft_of;',
};
