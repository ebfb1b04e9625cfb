import { KithError } from '../../contract/index.ts';
import type { HostFace } from '../../../native-models/vocabulary/host-contract.ts';
import type { Networks } from '../ports/index.ts';
import { decodePhoto } from './decode-photo.ts';

/** Another face this much smaller than the biggest is somebody in the background. */
const BACKGROUND = 0.25;

/**
 * The faces of a photo file, biggest first, with boxes in pixels of the upright original. A thorough look finds the small
 * faces of a group, too.
 */
export async function readFaces(
  networks: Networks,
  bytes: Uint8Array,
  name: string,
  detect: 'quick' | 'thorough',
): Promise<HostFace[]> {
  const { image, scale } = await decodePhoto(bytes, name);
  const faces = await networks.findFaces(image, detect);
  return faces.map((face) => ({
    ...face,
    box: {
      x: face.box.x * scale,
      y: face.box.y * scale,
      width: face.box.width * scale,
      height: face.box.height * scale,
    },
  }));
}

/**
 * The one face that a photo is of. Errors: `NoFace`; `SeveralFaces` where another is not clearly in the
 * background; and those of `decodePhoto`.
 */
export async function readSubject(
  networks: Networks,
  bytes: Uint8Array,
  name: string,
): Promise<HostFace> {
  const faces = await readFaces(networks, bytes, name, 'quick');
  const [subject, second] = faces;
  if (!subject) throw new KithError('NoFace', name);
  if (second && area(second) > BACKGROUND * area(subject))
    throw new KithError('SeveralFaces', name);
  return { ...subject, quality: { ...subject.quality, SingleFacePresent: true } };
}

function area({ box }: HostFace): number {
  return box.width * box.height;
}
