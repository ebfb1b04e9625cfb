import { qualityReasons, type QualityReason, type Remedy } from '../../contract/index.ts';
import { weaknessesOf } from '../../../native-models/face/assess.ts';
import {
  BRIGHT,
  coverageOf,
  DIM,
  type CoveringPicture,
} from '../../../native-models/face/coverage.ts';
import { segmentsOf } from '../../../native-models/face/pose-segments.ts';
import type { Outcome } from './leave-one-out.ts';

/** Different pictures that make a good reference: an enrollment by webcam takes as many. */
const ENOUGH = 5;
/** So many more where there are enough already. */
const A_FEW = 2;
/** What a turned head has against it is mended by more pictures of that side, not by taking the picture again. */
const ofPose: ReadonlySet<QualityReason> = new Set(['TurnedAway', 'LookingUpOrDown', 'Tilted']);

/** A picture of a moment, and what would become of it. */
export interface TestedPicture extends CoveringPicture, Pick<Outcome, 'recognized' | 'takenFor'> {}

/**
 * The one thing that would help a person most, from what those pictures that are not recognized have in common; first what is
 * likely a mistake, then what makes the pictures poor, then what they lack. There is at least one picture, and where several, one
 * that is not recognized.
 */
export function remedyOf(pictures: readonly TestedPicture[]): Remedy {
  const missing = ENOUGH - pictures.length;
  if (pictures.length === 1) return { kind: 'more', count: missing };
  const missed = pictures.filter(({ recognized }) => !recognized);
  const more: Remedy | null = missing > 0 ? { kind: 'more', count: missing } : null;
  return (
    otherPerson(missed) ??
    poorPictures(missed, pictures) ??
    loneSide(pictures) ??
    more ??
    loneLight(missed, pictures) ??
    lacking(pictures) ?? { kind: 'more', count: A_FEW }
  );
}

/** Half of what is missed would be taken for the same other person. */
function otherPerson(missed: readonly TestedPicture[]): Remedy | null {
  const named = missed.flatMap(({ takenFor }) => takenFor ?? []);
  const [most] = [...Map.groupBy(named, (personId) => personId)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  if (!most || 2 * most[1].length < missed.length) return null;
  return { kind: 'compare', with: most[0], count: most[1].length };
}

/** Half of what is missed has the same against it, and less than half of what is recognized: else that explains nothing. */
function poorPictures(
  missed: readonly TestedPicture[],
  pictures: readonly TestedPicture[],
): Remedy | null {
  const recognized = pictures.filter((picture) => picture.recognized);
  const have = (some: readonly TestedPicture[], reason: QualityReason): number =>
    some.filter(({ quality }) => weaknessesOf(quality).some((one) => one === reason)).length;
  const [worst] = qualityReasons
    .filter((reason) => !ofPose.has(reason))
    .map((reason) => ({ reason, inMissed: have(missed, reason), known: have(recognized, reason) }))
    .filter(({ inMissed, known }) => inMissed > 0 && 2 * known < Math.max(1, recognized.length))
    .toSorted((a, b) => b.inMissed - a.inMissed);
  if (!worst || 2 * worst.inMissed < missed.length) return null;
  const { reason, inMissed, known } = worst;
  return { kind: 'retake', reason, count: inMissed + known, of: pictures.length };
}

/** A picture that is missed is the only one of its side. */
function loneSide(pictures: readonly TestedPicture[]): Remedy | null {
  const segments = segmentsOf(
    pictures.map(({ quality }) => ({ yaw: quality.HeadPoseYaw, pitch: quality.HeadPosePitch })),
  );
  for (const [i, segment] of segments.entries()) {
    if (segment === null || pictures[i]!.recognized) continue;
    if (segments.every((other, j) => j === i || other !== segment))
      return { kind: 'pose', segment };
  }
  return null;
}

/** What is missed was taken in less or more light than all that is recognized. */
function loneLight(
  missed: readonly TestedPicture[],
  pictures: readonly TestedPicture[],
): Remedy | null {
  const luminances = (some: readonly TestedPicture[]): number[] =>
    some.map(({ quality }) => quality.MeanLuminance);
  const known = luminances(pictures.filter(({ recognized }) => recognized));
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const lights = luminances(missed);
  if (known.length === 0) return null;
  if (lights.some((light) => light < DIM && light < least))
    return { kind: 'light', light: 'darker' };
  if (lights.some((light) => light >= BRIGHT && light > most)) {
    return { kind: 'light', light: 'brighter' };
  }
  return null;
}

/** A side that no picture shows, or another time. */
function lacking(pictures: readonly TestedPicture[]): Remedy | null {
  const { segments, sittings } = coverageOf(pictures);
  const segment = (['center', 'left', 'right', 'up', 'down'] as const).find(
    (one) => !segments.has(one),
  );
  if (segment) return { kind: 'pose', segment };
  return sittings === 1 ? { kind: 'time' } : null;
}
