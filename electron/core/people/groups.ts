import { cleanName, type GroupColor, type PeopleGroup } from '../../contract/index.ts';
import type { GroupStore } from '../ports/index.ts';

/** Groups of people. Errors of all that name one: `NoSuchGroup`. */
export function createGroups({
  store,
  onChange,
}: {
  store: GroupStore;
  /** People are listed otherwise: nothing that recognition goes by. */
  onChange: () => void;
}) {
  const changing = async <T>(work: Promise<T>): Promise<T> => {
    const done = await work;
    onChange();
    return done;
  };
  return {
    /** By name. */
    list: store.list,
    /** Makes one of whoever is there of these people. Errors: `NameEmpty`, `NameTooLong`, `GroupTaken`. */
    add: async (
      name: string,
      color: GroupColor,
      personIds: readonly number[] = [],
    ): Promise<PeopleGroup> => changing(store.add(cleanName(name), color, personIds)),
    /** What is left out stays. Errors: likewise. */
    change: async (
      groupId: number,
      { name, color }: { name?: string | undefined; color?: GroupColor | undefined },
    ): Promise<PeopleGroup> =>
      changing(
        store.change(groupId, { name: name === undefined ? undefined : cleanName(name), color }),
      ),
    /** Its people stay. Answers with who was in it. */
    remove: async (groupId: number) => changing(store.remove(groupId)),
    /** Puts people into it or takes them out; answers with those for whom that changed anything. */
    put: async (groupId: number, personIds: readonly number[], isIn: boolean): Promise<number[]> =>
      changing(store.put(groupId, personIds, isIn)),
  };
}

/** The capability of grouping people. */
export type Groups = ReturnType<typeof createGroups>;
