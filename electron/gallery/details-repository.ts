import { KithError } from '../contract/index.ts';
import type { Connection } from './connection.ts';

/** What is written beside a person's name: '' is no note, null no id. */
export interface PersonDetails {
  readonly note: string;
  readonly externalId: string | null;
}

const NOTHING: PersonDetails = { note: '', externalId: null };

/** The SQL of notes and external ids. Transactions are the caller's. */
export function createDetailsRepository(db: Connection) {
  const byPerson = db.prepare<[number], PersonDetails>(
    'SELECT note, external_id AS externalId FROM person_details WHERE person_id = ?',
  );
  const holder = db.prepare<[string, number], { name: string }>(
    // Whoever waits to be erased has theirs, too.
    `SELECT p.name FROM person_details d JOIN people p ON p.id = d.person_id
     WHERE d.external_id = ? AND d.person_id <> ?`,
  );
  const put = db.prepare<[number, string, string | null]>(
    `INSERT INTO person_details (person_id, note, external_id) VALUES (?, ?, ?)
     ON CONFLICT (person_id) DO UPDATE SET note = excluded.note, external_id = excluded.external_id`,
  );
  const remove = db.prepare<[number]>('DELETE FROM person_details WHERE person_id = ?');
  return {
    of: (personId: number): PersonDetails => byPerson.get(personId) ?? NOTHING,
    /** Whether somebody has an external id. */
    isTaken: (externalId: string): boolean => holder.get(externalId, 0) !== undefined,
    /** Error: `ExternalIdTaken`, with whose it is. */
    put: (personId: number, { note, externalId }: PersonDetails): void => {
      const other = externalId === null ? undefined : holder.get(externalId, personId);
      if (other) throw new KithError('ExternalIdTaken', other.name);
      if (note === '' && externalId === null) remove.run(personId);
      else put.run(personId, note, externalId);
    },
  };
}

/** What can be asked of it. */
export type DetailsRepository = ReturnType<typeof createDetailsRepository>;

/** Whether something that was written down is nowhere in what is there now. */
export function isTakenAway(before: PersonDetails, after: PersonDetails): boolean {
  const { note, externalId } = before;
  return !after.note.includes(note) || (externalId !== null && externalId !== after.externalId);
}
