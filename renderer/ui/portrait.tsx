import { Avatar } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useKith } from '../owner/kith-context.tsx';
import { useBlobUrl } from './use-blob-url.ts';

/** The picture of a kept sample, or the person's initials where there is none. */
export function Portrait({
  sampleId,
  name,
  size,
  radius = 'md',
}: {
  sampleId: number | null;
  name: string;
  size: number | string;
  radius?: string;
}) {
  const kith = useKith();
  const picture = useQuery({
    queryKey: ['picture', sampleId],
    queryFn: () => kith.people.picture({ sampleId: sampleId! }),
    enabled: sampleId !== null,
  });
  const url = useBlobUrl(picture.data ?? null);
  return <Avatar src={url} alt={name} name={name} color="kith" size={size} radius={radius} />;
}
