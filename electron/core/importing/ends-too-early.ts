import { boxesEnd } from './boxes-end.ts';
import { tiffEnd } from './tiff-end.ts';

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
