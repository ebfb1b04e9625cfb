import { KithError } from '../../contract/index.ts';
import type { HostFace } from '../../../native-models/vocabulary/host-contract.ts';
import type { Networks } from '../ports/index.ts';
import { assertUsable } from './usable.ts';
import { decodePhoto } from './decode-photo.ts';

/** Another face this much smaller than the biggest is somebody in the background. */
const BACKGROUND = 0.25;

/**
 * The faces of a photo file, biggest first, with boxes in pixels of the upright original. A thorough look finds the small
 * faces of a group, too. Errors: those of `decodePhoto`; `TruncatedImage` also where a file ends before any face.
 */
export async function readFaces(
  networks: Networks,
  bytes: Uint8Array,
  name: string,
  detect: 'quick' | 'thorough',
): Promise<HostFace[]> {
  const { image, scale, cutOff } = await decodePhoto(bytes, name);
  const faces = await networks.findFaces(image, detect);
  // They may have been in what is missing.
  if (cutOff && faces.length === 0) throw new KithError('TruncatedImage', name);
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
 * The faces that a photo may be of, biggest first: those that are not clearly in the background. Errors: `NoFace`, and those of
 * `readFaces`.
 */
export async function readSubjects(
  networks: Networks,
  bytes: Uint8Array,
  name: string,
): Promise<HostFace[]> {
  const faces = await readFaces(networks, bytes, name, 'quick');
  const [biggest] = faces;
  if (!biggest) throw new KithError('NoFace', name);
  return faces
    .filter((face) => area(face) > BACKGROUND * area(biggest))
    .map((face) => ({ ...face, quality: { ...face.quality, SingleFacePresent: true } }));
}

/** The one face that a photo is of. Errors: `SeveralFaces` where it may be of several, and those of `readSubjects`. */
export async function readSubject(
  networks: Networks,
  bytes: Uint8Array,
  name: string,
): Promise<HostFace> {
  const [subject, second] = await readSubjects(networks, bytes, name);
  if (second) throw new KithError('SeveralFaces', name);
  return subject!;
}

/** The same, where it is clear enough to be decided on. Errors: `PoorQuality`, and those of `readSubject`. */
export async function readUsableSubject(
  networks: Networks,
  bytes: Uint8Array,
  name: string,
): Promise<HostFace> {
  const subject = await readSubject(networks, bytes, name);
  assertUsable(subject.quality, name);
  return subject;
}

function area({ box }: HostFace): number {
  return box.width * box.height;
}
