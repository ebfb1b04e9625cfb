import type { LivenessState, NewSample, QualityMeasures } from '../../contract/index.ts';
import { assessForEnrollment } from '../../../native-models/face/assess.ts';
import { appearanceOf, isDistinct, type Appearance } from '../../../native-models/face/distinct.ts';

/** Unknown faces whose pictures are held, the newest. */
const MOST = 20;
/** Pictures of each; with 150 KB a picture, 15 MB in all. */
const EACH = 5;
/** The same of a face of which more were kept. */
const HELD = 8;
/** Milliseconds between two pictures of a face: those of one moment are alike. */
const EVERY = 400;

/** A picture of an unknown face. */
export interface Picture {
  readonly chip: Uint8Array;
  readonly quality: QualityMeasures;
  readonly takenAt: Date;
  readonly liveness: LivenessState | null;
  readonly seenBy: string | null;
  readonly appearance: Appearance;
}

interface Sighting {
  readonly pictures: Picture[];
  lookedAt: number;
  /** The version and the unit embedding of the face so far. */
  embedded: { readonly versionId: number; readonly embedding: Float32Array };
  /** The line of the activity list that tells of it. */
  line: number | null;
}

/**
 * The best pictures of unknown faces, good enough to enroll them from. They are in memory alone: of somebody who never agreed
 * nothing but the small picture of the activity list is kept.
 */
export class Sightings {
  /** By their number, the one seen last at the end. */
  readonly #sightings = new Map<string, Sighting>();

  /** Looks whether a picture of an unknown face is worth holding. */
  see(
    id: string,
    { chip, quality, liveness, seenBy }: Pick<Picture, 'chip' | 'quality' | 'liveness' | 'seenBy'>,
    embedded: Sighting['embedded'],
    at: Date,
  ): void {
    const sighting = this.#sightings.get(id) ?? {
      pictures: [],
      lookedAt: -Infinity,
      embedded,
      line: null,
    };
    sighting.embedded = embedded;
    if (at.getTime() - sighting.lookedAt < EVERY) return;
    // A chip is cut to its face: who else is in the frame is not in it.
    const alone = { ...quality, SingleFacePresent: true };
    if (assessForEnrollment(alone).length > 0) return;
    sighting.lookedAt = at.getTime();
    this.#sightings.delete(id);
    this.#sightings.set(id, sighting);
    this.#dropOldest();
    keepBest(sighting.pictures, {
      chip,
      quality: alone,
      takenAt: at,
      liveness,
      seenBy,
      appearance: appearanceOf(chip, alone),
    });
  }

  /** Whether there are pictures of a face. */
  has(id: string): boolean {
    return this.#sightings.has(id);
  }

  /** The pictures of a face so far; none where there are none. */
  pictures(id: string): readonly Picture[] {
    return this.#sightings.get(id)?.pictures ?? [];
  }

  /** Holds pictures that were kept of a face, the best different ones, for an enrollment. They are taken one at a time. */
  async hold(
    id: string,
    pictures: AsyncIterable<Omit<Picture, 'appearance'>>,
    embedded: Sighting['embedded'],
  ): Promise<void> {
    const best: Picture[] = [];
    for await (const picture of pictures) {
      keepBest(best, { ...picture, appearance: appearanceOf(picture.chip, picture.quality) }, HELD);
    }
    this.#sightings.set(id, { pictures: best, lookedAt: -Infinity, embedded, line: null });
    this.#dropOldest();
  }

  /** Notes which line of the activity list tells of a face. Answers whether there are pictures of it, and it was not noted yet. */
  noteLine(id: string, line: number): boolean {
    const sighting = this.#sightings.get(id);
    if (!sighting || sighting.line === line) return false;
    sighting.line = line;
    return true;
  }

  /** The face that a line of the activity list tells of; null where there are no pictures of it. */
  ofLine(line: number): string | null {
    for (const [id, sighting] of this.#sightings) if (sighting.line === line) return id;
    return null;
  }

  /** The pictures of a face as samples, the first seen first; null where there are none. */
  samples(id: string): NewSample[] | null {
    const sighting = this.#sightings.get(id);
    if (!sighting) return null;
    return sighting.pictures
      .toSorted((a, b) => a.takenAt.getTime() - b.takenAt.getTime())
      .map(({ chip, quality, takenAt, liveness, seenBy }) => ({
        chip: new Blob([chip as Uint8Array<ArrayBuffer>]),
        quality,
        source: 'webcam',
        takenAt,
        liveness,
        camera: seenBy,
      }));
  }

  /**
   * Lets go of those faces that are not unknown by now, and answers with the lines of those that are one person's. `peopleOf` is
   * null for an unknown face, and nobody for one that may be of two.
   */
  letGoOfKnown(
    peopleOf: (embedded: Sighting['embedded']) => number[] | null,
  ): { line: number; personId: number }[] {
    const attributed: { line: number; personId: number }[] = [];
    for (const [id, { embedded, line }] of this.#sightings) {
      const people = peopleOf(embedded);
      if (people === null) continue;
      this.#sightings.delete(id);
      const [personId] = people;
      if (line !== null && personId !== undefined) attributed.push({ line, personId });
    }
    return attributed;
  }

  /** Lets go of a face: it got a name. */
  drop(id: string): void {
    this.#sightings.delete(id);
  }

  /** Lets go of all. */
  clear(): void {
    this.#sightings.clear();
  }

  #dropOldest(): void {
    for (const oldest of this.#sightings.keys()) {
      if (this.#sightings.size <= MOST) break;
      this.#sightings.delete(oldest);
    }
  }
}

/** Adds a picture that shows something new, or puts it in the place of a worse one of the same kind. */
function keepBest(pictures: Picture[], picture: Picture, most = EACH): void {
  const alike = pictures.findIndex(
    ({ appearance }) => !isDistinct(picture.appearance, [appearance]),
  );
  if (alike >= 0) {
    if (worth(picture) > worth(pictures[alike]!)) pictures[alike] = picture;
  } else if (pictures.length < most) {
    pictures.push(picture);
  }
}

/** Sharp and toward the camera is worth most. */
function worth({ quality: { Sharpness, HeadPoseYaw, HeadPosePitch } }: Picture): number {
  return Sharpness * (1 - Math.hypot(HeadPoseYaw, HeadPosePitch) / 90);
}
