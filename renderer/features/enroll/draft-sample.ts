import type { KeptSample, NewSample } from '../../../electron/contract/index.ts';
import { appearanceOf } from '../../../native-models/face/distinct.ts';
import type { PosedSample } from '../../capture/poses.ts';

/** A sample as the camera or a photo gives it. */
export interface FoundSample extends NewSample, PosedSample {}

/** A sample on the page, with a number of its own. */
export interface DraftSample extends FoundSample {
  readonly key: number;
}

/** Samples as the owner takes them. */
export function plain(samples: readonly FoundSample[]): NewSample[] {
  return samples.map(({ chip, quality, source, takenAt }) => ({ chip, quality, source, takenAt }));
}

/** A sample that the owner has kept, as it was when it was taken. */
export async function takenUp(sample: KeptSample): Promise<DraftSample> {
  return { ...sample, appearance: appearanceOf(await sample.chip.bytes(), sample.quality) };
}
