import type { LivenessFrame } from './passive.ts';

/** Milliseconds after which the frames of a face that was not seen are dropped. */
const FORGET_AFTER = 5000;
/** Milliseconds for which a frame counts: a picture that is held up in somebody's place is not long taken for them. */
const FRAMES_FOR = 4000;

/** A frame of a face, and when it was: milliseconds since the epoch. */
export interface SeenLook extends LivenessFrame {
  readonly at: number;
}

/** What the network made of the faces before all cameras, each over time. It is in memory alone. */
export class LivenessLooks {
  readonly #faces = new Map<string, SeenLook[]>();

  /** Adds a frame to those of a face, and answers with its last ones, the oldest first. */
  add(camera: string, track: number, frame: SeenLook): SeenLook[] {
    this.#forget(frame.at);
    const key = `${camera}/${track}`;
    const before = this.#faces.get(key) ?? [];
    const frames = [...before.filter(({ at }) => at >= frame.at - FRAMES_FOR), frame];
    this.#faces.set(key, frames);
    return frames;
  }

  /** The frames of a face that count, the oldest first. */
  of(camera: string, track: number): readonly SeenLook[] {
    return this.#faces.get(`${camera}/${track}`) ?? [];
  }

  /** Forgets everything: nobody looks on. */
  clear(): void {
    this.#faces.clear();
  }

  #forget(now: number): void {
    for (const [key, frames] of this.#faces) {
      if (now - frames.at(-1)!.at > FORGET_AFTER) this.#faces.delete(key);
    }
  }
}
