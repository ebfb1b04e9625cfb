import { Avatar } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { useBlobUrl } from '../../ui/use-blob-url.ts';

/** The picture of a face that is kept. */
export function UnknownPicture({
  faceId,
  label,
  size,
}: {
  faceId: number;
  /** What it shows, in words. */
  label: string;
  size: number;
}) {
  const kith = useKith();
  const picture = useQuery({
    queryKey: keys.unknownPicture(faceId),
    queryFn: () => kith.inbox.picture({ faceId }),
  });
  const url = useBlobUrl(picture.data ?? null);
  return <Avatar src={url} alt={label} size={size} radius="md" color="amber" />;
}
