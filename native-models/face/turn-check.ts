import type { Pose } from './pose-segments.ts';
import { reliefBetween, type FaceView, type Relief } from './relief.ts';

/** What a check of turns says: a head, a picture of one, or that it cannot be told. */
export type TurnVerdict = 'live' | 'not live' | 'cannot tell';

/** A verdict, and what it rests on. */
export interface TurnEvidence {
  readonly verdict: TurnVerdict;
  /** The median over pairs of views of `Relief.share`; null before there is one. */
  readonly share: number | null;
  /** How many pairs of views. */
  readonly pairs: number;
}

/** Degrees between two views that are compared: less shows too little, and more makes the pixels too different to be found. */
const LEAST_TURN = 10;
const MOST_TURN = 25;
/** Degrees by which a view differs from all before it, so that one pose counts once; and how many are kept. */
const NEW_VIEW = 5;
const MOST_VIEWS = 12;
/** Pairs that a verdict needs, and the standard error up to which one counts. */
const FEWEST_PAIRS = 3;
const LARGEST_ERROR = 0.25;
/** The share from which it is a head, and below which a picture of one; between them nothing is said (decision 043). */
export const HEAD_FROM = 0.34;
export const FLAT_BELOW = 0.2;

/** Gathers views of one face that turns, and tells a head from a picture of one. */
export class TurnCheck {
  readonly #views: { view: FaceView; pose: Pose }[] = [];
  readonly #reliefs: Relief[] = [];

  /** Whether a view of this pose would say something new: cutting it out can be spared else. */
  wants(pose: Pose): boolean {
    return (
      this.#views.length < MOST_VIEWS &&
      this.#views.every((one) => turnBetween(one.pose, pose) >= NEW_VIEW)
    );
  }

  /** Compares a view with the one before it that is nearest in pose among those far enough away. */
  add(view: FaceView, pose: Pose): void {
    if (!this.wants(pose)) return;
    const others = this.#views
      .map((one) => ({ view: one.view, turn: turnBetween(one.pose, pose) }))
      .filter(({ turn }) => turn >= LEAST_TURN && turn <= MOST_TURN)
      .toSorted((a, b) => a.turn - b.turn);
    this.#views.push({ view, pose });
    const relief = others[0] ? reliefBetween(others[0].view, view) : null;
    if (relief && relief.error <= LARGEST_ERROR) this.#reliefs.push(relief);
  }

  evidence(): TurnEvidence {
    return judgeReliefs(this.#reliefs);
  }
}

/** The verdict of what pairs of views say. */
export function judgeReliefs(reliefs: readonly Relief[]): TurnEvidence {
  const pairs = reliefs.length;
  if (pairs === 0) return { verdict: 'cannot tell', share: null, pairs };
  const shares = reliefs.map(({ share }) => share).toSorted((a, b) => a - b);
  const share = (shares[(pairs - 1) >> 1]! + shares[pairs >> 1]!) / 2;
  const isBetween = share >= FLAT_BELOW && share < HEAD_FROM;
  if (pairs < FEWEST_PAIRS || isBetween) return { verdict: 'cannot tell', share, pairs };
  return { verdict: share >= HEAD_FROM ? 'live' : 'not live', share, pairs };
}

/** Degrees between two poses. */
function turnBetween(a: Pose, b: Pose): number {
  return Math.hypot(a.yaw - b.yaw, a.pitch - b.pitch);
}
