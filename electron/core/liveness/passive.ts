import type {
  LivenessCropName,
  LivenessLook,
  LivenessReason,
  LivenessShares,
  PassiveLiveness,
  QualityMeasures,
} from '../../contract/index.ts';

/** Frames over which a face before a camera is judged, at least, each by one of its crops: one frame alone is wrong too often. */
export const LIVENESS_FRAMES = 4;

/**
 * Evidence, as `evidenceOf` has it, from which a face is live, and up to which it is not. Of three of the people of NUAA, by whom they
 * were set, no frame that is live has less than 2.3, and no print more than −1.3: half a unit about the middle nothing is said. The
 * benchmark tests them on the other four.
 */
const LIVE_FROM = 1;
const NOT_LIVE_TO = 0;
/** What the tests of users are told apart by. */
export const thresholds = { liveFrom: LIVE_FROM, notLiveTo: NOT_LIVE_TO } as const;
/** Shares beyond these are no more evidence: one frame must not outweigh all others. */
const MOST = 0.9999;

/** What a face keeps within to be judged: the network sees 128 pixels, and the light of its training. */
const bounds = { InterEyeDistance: 24, MeanLuminance: 30, FaceInFrame: 0.95 };

/** One frame of a track, as far as liveness goes: the face's quality and what the network made of it, null where it was not asked. */
export interface LivenessFrame {
  readonly quality: Pick<QualityMeasures, 'InterEyeDistance' | 'MeanLuminance' | 'FaceInFrame'>;
  readonly look: LivenessLook | null;
  /** Whether a program or a file shows it, in a camera’s place. */
  readonly virtual?: boolean;
}

/** What speaks against judging a face by a frame. Empty when it is fit. */
export function unfitForLiveness(quality: LivenessFrame['quality']): LivenessReason[] {
  const checks: [LivenessReason, boolean][] = [
    ['too small', quality.InterEyeDistance < bounds.InterEyeDistance],
    ['too dark', quality.MeanLuminance < bounds.MeanLuminance],
    ['cut off', quality.FaceInFrame < bounds.FaceInFrame],
  ];
  return checks.filter(([, fails]) => fails).map(([reason]) => reason);
}

/**
 * Judges a face by the frames of its track, oldest first, or by a single photo where `least` is 1: by both crops, each over those
 * frames that are fit. Where too few are, the newest frame says what to mend.
 */
export function judgePassive(
  frames: readonly LivenessFrame[],
  least: number = LIVENESS_FRAMES,
): PassiveLiveness {
  const looks = frames.flatMap(({ quality, look }) =>
    look && unfitForLiveness(quality).length === 0 ? [look] : [],
  );
  const evidence = evidenceOf(looks);
  const shares =
    evidence === null ? null : { near: meanOf(looks, 'near'), wide: meanOf(looks, 'wide') };
  const cannotTell = (reasons: LivenessReason[]): PassiveLiveness => ({
    state: 'cannot tell',
    reasons,
    frames: looks.length,
    mean: shares,
  });
  if (evidence === null || looks.length < least) {
    const newest = frames.at(-1);
    const unfit = newest ? unfitForLiveness(newest.quality) : [];
    return cannotTell(unfit.length > 0 ? unfit : ['too few frames']);
  }
  if (evidence > NOT_LIVE_TO && evidence < LIVE_FROM) return cannotTell(['the crops disagree']);
  const state = evidence >= LIVE_FROM ? 'live' : 'not live';
  // Whoever is in it was before a camera once, which says nothing of now.
  if (state === 'live' && frames.some(({ virtual }) => virtual))
    return cannotTell(['not a camera']);
  return { state, reasons: [], frames: looks.length, mean: shares };
}

/**
 * How much frames speak for a person: of each crop the mean logarithm of the odds, of both the mean of that, however many frames
 * each has; 0 is even. Null without a frame of either crop.
 */
export function evidenceOf(looks: readonly LivenessLook[]): number | null {
  const [near, wide] = [sharesIn(looks, 'near'), sharesIn(looks, 'wide')];
  if (near.length === 0 || wide.length === 0) return null;
  const odds = (of: readonly LivenessShares[]): number => mean(of.map(({ live }) => logOdds(live)));
  return (odds(near) + odds(wide)) / 2;
}

function logOdds(share: number): number {
  const held = Math.max(1 - MOST, Math.min(MOST, share));
  return Math.log(held / (1 - held));
}

function sharesIn(looks: readonly LivenessLook[], crop: LivenessCropName): LivenessShares[] {
  return looks.flatMap((look) => look[crop] ?? []);
}

function meanOf(looks: readonly LivenessLook[], crop: LivenessCropName): LivenessShares {
  const shares = sharesIn(looks, crop);
  return {
    live: mean(shares.map(({ live }) => live)),
    print: mean(shares.map(({ print }) => print)),
    replay: mean(shares.map(({ replay }) => replay)),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
