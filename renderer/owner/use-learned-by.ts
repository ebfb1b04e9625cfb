import { useQuery } from '@tanstack/react-query';
import { keys, useKith } from './kith-context.tsx';

/** The model versions that learned from a person. */
export function useLearnedBy(personId: number) {
  const kith = useKith();
  return useQuery({
    queryKey: keys.learnedBy(personId),
    queryFn: () => kith.people.learnedBy({ personId }),
  });
}
