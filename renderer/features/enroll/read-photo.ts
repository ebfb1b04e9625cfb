import { KithError, limits, type QualityReason } from '../../../electron/contract/index.ts';
import { appearanceOf } from '../../../native-models/face/distinct.ts';
import type { KithClient } from '../../owner/client.ts';
import type { FoundSample } from './draft-sample.ts';

/** A photo whose face is not good enough, and what is wrong with it, the worst first. */
export class PoorPhoto extends KithError {
  readonly reasons: readonly QualityReason[];

  constructor(reasons: readonly QualityReason[]) {
    super('PoorQuality');
    this.reasons = reasons;
  }
}

/** The sample that a photo file gives. Errors: those of the owner's `readPhoto`, and `PoorPhoto`. */
export async function readPhoto(
  kith: KithClient,
  file: File,
  signal: AbortSignal,
): Promise<FoundSample> {
  // What the owner would refuse is not sent to it.
  if (file.size > limits.photoBytes) throw new KithError('ImageTooLarge', file.name);
  const { chip, quality, reasons } = await kith.enrollment.readPhoto(
    { file, name: file.name },
    { signal },
  );
  if (reasons.length > 0) throw new PoorPhoto(reasons);
  const appearance = appearanceOf(await chip.bytes(), quality);
  return { chip, quality, source: 'photo', takenAt: new Date(), appearance, segment: null };
}
