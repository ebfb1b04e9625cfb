import type { PeopleGroup, Person } from '../../electron/contract/index.ts';
import { haveWords, wordsOf } from './matches-words.ts';

/** What a person is found by. */
type Findable = Pick<Person, 'name' | 'externalId' | 'note' | 'groups'>;

/** How many people's words are taken apart at a time when nothing else is to be done. */
const AT_ONCE = 250;

/**
 * Says of people whether their names, ids, notes and groups together have every word of a search. The words of each are taken
 * apart once: thousands take a while.
 */
export function findPeople(
  search: string,
  groups: readonly PeopleGroup[],
): (person: Findable) => boolean {
  const wanted = wordsOf(search);
  if (wanted.length === 0) return () => true;
  const wordsOfPerson = readWords(groups);
  return (person) => haveWords(wordsOfPerson(person), wanted);
}

/** The first so many of people whom a search finds. */
export function firstFound<Found extends Findable>(
  people: readonly Found[],
  search: string,
  groups: readonly PeopleGroup[],
  most: number,
): Found[] {
  const isFound = findPeople(search, groups);
  const found: Found[] = [];
  for (const person of people) {
    if (found.length === most) break;
    if (isFound(person)) found.push(person);
  }
  return found;
}

/** Takes the words of people apart while nothing else is to be done, so that no search waits for it. Returns what ends it. */
export function prepareToFind(
  people: readonly Findable[],
  groups: readonly PeopleGroup[],
): () => void {
  const wordsOfPerson = readWords(groups);
  let next = 0;
  const go = (): void => {
    for (const person of people.slice(next, next + AT_ONCE)) wordsOfPerson(person);
    next += AT_ONCE;
    if (next < people.length) waiting = requestIdleCallback(go);
  };
  let waiting = requestIdleCallback(go);
  return () => cancelIdleCallback(waiting);
}

function readWords(groups: readonly PeopleGroup[]): (person: Findable) => readonly string[] {
  const nameOf = new Map(groups.map(({ id, name }) => [id, name]));
  return (person) => {
    const known = words.get(person);
    if (known?.groups === groups) return known.words;
    const { name, externalId, note, groups: own } = person;
    const named = own.map((id) => nameOf.get(id) ?? '');
    const made = wordsOf([name, externalId ?? '', note, ...named].join(' '));
    words.set(person, { groups, words: made });
    return made;
  };
}

/** The words that each person is found by, with the groups as they were then. */
const words = new WeakMap<Findable, { groups: readonly PeopleGroup[]; words: readonly string[] }>();
