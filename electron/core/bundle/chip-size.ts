import { chipSide } from '../../contract/index.ts';

const [START, END, FRAME_BASELINE, FRAME_PROGRESSIVE] = [0xd8, 0xd9, 0xc0, 0xc2];

/** Whether bytes begin and end as a JPEG of a chip's size does: what is not one is not kept. What is in it is seen when it is used. */
export function isChipJpeg(bytes: Uint8Array): boolean {
  const jpeg = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (jpeg.length < 4 || jpeg.readUInt16BE(0) !== 0xff00 + START) return false;
  if (jpeg.readUInt16BE(jpeg.length - 2) !== 0xff00 + END) return false;
  // Segments, each with its length, up to the one that tells the picture's.
  for (let at = 2; at + 9 < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    if (jpeg[at] !== 0xff) return false;
    const kind = jpeg[at + 1]!;
    if (kind === FRAME_BASELINE || kind === FRAME_PROGRESSIVE) {
      return jpeg.readUInt16BE(at + 5) === chipSide && jpeg.readUInt16BE(at + 7) === chipSide;
    }
  }
  return false;
}
