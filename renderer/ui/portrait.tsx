import { Avatar } from '@mantine/core';
import { usePicture } from '../owner/pictures.ts';

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
  const address = usePicture(sampleId);
  return <Avatar src={address} alt={label} name={name} color="kith" size={size} radius={radius} />;
}
