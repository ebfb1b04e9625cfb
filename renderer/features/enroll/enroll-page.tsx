import { useQuery } from '@tanstack/react-query';
import { useHistoryState } from 'wouter/use-browser-location';
import { hasCode } from '../../../electron/contract/index.ts';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { EnrollFlow } from './enroll-flow.tsx';
import { samplesOfSighting } from './sighting-samples.ts';

/**
 * Enrolls somebody new, whose name may have been looked for already, or from the pictures of an unknown face, or adds samples
 * to a person.
 */
export function EnrollPage({
  personId,
  sighting = null,
}: {
  personId: number | null;
  sighting?: string | null;
}) {
  const kith = useKith();
  const person = useQuery({
    queryKey: keys.person(personId ?? 0),
    queryFn: () => kith.people.get({ personId: personId! }),
    enabled: personId !== null,
  });
  const seen = useQuery({
    queryKey: ['sighting', sighting],
    queryFn: async () => ({
      sighting: sighting!,
      samples: await samplesOfSighting(kith, sighting!),
    }),
    enabled: sighting !== null,
    // Once they are on the page, it does not matter that the owner let go of them.
    gcTime: 0,
    staleTime: 'static',
  });
  const name = useHistoryState<{ name?: string } | null>()?.name ?? '';
  // A draft that was begun from them outlives them, and somebody can be enrolled without them.
  const gone = hasCode(seen.error, 'NoSuchSighting');
  const error = person.error ?? (gone ? null : seen.error);
  if (error) return <ErrorNotice error={error} />;
  if (personId !== null && !person.data) return null;
  if (sighting !== null && !seen.data && !gone) return null;
  return (
    <>
      {gone && <ErrorNotice error={seen.error} />}
      <EnrollFlow
        key={sighting ?? personId}
        extend={person.data?.person ?? null}
        name={name}
        seen={seen.data ?? null}
      />
    </>
  );
}
