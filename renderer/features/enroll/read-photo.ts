import { KithError } from '../../../electron/contract/index.ts';
import { appearanceOf } from '../../../native-models/face/distinct.ts';
import { reasonLabel } from '../../i18n/en.ts';
import type { KithClient } from '../../owner/client.ts';
import type { FoundSample } from './draft-sample.ts';

/** The sample that a photo file gives. Errors: those of the owner's `readPhoto`, and `PoorQuality` with what is wrong. */
export async function readPhoto(
  kith: KithClient,
  file: File,
  signal: AbortSignal,
): Promise<FoundSample> {
  const { chip, quality, reasons } = await kith.enrollment.readPhoto(
    { file, name: file.name },
    { signal },
  );
  if (reasons.length > 0) {
    throw new KithError('PoorQuality', reasons.map((reason) => reasonLabel[reason]).join(', '));
  }
  const appearance = appearanceOf(await chip.bytes(), quality);
  return { chip, quality, source: 'photo', takenAt: new Date(), appearance, segment: null };
}
