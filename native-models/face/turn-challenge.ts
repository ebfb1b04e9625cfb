import type { PoseSegment } from '../vocabulary/index.ts';
import { segmentOf, type Pose } from './pose-segments.ts';

/** A turn away from the front. */
export type Turned = Exclude<PoseSegment, 'center'>;

/** How far a head is with the turns that were asked for. */
export type ChallengeState =
  | { readonly state: 'asking'; readonly wanted: PoseSegment }
  | { readonly state: 'done' }
  /** It turned elsewhere than was asked for, as a recording does. */
  | { readonly state: 'failed' };

const TURNS: readonly Turned[] = ['left', 'right', 'up', 'down'];
/**
 * Asks for turns in an order that nobody knows before, the front between them, so that a recording of a head that turns does not fit:
 * whatever it turns to, it passes one of the 24 orders of three of the four directions. Who fails gets a new order; how often is the
 * caller's to limit.
 */
export class TurnChallenge {
  readonly #wanted: PoseSegment[];
  #center: Pose | null = null;
  #failed = false;
  #last: PoseSegment | null = null;

  /** `turns` of the four directions, drawn by `random`, which gives numbers from 0 up to 1. */
  constructor(random: () => number, turns = 3) {
    const left = [...TURNS];
    const drawn = Array.from(
      { length: turns },
      () => left.splice(Math.floor(random() * left.length), 1)[0]!,
    );
    this.#wanted = ['center', ...drawn.flatMap((turn): PoseSegment[] => [turn, 'center'])];
    this.#wanted.pop();
  }

  get state(): ChallengeState {
    if (this.#failed) return { state: 'failed' };
    const [wanted] = this.#wanted;
    return wanted ? { state: 'asking', wanted } : { state: 'done' };
  }

  /** Takes the pose of the next frame; what is between two segments says nothing. */
  see(pose: Pose): ChallengeState {
    const { state } = this;
    if (state.state !== 'asking') return state;
    const segment = segmentOf(pose, this.#center);
    if (!segment) return state;
    if (segment === state.wanted) {
      this.#center ??= pose;
      this.#wanted.shift();
    } else if (segment !== 'center' && segment !== this.#last && this.#center) this.#failed = true;
    this.#last = segment;
    return this.state;
  }
}
