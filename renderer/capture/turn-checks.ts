import type { FoundFace } from '../../native-models/face/finder.ts';
import type { PixelImage } from '../../native-models/face/image.ts';
import { viewOf } from '../../native-models/face/relief.ts';
import { TurnCheck } from '../../native-models/face/turn-check.ts';
import type { SeenTurns } from './messages.ts';

/** Tracks whose views are held: a face that is lost and found again has another number. */
const MOST_TRACKS = 4;

/** The checks of turns of the faces before a camera, each by its track, through one round at a time. */
export class TurnChecks {
  readonly #checks = new Map<number, TurnCheck>();
  #round: number | null = null;

  /** Looks at a face of the next frame in a round; null, which forgets all, where turns are not looked at. */
  see(
    round: number | null,
    image: PixelImage,
    { quality, points }: Pick<FoundFace, 'quality' | 'points'>,
    track: number,
  ): SeenTurns | null {
    if (round !== this.#round) this.#checks.clear();
    this.#round = round;
    if (round === null) return null;
    const check = this.#checks.get(track) ?? new TurnCheck();
    // As the newest: the one that was not seen for the longest goes first.
    this.#checks.delete(track);
    this.#checks.set(track, check);
    const [oldest] = this.#checks.keys();
    if (this.#checks.size > MOST_TRACKS) this.#checks.delete(oldest!);
    const pose = { yaw: quality.HeadPoseYaw, pitch: quality.HeadPosePitch };
    if (check.wants(pose)) check.add(viewOf(image, points), pose);
    return { round, ...check.evidence() };
  }
}
