import {
  groupColor,
  KithError,
  nameKey,
  type GroupColor,
  type PeopleGroup,
} from '../contract/index.ts';
import type { Connection } from './connection.ts';

interface GroupRow {
  id: number;
  name: string;
  color: string;
  people: number;
}

const GROUP = `
  SELECT g.id, g.name, g.color, (
    SELECT count(*) FROM group_members m WHERE m.group_id = g.id
      AND m.person_id NOT IN (SELECT person_id FROM removals)) AS people
  FROM people_groups g`;

/** The SQL of groups and of who is in them. Transactions are the caller's. */
export function createGroupsRepository(db: Connection) {
  const all = db.prepare<[], GroupRow>(`${GROUP} ORDER BY g.name_key`);
  const byId = db.prepare<[number], GroupRow>(`${GROUP} WHERE g.id = ?`);
  const byKey = db.prepare<[string, number], { id: number; name: string }>(
    'SELECT id, name FROM people_groups WHERE name_key = ? AND id <> ?',
  );
  const insert = db.prepare<[string, string, string]>(
    'INSERT INTO people_groups (name, name_key, color) VALUES (?, ?, ?)',
  );
  const update = db.prepare<[string, string, string, number]>(
    'UPDATE people_groups SET name = ?, name_key = ?, color = ? WHERE id = ?',
  );
  const remove = db.prepare<[number]>('DELETE FROM people_groups WHERE id = ?');
  const members = db
    .prepare<[number], number>(
      'SELECT person_id FROM group_members WHERE group_id = ? ORDER BY person_id',
    )
    .pluck();
  const groupsOf = db
    .prepare<[number], number>(
      'SELECT group_id FROM group_members WHERE person_id = ? ORDER BY group_id',
    )
    .pluck();
  const join = db.prepare<[number, number]>(
    // Of a group or a person that is gone nothing is remembered.
    `INSERT OR IGNORE INTO group_members SELECT g.id, p.id FROM people_groups g JOIN people p
     WHERE g.id = ? AND p.id = ? AND p.id NOT IN (SELECT person_id FROM removals)`,
  );
  const leave = db.prepare<[number, number]>(
    'DELETE FROM group_members WHERE group_id = ? AND person_id = ?',
  );

  const get = (id: number): PeopleGroup => {
    const row = byId.get(id);
    if (!row) throw new KithError('NoSuchGroup');
    return groupOf(row);
  };
  const keyFor = (name: string, id: number): string => {
    const key = nameKey(name);
    const other = byKey.get(key, id);
    if (other) throw new KithError('GroupTaken', other.name);
    return key;
  };
  return {
    all: (): PeopleGroup[] => all.all().map(groupOf),
    /** Error: `NoSuchGroup`. */
    get,
    /** The one whose name compares equal to this; null where none does. */
    named: (name: string): number | null => byKey.get(nameKey(name), 0)?.id ?? null,
    /** Error: `GroupTaken`. */
    insert: (name: string, color: GroupColor): number =>
      Number(insert.run(name, keyFor(name, 0), color).lastInsertRowid),
    /** Error: `GroupTaken`. */
    update: (id: number, name: string, color: GroupColor): void =>
      void update.run(name, keyFor(name, id), color, id),
    remove: (id: number): void => void remove.run(id),
    members: (id: number): number[] => members.all(id),
    /** The groups that a person is in. */
    of: (personId: number): number[] => groupsOf.all(personId),
    /** Whether that changed anything. */
    put: (id: number, personId: number, isIn: boolean): boolean =>
      (isIn ? join : leave).run(id, personId).changes > 0,
  };
}

/** What can be asked of it. */
export type GroupsRepository = ReturnType<typeof createGroupsRepository>;

/** A color that a later Kith gave it is shown as none. */
function groupOf({ color, ...row }: GroupRow): PeopleGroup {
  return { ...row, color: groupColor.catch('gray').parse(color) };
}
