import type { GroupColor, PeopleGroup } from '../../contract/index.ts';

/** Groups of people. Calls are as the gallery's. Errors of all that name one: `NoSuchGroup`. */
export interface GroupStore {
  /** By name. */
  readonly list: () => Promise<PeopleGroup[]>;
  /** Makes one of whoever is there of these people. Error: `GroupTaken` where another one's name compares equal. */
  readonly add: (
    name: string,
    color: GroupColor,
    personIds: readonly number[],
  ) => Promise<PeopleGroup>;
  /** What is left out stays. Error: `GroupTaken`. */
  readonly change: (
    groupId: number,
    change: { readonly name?: string | undefined; readonly color?: GroupColor | undefined },
  ) => Promise<PeopleGroup>;
  /** Its people stay. Answers with who was in it. */
  readonly remove: (groupId: number) => Promise<{ group: PeopleGroup; personIds: number[] }>;
  /** Puts people into it or takes them out; answers with those for whom that changed anything. */
  readonly put: (groupId: number, personIds: readonly number[], isIn: boolean) => Promise<number[]>;
}
