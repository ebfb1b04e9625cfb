import { useEffect } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { keys, useKith } from './kith-context.tsx';

/**
 * The address of a kept sample's picture; null until it is there, and where there is none. It is made once, however often the
 * picture is shown: making one takes the browser milliseconds.
 */
export function usePicture(sampleId: number | null): string | null {
  const kith = useKith();
  const picture = useQuery({
    queryKey: keys.picture(sampleId),
    // Who scrolls past many waits for those that are shown, not for those that were.
    queryFn: async ({ signal }) =>
      URL.createObjectURL(await kith.people.picture({ sampleId: sampleId! }, { signal })),
    enabled: sampleId !== null,
  });
  return picture.data ?? null;
}

/** Lets go of the pictures that have not been shown for a while, and of those whose addresses are forgotten. */
export function useForgottenPictures(): void {
  const queries = useQueryClient();
  useEffect(
    () =>
      queries.getQueryCache().subscribe(({ type, query }) => {
        if (type !== 'removed' || query.queryKey[0] !== keys.picture(null)[0]) return;
        if (typeof query.state.data === 'string') URL.revokeObjectURL(query.state.data);
      }),
    [queries],
  );
}
