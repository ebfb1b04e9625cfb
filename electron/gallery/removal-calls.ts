import type { ModelVersion, Person, Removal } from '../contract/index.ts';
import type { Connection } from './connection.ts';
import type { EventsRepository } from './events-repository.ts';
import type { Changed, IndexFollowing } from './index-following.ts';
import type { PeopleRepository } from './people-repository.ts';
import type { RepairsRepository } from './repairs-repository.ts';

/** The gallery's calls that erase people, at once or in a moment. */
export function createRemovalCalls(
  db: Connection,
  {
    people,
    events,
    repairs,
    following,
    learnedBy,
    forgetRun,
  }: {
    readonly people: PeopleRepository;
    readonly events: EventsRepository;
    readonly repairs: RepairsRepository;
    readonly following: IndexFollowing;
    /** The versions that learned from a person. */
    readonly learnedBy: (personId: number) => ModelVersion[];
    /** Gives up the saved training run. */
    readonly forgetRun: () => void;
  },
) {
  const begin = db.prepare<[number, number]>('INSERT INTO removals VALUES (?, ?)');
  const end = db.prepare<[number]>('DELETE FROM removals WHERE person_id = ?');
  const all = db.prepare<[], { personId: number; name: string; at: number }>(
    `SELECT r.person_id AS personId, p.name, r.at FROM removals r JOIN people p ON p.id = r.person_id
     ORDER BY r.at, r.person_id`,
  );
  const erase = (personId: number, changed: Changed): void => {
    forgetRun();
    events.forgetAmbiguous(personId);
    repairs.removeOf(personId);
    people.remove(personId);
    changed.gone(personId);
  };
  const remove = (personId: number): { person: Person; learnedBy: ModelVersion[] } => {
    const removed = following.write((changed) => {
      end.run(personId);
      const person = people.get(personId);
      const versions = learnedBy(personId);
      erase(personId, changed);
      return { person, learnedBy: versions };
    });
    db.erasure.finish();
    return removed;
  };
  /** Erases those of some people who wait for it; answers how many. What they leave behind beside the tables is erased once for all. */
  const finish = (personIds: readonly number[]): number => {
    const erased = following.write((changed) => {
      const waiting = personIds.filter((id) => end.run(id).changes > 0);
      for (const id of waiting) erase(id, changed);
      return waiting.length;
    });
    if (erased > 0) db.erasure.finish();
    return erased;
  };
  return {
    remove,
    beginRemoval: (personId: number, at: Date): Person =>
      following.write((changed) => {
        const person = people.get(personId);
        begin.run(personId, at.getTime());
        changed.gone(personId);
        return person;
      }),
    keepPerson: (personId: number): Person =>
      following.write((changed) => {
        end.run(personId);
        const person = people.get(personId);
        changed.set(personId);
        return person;
      }),
    /** Erases somebody who waits for it; false where nobody does, say because they were kept. */
    finishRemoval: (personId: number): boolean => finish([personId]) > 0,
    finishRemovals: finish,
    removals: (): Removal[] => all.all().map((row) => ({ ...row, at: new Date(row.at) })),
    /** Erases whoever waits for it: as the gallery opens and closes. */
    finishAllRemovals: (): number => finish(all.all().map(({ personId }) => personId)),
  };
}
