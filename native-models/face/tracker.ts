import { overlap, type Box } from './image.ts';

/** Frames for which a face may be missing before its track ends. */
const PATIENCE = 8;
/** Boxes of consecutive frames that overlap by more than this are of the same face. */
const SAME_FACE = 0.3;

interface Track {
  readonly id: number;
  box: Box;
  missed: number;
}

/** Gives the faces of consecutive frames of one camera stable numbers. */
export class Tracker {
  #tracks: Track[] = [];
  #nextId = 1;

  /** Ends all tracks: what comes next has nothing to do with what was before. Their numbers are not given again. */
  reset(): void {
    this.#tracks = [];
  }

  /** A track number for each box of the next frame, in their order. Closest pairs are matched first. */
  update(boxes: readonly Box[]): number[] {
    const pairs = boxes
      .flatMap((box, i) =>
        this.#tracks.map((track) => ({ i, track, share: overlap(box, track.box) })),
      )
      .filter(({ share }) => share > SAME_FACE)
      .toSorted((a, b) => b.share - a.share);
    const idOf = new Map<number, number>();
    const seen = new Set<Track>();
    for (const { i, track } of pairs) {
      if (idOf.has(i) || seen.has(track)) continue;
      idOf.set(i, track.id);
      seen.add(track);
      track.box = boxes[i]!;
      track.missed = 0;
    }
    for (const track of this.#tracks) if (!seen.has(track)) track.missed++;
    this.#tracks = this.#tracks.filter(({ missed }) => missed <= PATIENCE);
    return boxes.map((box, i) => {
      const known = idOf.get(i);
      if (known !== undefined) return known;
      const track = { id: this.#nextId++, box, missed: 0 };
      this.#tracks.push(track);
      return track.id;
    });
  }
}
