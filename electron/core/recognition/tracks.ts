import { randomUUID } from 'node:crypto';
import { unitLength } from '../../../native-models/evaluate/unit-vectors.ts';

/** How fast a track forgets: an embedding's weight halves every 4 frames, about a third of a second. */
const DECAY = 0.84;
/** Milliseconds after which a track that was not seen is dropped. */
const FORGET_AFTER = 5000;
/** Milliseconds for which a track's frames are held: what is older weighs nothing in its mean. */
const FRAMES_FOR = 4000;

/** A frame of a track, for those who ask why it was decided on as it was. */
export interface SeenFrame {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The unit embedding of the face in this frame. */
  readonly embedding: Float32Array;
  /** The track's embedding with this frame in it. */
  readonly mean: Float32Array;
  /** Frames of the track with this one, and whom it was called last before, two where they could not be told apart: how high the bar was. */
  readonly frames: number;
  readonly named: readonly number[];
}

/** One face followed over time. */
export interface Track {
  /** Usable frames so far. */
  frames: number;
  /** Decaying sum of unit embeddings. */
  readonly sum: Float64Array;
  lastSeen: number;
  /** The last of them, the oldest first. */
  readonly recent: SeenFrame[];
  /** Who it was decided to be last: two where they could not be told apart, nobody for unknown or not yet. */
  people: readonly number[];
  /** Who it was decided to be last when it was somebody. */
  named: readonly number[];
  /** What was already written to the activity list. */
  recorded: 'nothing' | 'unknown' | 'ambiguous' | number;
  /** Whether the activity list says that it was not live. */
  notedNotLive: boolean;
  /** The line of the activity list that says it is unknown. */
  unknownLine: number | null;
  /** The name of what is held of the face while it is unknown. */
  readonly sighting: string;
}

/** The tracks of all cameras. A decision rests on a track's decaying mean, not on one frame. */
export class Tracks {
  readonly #tracks = new Map<string, Track>();
  readonly #now: () => number;

  /** `now` is in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Adds an embedding to a track (made on first sight) and returns the track: one of one version alone. */
  add(versionId: number, camera: string, id: number, embedding: Float32Array): Track {
    const now = this.#now();
    this.#forget(now);
    const key = `${versionId}/${camera}/${id}`;
    const track = this.#tracks.get(key) ?? {
      frames: 0,
      sum: new Float64Array(embedding.length),
      lastSeen: now,
      recent: [],
      people: [],
      named: [],
      recorded: 'nothing',
      notedNotLive: false,
      unknownLine: null,
      sighting: randomUUID(),
    };
    embedding.forEach((value, i) => (track.sum[i] = track.sum[i]! * DECAY + value));
    track.frames++;
    track.lastSeen = now;
    const { frames, named } = track;
    track.recent.push({ at: now, embedding, mean: trackEmbedding(track), frames, named });
    while (track.recent[0]!.at < now - FRAMES_FOR) track.recent.shift();
    this.#tracks.set(key, track);
    return track;
  }

  /** Forgets everything: the gallery changed, so earlier decisions no longer hold. */
  clear(): void {
    this.#tracks.clear();
  }

  #forget(now: number): void {
    for (const [key, { lastSeen }] of this.#tracks) {
      if (now - lastSeen > FORGET_AFTER) this.#tracks.delete(key);
    }
  }
}

/** The track's embedding: its mean, at unit length. One that cancels itself out is like nobody. */
export function trackEmbedding({ sum }: Track): Float32Array {
  return unitLength(sum) ?? Float32Array.from(sum);
}
