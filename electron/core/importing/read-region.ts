import { KithError } from '../../contract/index.ts';
import type { HostFace } from '../../../native-models/vocabulary/host-contract.ts';
import type { PhotoReading } from '../ports/index.ts';
import type { FaceRegion } from './face-regions.ts';
import { readFaces, type Subject } from './read-photo.ts';

/** A region whose frame was drawn by hand: a face belongs to it where its center lies this much of the frame's size around it at most. */
const AROUND = 0.75;

/**
 * The face of a photo that is nearest to a region. Errors: `RegionEmpty` where none is found in or right beside it, and those of
 * `readFaces`.
 */
export async function readRegion(
  reading: PhotoReading,
  bytes: Uint8Array,
  name: string,
  region: FaceRegion,
): Promise<Subject> {
  const { faces, photo, remarks } = await readFaces(reading, bytes, name, 'thorough');
  const [width, height] = [photo.image.width * photo.scale, photo.image.height * photo.scale];
  /** How far a face's center is from the region's, in sizes of the region: beyond `AROUND` it is another's. */
  const away = ({ box }: HostFace): number => {
    const across = (box.x + box.width / 2) / width - region.x;
    const down = (box.y + box.height / 2) / height - region.y;
    return Math.max(Math.abs(across) / region.width, Math.abs(down) / region.height);
  };
  const nearest = faces.toSorted((a, b) => away(a) - away(b))[0];
  if (!nearest || away(nearest) > AROUND) throw new KithError('RegionEmpty', name);
  // Who else is in the photo is not in the chip.
  const face = { ...nearest, quality: { ...nearest.quality, SingleFacePresent: true } };
  return { face, remarks };
}
