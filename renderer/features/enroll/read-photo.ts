import { KithError, type QualityReason } from '../../../electron/contract/index.ts';
import { appearanceOf } from '../../../native-models/face/distinct.ts';
import type { KithClient } from '../../owner/client.ts';
import { photoFileOf, type DraftSample, type FoundSample } from './draft-sample.ts';

/** A photo whose face is not good enough, and what is wrong with it, the worst first. */
export class PoorPhoto extends KithError {
  readonly reasons: readonly QualityReason[];

  constructor(reasons: readonly QualityReason[]) {
    super('PoorQuality');
    this.reasons = reasons;
  }
}

/** Whether a sample of this photo is there already. */
export function isAdded(file: File, samples: readonly DraftSample[]): boolean {
  const { name, size, modified } = photoFileOf(file);
  return samples.some(
    ({ photo }) => photo?.name === name && photo.size === size && photo.modified === modified,
  );
}

/** The sample that a photo file gives. Errors: those of the owner's `readPhoto`, and `PoorPhoto`. */
export async function readPhoto(
  kith: KithClient,
  file: File,
  signal: AbortSignal,
): Promise<FoundSample> {
  const { chip, quality, reasons } = await kith.enrollment.readPhoto(
    { file, name: file.name },
    { signal },
  );
  if (reasons.length > 0) throw new PoorPhoto(reasons);
  const appearance = appearanceOf(await chip.bytes(), quality);
  const photo = photoFileOf(file);
  return { chip, quality, source: 'photo', takenAt: new Date(), appearance, segment: null, photo };
}
