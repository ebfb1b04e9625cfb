import { useQuery } from '@tanstack/react-query';
import { keys, useKith } from './kith-context.tsx';

/** The model versions that learned from any of these people. */
export function useLearnedBy(...personIds: readonly number[]) {
  const kith = useKith();
  return useQuery({
    queryKey: keys.learnedBy(personIds),
    queryFn: () => kith.people.learnedBy({ personIds: [...personIds] }),
  });
}
