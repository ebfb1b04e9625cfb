import type { NewSample } from '../../../electron/contract/index.ts';
import type { PosedSample } from './poses.ts';

/** A sample as the camera or a photo gives it: not kept anywhere until saved. */
export interface FoundSample extends NewSample, PosedSample {}

/** A sample on the page, with a number of its own. */
export interface DraftSample extends FoundSample {
  readonly key: number;
}
