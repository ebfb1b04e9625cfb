import type { AlikePair, Person } from '../../../../electron/contract/index.ts';
import { usePeople } from '../../../owner/kith-context.tsx';

/** Two people who look alike, and the pictures that would be given the other's name. */
export interface Alike {
  readonly one: Person;
  readonly other: Person;
  /** Whether they are probably one person. */
  readonly twice: boolean;
  readonly samples: readonly number[];
}

/** Pairs of whom both are still enrolled, as they are called now. */
export function useAlikePairs(pairs: readonly AlikePair[]): Alike[] {
  const people = new Map(usePeople().data?.map((person) => [person.id, person]));
  return pairs.flatMap(({ people: [a, b], twice, samples }) => {
    const [one, other] = [people.get(a), people.get(b)];
    return one && other ? { one, other, twice, samples } : [];
  });
}
