import { boxesEnd } from './boxes-end.ts';

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/**
 * Whether a file is shorter than it says itself: RIFF (WebP), GIF, BMP, TIFF and boxes (HEIF, AVIF) tell how long they are, JPEG
 * and PNG where they end. False for formats that do not.
 */
export function endsTooEarly(bytes: Uint8Array): boolean {
  if (bytes.byteLength < 16) return true;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (ascii(bytes, 0, 4) === 'RIFF') return view.getUint32(4, true) + 8 > bytes.byteLength;
  if (ascii(bytes, 0, 3) === 'GIF') return bytes.at(-1) !== 0x3b;
  if (ascii(bytes, 0, 2) === 'BM') return view.getUint32(2, true) > bytes.byteLength;
  if (ascii(bytes, 0, 4) === 'II*\0') return tiffEnd(view, true) > bytes.byteLength;
  if (ascii(bytes, 0, 4) === 'MM\0*') return tiffEnd(view, false) > bytes.byteLength;
  if (ascii(bytes, 1, 4) === 'PNG') return !endsWithin(bytes, 'IEND');
  if (ascii(bytes, 0, 2) === '\u00FF\u00D8') return !endsWithin(bytes, '\u00FF\u00D9');
  if (ascii(bytes, 4, 8) === 'ftyp') return boxesEnd(view) > bytes.byteLength;
  return false;
}

/** Bytes that others put behind a picture's end. */
const TRAILER = 65_536;

function endsWithin(bytes: Uint8Array, end: string): boolean {
  const tail = Buffer.from(bytes.subarray(-TRAILER));
  return tail.includes(Buffer.from(end, 'latin1'));
}

/** Tags of TIFF 6.0: where the strips or tiles of a picture are, and how many bytes each has. */
const PLACES = new Set([273, 324]);
const COUNTS = new Set([279, 325]);
/** Bytes of a value of each type of TIFF 6.0, from 1 on. */
const BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const SHORT = 3;
/** Pictures of a file that are looked at. */
const MOST_PICTURES = 1000;

/** Where the last directory, strip or tile of a TIFF ends, as far as its directories are there. */
function tiffEnd(view: DataView, little: boolean): number {
  let end = 8;
  const isThere = (from: number, to: number): boolean => {
    end = Math.max(end, to);
    return from >= 0 && to <= view.byteLength;
  };
  /** Where the values of an entry of a directory are, and how many; none where they are missing. */
  const valuesOf = (entry: number): { type: number; at: number; count: number } => {
    const type = view.getUint16(entry + 2, little);
    const count = view.getUint32(entry + 4, little);
    const size = (BYTES[type] ?? 0) * count;
    const at = size <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
    return { type, at, count: isThere(at, at + size) ? count : 0 };
  };
  const numbersOf = ({ type, at, count }: ReturnType<typeof valuesOf>): number[] => {
    const [size, read] = type === SHORT ? [2, 'getUint16' as const] : [4, 'getUint32' as const];
    return Array.from({ length: count }, (_, i) => view[read](at + size * i, little));
  };
  let directory = view.getUint32(4, little);
  for (let i = 0; i < MOST_PICTURES && directory !== 0; i++) {
    if (!isThere(directory, directory + 2)) break;
    const next = directory + 2 + 12 * view.getUint16(directory, little);
    if (!isThere(directory, next + 4)) break;
    let places: number[] = [];
    let counts: number[] = [];
    for (let entry = directory + 2; entry < next; entry += 12) {
      const tag = view.getUint16(entry, little);
      const values = valuesOf(entry);
      if (PLACES.has(tag)) places = numbersOf(values);
      if (COUNTS.has(tag)) counts = numbersOf(values);
    }
    places.forEach((place, strip) => isThere(place, place + (counts[strip] ?? 0)));
    directory = view.getUint32(next, little);
  }
  return end;
}
