const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/**
 * Whether a file is shorter than it says itself: RIFF (WebP), GIF, BMP, TIFF and boxes (HEIF, AVIF) tell how long they are. False for
 * formats that do not.
 */
export function endsTooEarly(bytes: Uint8Array): boolean {
  if (bytes.byteLength < 16) return true;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (ascii(bytes, 0, 4) === 'RIFF') return view.getUint32(4, true) + 8 > bytes.byteLength;
  if (ascii(bytes, 0, 3) === 'GIF') return bytes.at(-1) !== 0x3b;
  if (ascii(bytes, 0, 2) === 'BM') return view.getUint32(2, true) > bytes.byteLength;
  if (ascii(bytes, 0, 4) === 'II*\0') return view.getUint32(4, true) + 2 > bytes.byteLength;
  if (ascii(bytes, 0, 4) === 'MM\0*') return view.getUint32(4) + 2 > bytes.byteLength;
  if (ascii(bytes, 4, 8) === 'ftyp') return boxesEnd(view) > bytes.byteLength;
  return false;
}

/** Where the last box of an ISO base media file (ISO/IEC 14496-12) ends. */
function boxesEnd(view: DataView): number {
  let at = 0;
  while (at + 8 <= view.byteLength) {
    const size = view.getUint32(at);
    // 0 is the rest of the file, 1 says that the size follows in 64 bits.
    if (size === 0) return view.byteLength;
    const long = size === 1 && at + 16 <= view.byteLength;
    at += long ? Number(view.getBigUint64(at + 8)) : Math.max(size, 8);
  }
  return at;
}
