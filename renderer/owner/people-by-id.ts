import type { Person } from '../../electron/contract/index.ts';

const made = new WeakMap<readonly Person[], ReadonlyMap<number, Person>>();

/** People by their numbers; made once of each list, as thousands take a while and many parts of a page ask. */
export function peopleById(people: readonly Person[]): ReadonlyMap<number, Person> {
  let byId = made.get(people);
  if (!byId) {
    byId = new Map(people.map((person) => [person.id, person]));
    made.set(people, byId);
  }
  return byId;
}
