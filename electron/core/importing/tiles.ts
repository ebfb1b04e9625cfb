/** A rectangle of a picture, in whole pixels. */
export interface Tile {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels from cheek to cheek of a face that is just clear enough to decide on. */
const SMALLEST_USABLE = 36;
/** In larger pictures faces are looked for down to this part of a side of the square with as many pixels: the effort is bounded. */
const SMALLEST_PART = 1 / 58;
/** A face is found where it fills this part of a tile's side or more. The detector goes down to 1/24, not as surely. */
const PART_OF_TILE = 1 / 18;
/** What fills this part of the picture's longest side or more is found in the picture as a whole. */
const PART_OF_PICTURE = 1 / 20;
/** A face and the room around it that the detector wants to see. */
const ROOM = 1.3;

/** From how many pixels on, cheek to cheek, faces are looked for in a picture of this size. */
export function smallestFace(width: number, height: number): number {
  return Math.max(SMALLEST_USABLE, Math.round(Math.sqrt(width * height) * SMALLEST_PART));
}

/**
 * The parts of a picture in which its small faces are looked for: squares, whose side follows from the picture's pixels, and so
 * many a row and column as its aspect asks for. Each face too small to be found in the picture as a whole lies wholly in one of
 * them. Empty where the picture as a whole shows them all.
 */
export function tilesOf(width: number, height: number): Tile[] {
  const longest = Math.max(width, height);
  const smallest = smallestFace(width, height);
  const side = Math.ceil(smallest / PART_OF_TILE);
  if (side >= longest * 0.7 || Math.min(width, height) < smallest) return [];
  const overlap = Math.min(side / 2, Math.ceil(longest * PART_OF_PICTURE * ROOM));
  const columns = starts(width, side, overlap);
  return starts(height, side, overlap).flatMap((top) =>
    columns.map((left) => ({
      left,
      top,
      width: Math.min(side, width),
      height: Math.min(side, height),
    })),
  );
}

/** Where stretches of `size` that overlap by at least so much begin, to cover `length`. */
function starts(length: number, size: number, overlap: number): number[] {
  if (length <= size) return [0];
  const count = Math.ceil((length - overlap) / (size - overlap));
  return Array.from({ length: count }, (_, i) => Math.round((i * (length - size)) / (count - 1)));
}
