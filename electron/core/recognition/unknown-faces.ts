import type { Picture } from './sightings.ts';

/** An unknown face as it was seen so far. */
export interface SeenUnknown {
  /** The camera's name; null where it has none. */
  readonly camera: string | null;
  /** The version and the unit embedding of the face so far. */
  readonly embedded: { readonly versionId: number; readonly embedding: Float32Array };
  /** Its best pictures, different ones, good enough to enroll from. */
  readonly pictures: readonly Picture[];
}

/** What live recognition tells of unknown faces. Neither call waits for anything. */
export interface UnknownFaces {
  /** A face is still unknown. */
  readonly see: (sighting: string, seen: SeenUnknown) => void;
  /** It has a name, is like somebody who is ignored, or is not live: nothing of it may be kept. */
  readonly drop: (sighting: string) => void;
}
