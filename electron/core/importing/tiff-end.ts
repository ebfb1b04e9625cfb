/** Tags of TIFF 6.0: where the strips or tiles of a picture are, and how many bytes each has. */
const PLACES = new Set([273, 324]);
const COUNTS = new Set([279, 325]);
/** Bytes of a value of each type of TIFF 6.0, from 1 on. */
const BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const [SHORT, LONG] = [3, 4];
/** Bytes of an entry of a directory. */
const ENTRY = 12;
/** Pictures of a file that are looked at. */
const MOST_PICTURES = 1000;

/** Where numbers of a directory are, and how many. */
interface List {
  readonly type: number;
  readonly at: number;
  readonly count: number;
}

const NONE: List = { type: 0, at: 0, count: 0 };

/** Where the last directory, strip or tile of a TIFF ends, as far as its directories are there. */
export function tiffEnd(view: DataView, little: boolean): number {
  let end = 8;
  const isThere = (from: number, to: number): boolean => {
    end = Math.max(end, to);
    return from >= 0 && to <= view.byteLength;
  };
  // Every directory and list has its own place in the file: those that are longer together lie on each other, or go round.
  let unread = view.byteLength;
  const mayRead = (bytes: number): boolean => (unread -= bytes) >= 0;
  /** Where the values of an entry of a directory are; none where they are missing. */
  const listOf = (entry: number): List => {
    const type = view.getUint16(entry + 2, little);
    const count = view.getUint32(entry + 4, little);
    const size = (BYTES[type] ?? 0) * count;
    const at = size <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
    return isThere(at, at + size) ? { type, at, count } : NONE;
  };
  /** How many numbers of a list can be read. */
  const lengthOf = ({ type, count }: List): number => {
    const isNumbers = type === SHORT || type === LONG;
    return isNumbers && mayRead(BYTES[type]! * count) ? count : 0;
  };
  const numberOf = ({ type, at }: List, i: number): number =>
    type === SHORT ? view.getUint16(at + 2 * i, little) : view.getUint32(at + 4 * i, little);
  let directory = view.getUint32(4, little);
  for (let i = 0; i < MOST_PICTURES && directory !== 0; i++) {
    if (!isThere(directory, directory + 2)) break;
    const next = directory + 2 + ENTRY * view.getUint16(directory, little);
    if (!isThere(directory, next + 4) || !mayRead(next + 4 - directory)) break;
    let places = NONE;
    let counts = NONE;
    for (let entry = directory + 2; entry < next; entry += ENTRY) {
      const tag = view.getUint16(entry, little);
      const list = listOf(entry);
      if (PLACES.has(tag)) places = list;
      if (COUNTS.has(tag)) counts = list;
    }
    const [strips, sizes] = [lengthOf(places), lengthOf(counts)];
    for (let strip = 0; strip < strips; strip++) {
      const place = numberOf(places, strip);
      isThere(place, place + (strip < sizes ? numberOf(counts, strip) : 0));
    }
    directory = view.getUint32(next, little);
  }
  return end;
}
