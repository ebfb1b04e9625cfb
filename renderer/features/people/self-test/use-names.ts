import { usePeople } from '../../../owner/kith-context.tsx';

/** The names of people; null of nobody, and of somebody who is not enrolled any more. */
export function useNames(): (personId: number | null) => string | null {
  const people = usePeople().data;
  const names = new Map(people?.map(({ id, name }) => [id, name]));
  return (personId) => (personId === null ? null : (names.get(personId) ?? null));
}
