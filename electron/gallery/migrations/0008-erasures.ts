import type { Migration } from './migration.ts';

/** How often something was erased, by which copies that are older than the last time are told. */
export const erasures: Migration = {
  version: 8,
  name: 'erasures',
  sql: `
    CREATE TABLE erasures (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      count INTEGER NOT NULL
    ) STRICT;
    INSERT INTO erasures VALUES (1, 0);

    -- In the transaction that erases: also a Kith that is killed right after it finds out which copies have to go.
    CREATE TRIGGER person_erased AFTER DELETE ON people
      BEGIN UPDATE erasures SET count = count + 1; END;
    CREATE TRIGGER name_erased AFTER UPDATE OF name ON people WHEN old.name <> new.name
      BEGIN UPDATE erasures SET count = count + 1; END;
    CREATE TRIGGER sample_erased AFTER DELETE ON samples
      BEGIN UPDATE erasures SET count = count + 1; END;
    -- Lines that are taken off the list by the user; those that make room for newer ones are no erasure.
    CREATE TRIGGER line_erased AFTER DELETE ON events WHEN old.hidden = 1
      BEGIN UPDATE erasures SET count = count + 1; END;
    CREATE TRIGGER version_erased AFTER DELETE ON model_versions
      BEGIN UPDATE erasures SET count = count + 1; END;
  `,
};
