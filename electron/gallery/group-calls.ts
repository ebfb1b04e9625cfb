import type { GroupColor, PeopleGroup, Person } from '../contract/index.ts';
import type { Connection } from './connection.ts';
import { isTakenAway, type DetailsRepository } from './details-repository.ts';
import type { GroupsRepository } from './groups-repository.ts';
import type { PeopleRepository } from './people-repository.ts';

/** The gallery's calls about what is written beside names, and about groups: nothing that recognition goes by. */
export function createGroupCalls(
  db: Connection,
  {
    people,
    details,
    groups,
  }: {
    readonly people: PeopleRepository;
    readonly details: DetailsRepository;
    readonly groups: GroupsRepository;
  },
) {
  const countErasure = db.prepare('UPDATE erasures SET count = count + 1');
  /** Does work that says whether it took something away that was written down: copies hold that. */
  const erasing = <T>(work: () => { result: T; erased: boolean }): T => {
    const { result, erased } = db.write(() => {
      const done = work();
      if (done.erased) countErasure.run();
      return done;
    });
    if (erased) db.erasure.finish();
    return result;
  };
  const putAll = (groupId: number, personIds: readonly number[], isIn: boolean): number[] =>
    personIds.filter((personId) => groups.put(groupId, personId, isIn));
  return {
    describe: (
      personId: number,
      change: { note?: string | undefined; externalId?: string | null | undefined },
    ): Person =>
      erasing(() => {
        people.get(personId);
        const before = details.of(personId);
        const after = {
          note: change.note ?? before.note,
          externalId: change.externalId === undefined ? before.externalId : change.externalId,
        };
        details.put(personId, after);
        return { result: people.get(personId), erased: isTakenAway(before, after) };
      }),
    groups: {
      list: groups.all,
      add: (name: string, color: GroupColor, personIds: readonly number[]): PeopleGroup =>
        db.write(() => {
          const id = groups.insert(name, color);
          putAll(id, personIds, true);
          return groups.get(id);
        }),
      change: (
        groupId: number,
        change: { name?: string | undefined; color?: GroupColor | undefined },
      ): PeopleGroup =>
        erasing(() => {
          const before = groups.get(groupId);
          const { name = before.name, color = before.color } = change;
          groups.update(groupId, name, color);
          return { result: groups.get(groupId), erased: name !== before.name };
        }),
      remove: (groupId: number): { group: PeopleGroup; personIds: number[] } =>
        erasing(() => {
          const result = { group: groups.get(groupId), personIds: groups.members(groupId) };
          groups.remove(groupId);
          return { result, erased: true };
        }),
      put: (groupId: number, personIds: readonly number[], isIn: boolean): number[] =>
        db.write(() => {
          groups.get(groupId);
          return putAll(groupId, personIds, isIn);
        }),
    },
  };
}
