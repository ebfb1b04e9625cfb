import { KithError } from '../../../electron/contract/index.ts';
import { appearanceOf } from '../../../native-models/face/distinct.ts';
import type { KithClient } from '../../owner/client.ts';
import type { FoundSample } from './draft-sample.ts';

/** The sample that a photo file gives. Errors: those of the owner's `readPhoto`, and `PoorQuality`. */
export async function readPhoto(
  kith: KithClient,
  file: File,
  signal: AbortSignal,
): Promise<FoundSample> {
  const { chip, quality, reasons } = await kith.enrollment.readPhoto(
    { file, name: file.name },
    { signal },
  );
  if (reasons.length > 0) throw new KithError('PoorQuality', undefined, { reasons });
  const appearance = appearanceOf(await chip.bytes(), quality);
  return { chip, quality, source: 'photo', takenAt: new Date(), appearance, segment: null };
}
