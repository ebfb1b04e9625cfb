import type { PoseSegment } from '../vocabulary/index.ts';
import { segmentOf, type Pose } from './pose-segments.ts';

/** A turn away from the front. */
export type Turned = Exclude<PoseSegment, 'center'>;

/** Turns elsewhere than was asked for that are forgiven: left and right are easily mistaken. */
const FORGIVEN = 1;

/**
 * Asks for the open segments of a ring of poses in an order that nobody knows before, the front between them, so that a recording of
 * a head that turns does not fit. Who turns elsewhere gets a new order. Of recordings that turn to all four sides one in 24 follows
 * without a fault, one in eight with the one that is forgiven.
 */
export class TurnChallenge {
  readonly #random: () => number;
  #wanted: Turned | null = null;
  /** Whether the head was at the front since the turn before. */
  #atFront = true;
  /** Where the last frame's head was, and where it was held last, for two frames: a head on its way passes where it does not mean to go. */
  #seen: PoseSegment | null = null;
  #held: PoseSegment | null = null;
  #elsewhere = 0;

  /** `random` gives numbers from 0 up to 1. */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** Whether the head did as it was asked. */
  get isFollowed(): boolean {
    return this.#elsewhere <= FORGIVEN;
  }

  /**
   * The segment to ask for next, given those that no sample fills and the head of this frame, null without one: the front first, and
   * between two turns; null where nothing is open. `center` is the pose of the front picture.
   */
  ask(open: readonly PoseSegment[], pose: Pose | null, center: Pose | null): PoseSegment | null {
    const turns = open.filter((segment) => segment !== 'center');
    if (this.#wanted && !open.includes(this.#wanted)) {
      // A sample was taken of it: that is where the head is.
      this.#held = this.#wanted;
      this.#wanted = null;
      this.#atFront = false;
    }
    if (turns.length < open.length) return 'center';
    if (turns.length === 0) return null;
    this.#wanted ??= this.#drawn(turns);
    const segment = pose && segmentOf(pose, center);
    const isHeld = segment !== null && segment === this.#seen;
    this.#seen = segment;
    if (isHeld && segment !== this.#held) {
      this.#held = segment;
      if (segment === 'center') this.#atFront = true;
      else if (segment !== this.#wanted) {
        this.#elsewhere++;
        this.#wanted = this.#drawn(turns);
        this.#atFront = false;
      }
    }
    return this.#atFront ? this.#wanted : 'center';
  }

  #drawn(turns: readonly Turned[]): Turned {
    return turns[Math.floor(this.#random() * turns.length)]!;
  }
}
