import { useCallback } from 'react';
import type { Person } from '../../../../electron/contract/index.ts';
import { usePeople } from '../../../owner/kith-context.tsx';
import { peopleById } from '../../../owner/people-by-id.ts';

const nobody: readonly Person[] = [];

/** The names of people; null of nobody, and of somebody who is not enrolled any more. The same function until they change. */
export function useNames(): (personId: number | null) => string | null {
  const people = usePeople().data ?? nobody;
  return useCallback(
    (personId) => (personId === null ? null : (peopleById(people).get(personId)?.name ?? null)),
    [people],
  );
}
