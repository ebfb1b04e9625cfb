import type {
  Evidence,
  LivenessState,
  QualityMeasures,
  QualityReason,
} from '../../../electron/contract/index.ts';
import { assessForEnrollment, weaknessesOf } from '../../../native-models/face/assess.ts';
import { appearanceOf, isDistinct, type Appearance } from '../../../native-models/face/distinct.ts';
import { frontOf, segmentOf, type Pose } from '../../../native-models/face/pose-segments.ts';
import type { CapturedFace } from '../messages.ts';
import type { Segment } from '../poses.ts';
import { outcomeOf, type CheckOutcome } from './check-outcome.ts';
import type { DecidedFace } from './use-check.ts';

/** Milliseconds that a trial takes, and that each moment of it does. */
export const TRIAL = 10_000;
export const MOMENT = 500;
/** Moments of a whole trial. */
export const MOMENTS = TRIAL / MOMENT;
/** Things that were hard which are told: more is no help. */
const HARDEST = 3;
/** Pictures that are offered: a person has eight when the ring of poses is full. */
const OFFERED = 4;

/** What was seen at a time of a trial, in milliseconds since it began; without a face nobody was there. */
export interface Glimpse {
  readonly at: number;
  readonly outcome: CheckOutcome;
  readonly face: Pick<CapturedFace, 'chip' | 'quality'> | null;
  readonly liveness: LivenessState | null;
  /** The camera, by what it calls itself; null where that is not known. */
  readonly seenBy: string | null;
  readonly takenAt: Date;
  /** What the decision rests on, as the owner answers; null where that was not asked. */
  readonly why: Promise<Evidence> | null;
}

/** What can make a face hard to recognize: where the head is turned, and what the picture is weak in. */
export type Condition =
  Exclude<Segment, 'center'> | Exclude<QualityReason, 'TurnedAway' | 'LookingUpOrDown'>;

/** A moment of a trial. */
export interface Moment {
  /** What was said in most of it; `looking` where nothing was yet. */
  readonly outcome: CheckOutcome;
  readonly conditions: readonly Condition[];
  /** What was said rests on that, as of a glimpse. */
  readonly why: Promise<Evidence> | null;
}

/** A picture that would have helped, had it been known. */
export interface HelpfulPicture {
  readonly chip: Blob;
  readonly quality: QualityMeasures;
  readonly liveness: LivenessState | null;
  readonly seenBy: string | null;
  readonly conditions: readonly Condition[];
  /** Milliseconds since the trial began. */
  readonly at: number;
  readonly takenAt: Date;
}

/** What came of a trial. */
export interface Summary {
  /** Moments in which a face was decided on, and those of them in which it was the person's. */
  readonly seen: number;
  readonly recognized: number;
  /** Moments with nobody in the picture. */
  readonly nobody: number;
  /** What was told of a moment in which the person was taken for somebody else, or for one of two; the last such. */
  readonly mistaken: Extract<CheckOutcome, { kind: 'other' | 'ambiguous' }> | null;
  /** Where they were not always recognized, what was missed most first: in how many moments they were, and of how many. */
  readonly hard: readonly {
    readonly condition: Condition;
    readonly recognized: number;
    readonly of: number;
  }[];
  readonly helpful: readonly HelpfulPicture[];
}

/** What a decision, null where nobody is there, is to a trial of a person. */
export function glimpseOf(
  at: number,
  seen: DecidedFace | null,
  personId: number,
  takenAt: Date,
): Omit<Glimpse, 'why'> {
  const liveness = seen?.decision.liveness?.state ?? null;
  const { face = null, seenBy = null } = seen ?? {};
  return { at, outcome: outcomeOf(seen, personId), face, liveness, seenBy, takenAt };
}

/** The number of the moment that a time of a trial is in, from 0. */
export function momentAt(at: number): number {
  return Math.floor(at / MOMENT);
}

/** The whole moments until now, in milliseconds since the trial began. */
export function momentsOf(glimpses: readonly Glimpse[], now: number): Moment[] {
  const front = restOf(glimpses);
  const whole = Math.min(MOMENTS, momentAt(now));
  return Array.from({ length: whole }, (_, i) => {
    const within = glimpses.filter(({ at }) => momentAt(at) === i);
    // An answer stands until the next, and the last one for a moment: a slow machine is none of the person's doing.
    const standing = glimpses.findLast(({ at }) => at < i * MOMENT);
    const isLast = standing === glimpses.at(-1);
    const stands = standing && (!isLast || standing.at >= (i - 1) * MOMENT);
    return momentOf(within.length > 0 || !stands ? within : [standing], front);
  });
}

/** What came of a trial by everything that was seen in it. */
export function summaryOf(glimpses: readonly Glimpse[]): Summary {
  const moments = momentsOf(glimpses, TRIAL);
  const seen = moments.filter(({ outcome }) => !['nobody', 'looking'].includes(outcome.kind));
  const isOwn = ({ outcome }: Moment): boolean => outcome.kind === 'recognized';
  const hard = [...new Set(seen.flatMap(({ conditions }) => conditions))]
    .map((condition) => {
      const those = seen.filter(({ conditions }) => conditions.includes(condition));
      return { condition, recognized: those.filter(isOwn).length, of: those.length };
    })
    .filter(({ recognized, of }) => recognized < of)
    .toSorted((a, b) => b.of - b.recognized - (a.of - a.recognized));
  return {
    seen: seen.length,
    recognized: seen.filter(isOwn).length,
    nobody: moments.filter(({ outcome }) => outcome.kind === 'nobody').length,
    mistaken:
      seen
        .map(({ outcome }) => outcome)
        .findLast((one) => one.kind === 'other' || one.kind === 'ambiguous') ?? null,
    hard: hard.slice(0, HARDEST),
    helpful: helpfulOf(glimpses),
  };
}

function momentOf(glimpses: readonly Glimpse[], front: Pose | null): Moment {
  const counts = new Map<string, number>();
  for (const { outcome } of glimpses) counts.set(outcome.kind, (counts.get(outcome.kind) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const typical = glimpses.findLast(({ outcome }) => counts.get(outcome.kind) === most);
  if (!typical) return { outcome: { kind: 'looking' }, conditions: [], why: null };
  const { outcome, face, why } = typical;
  return { outcome, conditions: face ? conditionsOf(face.quality, front) : [], why };
}

/** How the head is held when it looks into the camera. */
function restOf(glimpses: readonly Glimpse[]): Pose | null {
  return frontOf(glimpses.flatMap(({ face }) => (face ? [poseOf(face.quality)] : [])));
}

function poseOf({ HeadPoseYaw, HeadPosePitch }: QualityMeasures): Pose {
  return { yaw: HeadPoseYaw, pitch: HeadPosePitch };
}

function conditionsOf(quality: QualityMeasures, front: Pose | null): Condition[] {
  const segment = segmentOf(poseOf(quality), front);
  const weak = weaknessesOf(quality).filter(
    // Said by where the head is turned.
    (reason) => reason !== 'TurnedAway' && reason !== 'LookingUpOrDown',
  );
  return [...(segment && segment !== 'center' ? [segment] : []), ...weak];
}

/**
 * Pictures that are good enough to enroll and were not clearly recognized, those that were missed and the sharper ones first; of
 * those that show nearly the same, one. None of moments that were somebody else's: they may be theirs.
 */
function helpfulOf(glimpses: readonly Glimpse[]): HelpfulPicture[] {
  const front = restOf(glimpses);
  const taken: HelpfulPicture[] = [];
  const looks: Appearance[] = [];
  const candidates = glimpses
    .flatMap(({ at, outcome, face, liveness, seenBy, takenAt }) => {
      const useful = face && assessForEnrollment(face.quality).length === 0 && lacks(outcome);
      const missed = outcome.kind !== 'recognized';
      return useful ? [{ at, takenAt, face, liveness, seenBy, missed }] : [];
    })
    .toSorted(
      (a, b) =>
        Number(b.missed) - Number(a.missed) || b.face.quality.Sharpness - a.face.quality.Sharpness,
    );
  for (const { at, takenAt, face, liveness, seenBy } of candidates) {
    if (taken.length === OFFERED) break;
    const { chip, quality } = face;
    const look = appearanceOf(chip, quality);
    if (!isDistinct(look, looks)) continue;
    looks.push(look);
    const conditions = conditionsOf(quality, front);
    taken.push({ at, takenAt, chip: new Blob([chip]), quality, liveness, seenBy, conditions });
  }
  return taken.toSorted((a, b) => a.at - b.at);
}

/** Whether a picture of such a moment is one that is missing. */
function lacks(outcome: CheckOutcome): boolean {
  switch (outcome.kind) {
    case 'unknown':
    case 'ambiguous':
      return true;
    case 'recognized':
      return outcome.strength !== 'clear';
    default:
      return false;
  }
}
