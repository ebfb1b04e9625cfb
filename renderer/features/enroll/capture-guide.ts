import { assessForEnrollment } from '../../../native-models/face/assess.ts';
import { appearanceOf, isDistinct, type Appearance } from '../../../native-models/face/distinct.ts';
import type { CapturedFace, CapturedFrame } from '../../capture/messages.ts';
import { instruction } from '../../i18n/en.ts';

/** Milliseconds between two samples: the moments of one blink are not two samples. */
const BETWEEN_SAMPLES = 350;
/** Milliseconds without a new sample before less difference will do, and over which the demand falls. */
const PATIENT_FOR = 1500;
const EASING_OVER = 4000;
/** Degrees from which a head counts as turned, up or down. */
const TURNED = 9;
/** A second face smaller than this share of the first's area is somebody in the background. */
const BACKGROUND = 0.25;

/** What the guide says of a frame: the instruction to show, and the face to take as a sample, if any. */
export interface Guidance {
  readonly instruction: string;
  readonly face: CapturedFace | null;
  readonly take: Appearance | null;
}

/**
 * Judges a frame for enrollment. One instruction at a time: what is wrong with the picture first, then
 * the pose that the samples taken so far lack.
 */
export function guide(
  frame: CapturedFrame,
  taken: readonly Appearance[],
  sinceLastSample: number,
): Guidance {
  const [face, second] = frame.faces;
  if (!face) return { instruction: 'Show your face to the camera', face: null, take: null };
  if (second && area(second) > BACKGROUND * area(face)) {
    return { instruction: instruction.SeveralFaces, face: null, take: null };
  }
  const quality = { ...face.quality, SingleFacePresent: true };
  const [reason] = assessForEnrollment(quality);
  if (reason) return { instruction: correction(reason, quality), face, take: null };
  const appearance = appearanceOf(face.chip, quality);
  const wanted = missingPose(taken);
  const take =
    sinceLastSample >= BETWEEN_SAMPLES &&
    isDistinct(appearance, taken, strictness(sinceLastSample));
  return { instruction: wanted, face, take: take ? appearance : null };
}

/**
 * Somebody who cannot or will not move as asked is not held up forever: the longer nothing new was seen,
 * the smaller a difference will do, down to a fifth.
 */
function strictness(sinceLastSample: number): number {
  return Math.min(1, Math.max(0.2, 1 - (sinceLastSample - PATIENT_FOR) / EASING_OVER));
}

/** The instruction for a reason, with the direction where the pose has one. */
function correction(
  reason: keyof typeof instruction,
  { HeadPoseYaw, HeadPosePitch }: CapturedFace['quality'],
): string {
  if (reason === 'TurnedAway') {
    return HeadPoseYaw > 0 ? 'Turn back a little to the right' : 'Turn back a little to the left';
  }
  if (reason === 'LookingUpOrDown') {
    return HeadPosePitch > 0 ? 'Lower your chin a little' : 'Raise your chin a little';
  }
  return instruction[reason];
}

function missingPose(taken: readonly Appearance[]): string {
  if (taken.length === 0) return 'Look into the camera';
  if (!taken.some(({ yaw }) => yaw > TURNED)) return 'Turn a little to the left';
  if (!taken.some(({ yaw }) => yaw < -TURNED)) return 'Turn a little to the right';
  if (!taken.some(({ pitch }) => pitch > TURNED)) return 'Raise your chin a little';
  if (!taken.some(({ pitch }) => pitch < -TURNED)) return 'Lower your chin a little';
  return 'Smile, speak, move a little';
}

function area({ box }: CapturedFace): number {
  return box.width * box.height;
}
