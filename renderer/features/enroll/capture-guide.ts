import type { QualityMeasures, QualityReason } from '../../../electron/contract/index.ts';
import { assessForEnrollment } from '../../../native-models/face/assess.ts';
import { appearanceOf, isDistinct } from '../../../native-models/face/distinct.ts';
import { isDark } from '../../capture/is-dark.ts';
import type { CapturedFace, CapturedFrame } from '../../capture/messages.ts';
import type { Instruction } from '../../capture/instruction.ts';
import {
  instructionToward,
  nextOpen,
  segmentFilledBy,
  type PosedSample,
  type Segment,
} from '../../capture/poses.ts';

/** Milliseconds between two extra samples: the moments of one blink are not two samples. */
const BETWEEN_EXTRAS = 350;
/** Milliseconds between two samples of a head that is not moved, which makes a few seconds of them. */
const BETWEEN_STILL = 1200;
/** A second face smaller than this share of the first's area is somebody in the background. */
const BACKGROUND = 0.25;
/** Degrees between two frames up to which a head is held, and not on its way. */
const HELD = 2.5;
/**
 * Degrees of yaw to which a turn is followed to its end: the further a sample is turned, the better it stands for probes that are
 * turned away, and a head that stops is sharper than one in motion.
 */
const FAR = 20;
/** What is judged last: only a clear picture shows which way a head is turned. */
const ofPose: ReadonlySet<QualityReason> = new Set(['TurnedAway', 'LookingUpOrDown', 'Tilted']);

/** How samples are taken. */
export interface Capturing {
  /** Whether the person chose not to move their head. */
  readonly still: boolean;
  /** Whether a sample that is taken is kept now: who is before the camera may be looked up first. */
  readonly taking: boolean;
  /** Why nothing may be taken of the face, where it has to be a live one; null where it may be. */
  readonly denial: Extract<Instruction, 'NotLive' | 'LiveNotShown'> | null;
  /** The one segment that may be filled now, or the front, to come back to; null where any open one may be. */
  readonly asked: Segment | null;
  /** Milliseconds since the last sample was taken. */
  readonly sinceLastSample: number;
  /** The frames that samples were taken of, by their prints: a picture that stands still is one sample. */
  readonly prints: ReadonlySet<number>;
  /** The face of the frame before, if there was one. */
  readonly before: CapturedFace | null;
}

/** What the guide says of a frame. */
export interface Guidance {
  /** The one instruction to show. It is true of what is shown, and of the sample that is taken. */
  readonly instruction: Instruction;
  readonly face: CapturedFace | null;
  /** The sample to make of the face, if any. */
  readonly take: PosedSample | null;
}

/**
 * Judges a frame for enrollment, given the samples taken so far. What is wrong with the picture is said first, then the way
 * to the next open segment of the ring. While one is open, a sample is taken only for a segment that it fills; in a full ring
 * it has to differ in pose or look from all others. What is demanded never eases: a head that holds still fills one segment.
 */
export function guide(
  frame: CapturedFrame,
  taken: readonly PosedSample[],
  capturing: Capturing,
): Guidance {
  const [face, second] = frame.faces;
  if (!face) {
    return { instruction: isDark(frame) ? 'TooDark' : 'show', face: null, take: null };
  }
  if (second && area(second) > BACKGROUND * area(face)) {
    return { instruction: 'SeveralFaces', face: null, take: null };
  }
  const quality = { ...face.quality, SingleFacePresent: true };
  const reasons = assessForEnrollment(quality);
  const unclear = reasons.find((reason) => !ofPose.has(reason));
  if (unclear) return { instruction: unclear, face, take: null };
  if (capturing.denial) return { instruction: capturing.denial, face, take: null };
  const posed = reasons.length === 0;
  const canTake = posed && capturing.taking && !capturing.prints.has(frame.print);
  const take = canTake ? sampleOf(face, quality, taken, capturing) : null;
  if (capturing.still) {
    const wanted = posed ? 'stay' : instructionToward('center', quality);
    return { instruction: wanted, face, take };
  }
  const next = nextOpen(take ? [...taken, take] : taken);
  // After a turn that was asked for the head comes back to the front, whatever is asked for next.
  const open = next && capturing.asked ? (take ? 'center' : capturing.asked) : next;
  const wanted = open ? instructionToward(open, quality) : 'vary';
  return { instruction: wanted, face, take };
}

/** The sample that a clear face makes; null if it adds nothing to those taken. */
function sampleOf(
  face: CapturedFace,
  quality: QualityMeasures,
  taken: readonly PosedSample[],
  { still, asked, sinceLastSample, before }: Capturing,
): PosedSample | null {
  const { HeadPoseYaw: yaw, HeadPosePitch: pitch } = quality;
  const segment = segmentFilledBy({ yaw, pitch }, taken);
  const sample = () => ({ appearance: appearanceOf(face.chip, quality), segment });
  if (still) return taken.length === 0 || sinceLastSample >= BETWEEN_STILL ? sample() : null;
  if (asked && segment !== asked) return null;
  // What up and down are measured from has to be where the head rests.
  if (segment === 'center' && !(before && isHeld(quality, before.quality))) return null;
  const isSide = segment === 'left' || segment === 'right';
  if (isSide && before && goesFurther(quality, before.quality)) return null;
  if (segment) return sample();
  if (nextOpen(taken) || sinceLastSample < BETWEEN_EXTRAS) return null;
  const extra = sample();
  const others = taken.map(({ appearance }) => appearance);
  return isDistinct(extra.appearance, others) ? extra : null;
}

function isHeld(a: QualityMeasures, b: QualityMeasures): boolean {
  return Math.hypot(a.HeadPoseYaw - b.HeadPoseYaw, a.HeadPosePitch - b.HeadPosePitch) <= HELD;
}

/** Whether a head is still turning away from the camera, and not far from it yet. */
function goesFurther(a: QualityMeasures, b: QualityMeasures): boolean {
  const turned = Math.abs(a.HeadPoseYaw);
  return turned < FAR && turned - Math.abs(b.HeadPoseYaw) > HELD;
}

function area({ box }: CapturedFace): number {
  return box.width * box.height;
}
