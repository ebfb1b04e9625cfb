import {
  hasCode,
  KithError,
  limits,
  photoRefusals,
  type PhotoRemark,
} from '../../contract/index.ts';
import type { HostFace } from '../../../native-models/vocabulary/host-contract.ts';
import type { PhotoReading } from '../ports/index.ts';
import { assertUsable } from './usable.ts';
import { decodePhoto } from './decode-photo.ts';
import { findInPhoto, type Shown } from './find-in-photo.ts';
import { isUpright } from './is-upright.ts';

/** Another face this much smaller than the biggest is somebody in the background. */
const BACKGROUND = 0.25;

/**
 * The faces of a photo file, biggest first, with boxes in pixels of the upright original, and what is worth knowing of how it was
 * looked at. A thorough look finds the small faces of a group, too. Of several pictures in a file it is the first that shows
 * somebody. Errors: those of `decodePhoto`; `TruncatedImage` also where a file ends before any face.
 */
export async function readFaces(
  reading: PhotoReading,
  bytes: Uint8Array,
  name: string,
  detect: 'quick' | 'thorough',
): Promise<Shown> {
  const first = await decodePhoto(reading, bytes, name);
  const shown = await findInPhoto(reading, first, detect);
  // They may have been in what is missing.
  if (first.cutOff && shown.faces.length === 0) throw new KithError('TruncatedImage', name);
  if (first.pictures === 1) return shown;
  const of = first.pictures;
  const remark = (picture: number): PhotoRemark => ({ kind: 'one of several', picture, of });
  if (!shown.faces.some((face) => isUpright(face))) {
    for (const picture of picturesToTry(of)) {
      const later = await laterPicture(reading, bytes, name, { picture, detect });
      if (later) return { ...later, remarks: [...later.remarks, remark(picture + 1)] };
    }
  }
  return { ...shown, remarks: [...shown.remarks, remark(1)] };
}

/** What a later picture of a file shows; null where it is nobody upright, or cannot be read. */
async function laterPicture(
  reading: PhotoReading,
  bytes: Uint8Array,
  name: string,
  { picture, detect }: { picture: number; detect: 'quick' | 'thorough' },
): Promise<Shown | null> {
  try {
    const photo = await decodePhoto(reading, bytes, name, picture);
    // Of many pictures one is upright: none is tried on its side.
    const shown = await findInPhoto(reading, { ...photo, saysUp: true }, detect);
    return shown.faces.some((face) => isUpright(face)) ? shown : null;
  } catch (error) {
    if (photoRefusals.some((code) => hasCode(error, code))) return null;
    throw error;
  }
}

/** The pictures after the first of a file of so many that are looked at, evenly spread where they are too many for all. */
function picturesToTry(pictures: number): number[] {
  const count = Math.min(pictures, limits.picturesPerFile) - 1;
  return Array.from({ length: count }, (_, i) => Math.round(((i + 1) * (pictures - 1)) / count));
}

/**
 * The faces that a photo may be of, biggest first: those that are not clearly in the background. Errors: `NoFace`, and those of
 * `readFaces`.
 */
export async function readSubjects(
  reading: PhotoReading,
  bytes: Uint8Array,
  name: string,
): Promise<Shown> {
  const { faces, ...shown } = await readFaces(reading, bytes, name, 'quick');
  const [biggest] = faces;
  if (!biggest) throw new KithError('NoFace', name);
  const subjects = faces
    .filter((face) => area(face) > BACKGROUND * area(biggest))
    .map((face) => ({ ...face, quality: { ...face.quality, SingleFacePresent: true } }));
  return { ...shown, faces: subjects };
}

/** Whom a photo is of. */
export interface Subject {
  readonly face: HostFace;
  readonly remarks: PhotoRemark[];
}

/** The one face that a photo is of. Errors: `SeveralFaces` where it may be of several, and those of `readSubjects`. */
export async function readSubject(
  reading: PhotoReading,
  bytes: Uint8Array,
  name: string,
): Promise<Subject> {
  const { faces, remarks } = await readSubjects(reading, bytes, name);
  const [face, second] = faces;
  if (second) throw new KithError('SeveralFaces', name);
  return { face: face!, remarks };
}

/** The same, where it is clear enough to be decided on. Errors: `PoorQuality`, and those of `readSubject`. */
export async function readUsableSubject(
  reading: PhotoReading,
  bytes: Uint8Array,
  name: string,
): Promise<Subject> {
  const subject = await readSubject(reading, bytes, name);
  assertUsable(subject.face.quality, name);
  return subject;
}

function area({ box }: HostFace): number {
  return box.width * box.height;
}
