import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { AlikePair, Person } from '../../../../electron/contract/index.ts';
import { keys, useKith, usePeople } from '../../../owner/kith-context.tsx';
import { peopleById } from '../../../owner/people-by-id.ts';

const nobody: readonly Person[] = [];

/** Two people who look alike, and the pictures that would be given the other's name. */
export interface Alike {
  readonly one: Person;
  readonly other: Person;
  /** Whether they are probably one person. */
  readonly twice: boolean;
  readonly samples: readonly number[];
}

/** Pairs of whom both are still enrolled and nobody said that they are two, as they are called now: the same until that changes. */
export function useAlikePairs(pairs: readonly AlikePair[]): readonly Alike[] {
  const people = usePeople().data ?? nobody;
  const kith = useKith();
  const toldApart = useQuery({
    queryKey: keys.toldApart,
    queryFn: () => kith.repairs.toldApart(),
  }).data;
  return useMemo(() => {
    const byId = peopleById(people);
    const apart = new Set(toldApart?.map((pair) => pair.join(' ')));
    return pairs.flatMap(({ people: [a, b], twice, samples }) => {
      if (apart.has(`${Math.min(a, b)} ${Math.max(a, b)}`)) return [];
      const [one, other] = [byId.get(a), byId.get(b)];
      return one && other ? { one, other, twice, samples } : [];
    });
  }, [pairs, people, toldApart]);
}
