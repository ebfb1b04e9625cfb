import { Avatar } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useKith } from '../owner/kith-context.tsx';
import { useBlobUrl } from './use-blob-url.ts';

/** The picture of a kept sample, or the person's initials where there is none. */
export function Portrait({
  sampleId,
  name,
  label = name,
  size,
  radius = 'md',
}: {
  sampleId: number | null;
  name: string;
  /** What the picture shows, where the name alone does not say it. */
  label?: string;
  size: number | string;
  radius?: string;
}) {
  const kith = useKith();
  const picture = useQuery({
    queryKey: ['picture', sampleId],
    // Who scrolls past many waits for those that are shown, not for those that were.
    queryFn: ({ signal }) => kith.people.picture({ sampleId: sampleId! }, { signal }),
    enabled: sampleId !== null,
  });
  const url = useBlobUrl(picture.data ?? null);
  return <Avatar src={url} alt={label} name={name} color="kith" size={size} radius={radius} />;
}
