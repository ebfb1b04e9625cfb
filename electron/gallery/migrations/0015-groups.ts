import type { Migration } from './migration.ts';

/** What is written beside a person's name, and the groups that people are in. */
export const groups: Migration = {
  version: 15,
  name: 'groups',
  sql: `
    -- Apart from people: where a long note is damaged, its person is not.
    CREATE TABLE person_details (
      person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
      note TEXT NOT NULL,
      external_id TEXT UNIQUE
    ) STRICT;

    CREATE TABLE people_groups (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      name_key TEXT NOT NULL UNIQUE, -- the name as it is compared
      color TEXT NOT NULL
    ) STRICT;

    CREATE TABLE group_members (
      group_id INTEGER NOT NULL REFERENCES people_groups (id) ON DELETE CASCADE,
      person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
      PRIMARY KEY (group_id, person_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX group_members_of_person ON group_members (person_id);
  `,
};
