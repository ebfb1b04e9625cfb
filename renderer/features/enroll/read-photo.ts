import { hasCode, KithError, limits, type PhotoFace } from '../../../electron/contract/index.ts';
import { appearanceOf, isSameMoment } from '../../../native-models/face/distinct.ts';
import type { KithClient } from '../../owner/client.ts';
import { photoFileOf, plain, type FoundSample } from './draft-sample.ts';

/** What a photo shows: the face that it is of, or those of which one has to be chosen. */
export interface ReadPhoto {
  readonly faces: readonly FoundSample[];
  /** Whether somebody has to say which of them is meant. */
  readonly ask: boolean;
}

/** Whether a sample is of this photo file. */
export function isOf(file: File, { photo }: FoundSample): boolean {
  const { name, size, modified } = photoFileOf(file);
  return photo?.name === name && photo.size === size && photo.modified === modified;
}

/**
 * Reads a photo file. Of several faces those that are good enough are there to choose from. Errors: those of the owner's
 * `readPhoto`, `PoorQuality`; `PictureKnown` where the picture is among `there`, or the person whose number is `extend` has it.
 */
export async function readPhoto(
  kith: KithClient,
  file: File,
  { there, extend }: { there: readonly FoundSample[]; extend: number | null },
  signal: AbortSignal,
): Promise<ReadPhoto> {
  // What the owner would refuse is not sent to it.
  if (file.size > limits.photoBytes) throw new KithError('ImageTooLarge', file.name);
  const input = { file, name: file.name };
  const found = await kith.enrollment.readPhoto(input, { signal }).catch((error: unknown) => {
    if (!hasCode(error, 'SeveralFaces')) throw error;
    return null;
  });
  if (!found) {
    const all = await kith.enrollment.readPhotoFaces(input, { signal });
    const good = all.filter(({ reasons }) => reasons.length === 0);
    if (good.length === 0) throw new KithError('SeveralFaces', file.name);
    return { faces: await Promise.all(good.map((face) => sampleOf(file, face))), ask: true };
  }
  const { reasons } = found;
  if (reasons.length > 0) throw new KithError('PoorQuality', undefined, { reasons });
  const sample = await sampleOf(file, found);
  if (await isThere(kith, sample, { there, extend }, signal)) throw new KithError('PictureKnown');
  return { faces: [sample], ask: false };
}

async function isThere(
  kith: KithClient,
  sample: FoundSample,
  { there, extend }: { there: readonly FoundSample[]; extend: number | null },
  signal: AbortSignal,
): Promise<boolean> {
  if (there.some((one) => isSameMoment(sample.appearance.look, one.appearance.look))) return true;
  if (extend === null) return false;
  const [plainSample] = plain([sample]);
  return kith.enrollment.hasPicture({ personId: extend, sample: plainSample! }, { signal });
}

async function sampleOf(file: File, { chip, quality, remarks }: PhotoFace): Promise<FoundSample> {
  const appearance = appearanceOf(await chip.bytes(), quality);
  const photo = photoFileOf(file);
  const takenAt = new Date();
  return { chip, quality, source: 'photo', takenAt, appearance, segment: null, photo, remarks };
}
