import type { NewSample } from '../../../electron/contract/index.ts';
import { appearanceOf } from '../../../native-models/face/distinct.ts';
import type { KithClient } from '../../owner/client.ts';
import type { FoundSample } from './draft-sample.ts';
import { segmentFilledBy } from '../../capture/poses.ts';

/** The pictures of an unknown face that live recognition saw, the one from the front first. Error: `NoSuchSighting`. */
export async function samplesOfSighting(
  kith: KithClient,
  sighting: string,
): Promise<FoundSample[]> {
  const seen = await kith.enrollment.sighting({ sighting });
  const found: FoundSample[] = [];
  for (const sample of seen.toSorted((a, b) => turnOf(a) - turnOf(b))) {
    const appearance = appearanceOf(await sample.chip.bytes(), sample.quality);
    const segment = segmentFilledBy(appearance, found);
    found.push({ ...sample, appearance, segment, given: true });
  }
  return found;
}

function turnOf({ quality: { HeadPoseYaw, HeadPosePitch } }: NewSample): number {
  return Math.hypot(HeadPoseYaw, HeadPosePitch);
}
