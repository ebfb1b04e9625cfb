import type { NewSample } from '../../../electron/contract/index.ts';
import type { PosedSample } from '../../capture/poses.ts';

/** A sample as the camera or a photo gives it: not kept anywhere until saved. */
export interface FoundSample extends NewSample, PosedSample {}

/** A sample on the page, with a number of its own. */
export interface DraftSample extends FoundSample {
  readonly key: number;
}

/** Samples as the owner takes them. */
export function plain(samples: readonly DraftSample[]): NewSample[] {
  return samples.map(({ chip, quality, source, takenAt }) => ({ chip, quality, source, takenAt }));
}
