import {
  limits,
  type KeptSample,
  type NewSample,
  type PhotoFile,
  type PhotoRemark,
} from '../../../electron/contract/index.ts';
import { appearanceOf } from '../../../native-models/face/distinct.ts';
import type { PosedSample } from '../../capture/poses.ts';

/** A sample as the camera or a photo gives it. */
export interface FoundSample extends NewSample, PosedSample {
  /** The photo that it is of; of the camera’s and of live recognition’s there is none. */
  readonly photo?: PhotoFile;
  /** What is worth knowing of how that was looked at. */
  readonly remarks?: readonly PhotoRemark[];
  /** There where it is a picture of an unknown face that was seen before: nobody was asked to turn for it. */
  readonly given?: true;
}

/** Whether a sample was taken here, by a camera that asks for turns: only of it the turns say anything. */
export function isByTurns({ source, given }: Pick<FoundSample, 'source' | 'given'>): boolean {
  return source === 'webcam' && !given;
}

/** A sample on the page, with a number of its own. */
export interface DraftSample extends FoundSample {
  readonly key: number;
}

/** What tells a photo file from others, also when it is chosen again. */
export function photoFileOf({ name, size, lastModified }: File): PhotoFile {
  return { name: name.slice(0, limits.fileNameLength), size, modified: lastModified };
}

/** Samples as the owner takes them. */
export function plain(samples: readonly FoundSample[]): NewSample[] {
  return samples.map(({ chip, quality, source, takenAt, liveness = null, camera = null }) => ({
    chip,
    quality,
    source,
    takenAt,
    liveness,
    camera,
  }));
}

/** A sample that the owner has kept, as it was when it was taken. */
export async function takenUp(sample: KeptSample): Promise<DraftSample> {
  return { ...sample, appearance: appearanceOf(await sample.chip.bytes(), sample.quality) };
}
