import { randomUUID } from 'node:crypto';
import type { Decision, QualityMeasures } from '../../contract/index.ts';
import type { SeenLook } from '../liveness/looks.ts';
import type { SeenFrame } from './tracks.ts';

/** Milliseconds for which a face that is not seen any more can be asked about. */
const FORGET_AFTER = 5000;
/** Lines of the activity list whose faces are held, the newest; with 150 KB a picture, 4 MB. */
const MOST_LINES = 25;
/** Faces that somebody looks at, the newest, 6 MB: a trial asks about one or two in each of its 20 moments, and any may be taken up. */
const MOST_OPENED = 40;

/** A face with what was decided on it, as it is held in memory. */
export interface SeenFace {
  /** As raw RGB. */
  readonly chip: Uint8Array;
  /** Null where only a small picture of it was kept. */
  readonly quality: QualityMeasures | null;
  /** What the camera that saw it calls itself; null where that is not known. */
  readonly seenBy: string | null;
  readonly at: Date;
  readonly decision: Decision;
  /** What was decided by; null for a face that cannot be used. */
  readonly embedded: { readonly versionId: number; readonly embedding: Float32Array } | null;
  /** The last frames of its track, the oldest first. */
  readonly frames: readonly SeenFrame[];
  /** The last ones by which it was told whether it is live, likewise; none where that was not looked at. */
  readonly livenessFrames: readonly SeenLook[];
  /** The name of what is held of it while it is unknown. */
  readonly sighting: string | null;
}

/** The faces that it can be said of what was decided on them and why. They are in memory alone. */
export class SeenFaces {
  readonly #live = new Map<string, SeenFace>();
  readonly #lines = new Map<number, SeenFace>();
  readonly #opened = new Map<string, SeenFace>();

  /** Holds a live face as it was decided on last. */
  see(camera: string, track: number, face: SeenFace): void {
    for (const [key, { at }] of this.#live) {
      if (face.at.getTime() - at.getTime() > FORGET_AFTER) this.#live.delete(key);
    }
    this.#live.set(keyOf(camera, track), face);
  }

  /** The same of a line of the activity list. */
  holdLine(line: number, face: SeenFace): void {
    put(this.#lines, line, face, MOST_LINES);
  }

  /** A live face as it was decided on last; null where it is gone. */
  ofLive(camera: string, track: number, now: Date): SeenFace | null {
    const face = this.#live.get(keyOf(camera, track));
    return face && now.getTime() - face.at.getTime() <= FORGET_AFTER ? face : null;
  }

  /** The face that a line of the activity list tells of; null where it is not held any more. */
  ofLine(line: number): SeenFace | null {
    return this.#lines.get(line) ?? null;
  }

  /** Holds a face that somebody looks at, and answers with the name under which that is found. */
  open(face: SeenFace): string {
    const id = randomUUID();
    put(this.#opened, id, face, MOST_OPENED);
    return id;
  }

  /** A face that somebody looked at; null where it is not held any more. */
  opened(id: string): SeenFace | null {
    return this.#opened.get(id) ?? null;
  }

  /** Lets go of live faces: the gallery changed, or nobody looks on. */
  clearLive(): void {
    this.#live.clear();
  }

  /** Lets go of all: somebody was removed, or the activity was erased. */
  clear(): void {
    this.#live.clear();
    this.#lines.clear();
    this.#opened.clear();
  }
}

function keyOf(camera: string, track: number): string {
  return `${camera}/${track}`;
}

function put<K>(faces: Map<K, SeenFace>, key: K, face: SeenFace, most: number): void {
  faces.set(key, face);
  for (const oldest of faces.keys()) {
    if (faces.size <= most) break;
    faces.delete(oldest);
  }
}
