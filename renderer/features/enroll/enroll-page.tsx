import { useQuery } from '@tanstack/react-query';
import { useHistoryState } from 'wouter/use-browser-location';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { EnrollFlow } from './enroll-flow.tsx';

/** Enrolls somebody new, whose name may have been looked for already, or adds samples to a person. */
export function EnrollPage({ personId }: { personId: number | null }) {
  const kith = useKith();
  const person = useQuery({
    queryKey: keys.person(personId ?? 0),
    queryFn: () => kith.people.get({ personId: personId! }),
    enabled: personId !== null,
  });
  const name = useHistoryState<{ name?: string } | null>()?.name ?? '';
  if (person.error) return <ErrorNotice error={person.error} />;
  if (personId !== null && !person.data) return null;
  return <EnrollFlow key={personId} extend={person.data?.person ?? null} name={name} />;
}
