/** Bytes of a box's size and type; a full box has its version and flags behind them. */
const HEAD = 8;
const FULL_HEAD = 12;
/** Boxes, items and extents of a file that are looked at: a picture of 256 megapixels in tiles of 512 pixels has 1,000. */
const MOST = 100_000;

/** Counts what is looked at: false once that was enough. */
type MayLook = () => boolean;

/**
 * Where the last box of an ISO base media file ends (ISO/IEC 14496-12), or the last of its items' bytes, whose place the `iloc`
 * box tells: a box may be said to reach to the end of the file, wherever that is. As far as the boxes are there.
 */
export function boxesEnd(view: DataView): number {
  let left = MOST;
  const mayLook: MayLook = () => left-- > 0;
  let end = 0;
  for (const { type, at, next } of boxes(view, 0, view.byteLength, mayLook)) {
    end = Math.max(end, next);
    if (type === 'meta') end = Math.max(end, itemsEnd(view, at + FULL_HEAD, next, mayLook));
  }
  return end;
}

function* boxes(view: DataView, from: number, to: number, mayLook: MayLook) {
  let at = from;
  while (at + HEAD <= Math.min(to, view.byteLength) && mayLook()) {
    const size = view.getUint32(at);
    const type = String.fromCharCode(...[4, 5, 6, 7].map((i) => view.getUint8(at + i)));
    // 0 is the rest of the file, 1 says that the size follows in 64 bits.
    const long = size === 1 && at + 16 <= view.byteLength;
    const own = long ? Number(view.getBigUint64(at + 8)) : size;
    // A box that says it is shorter than its head would be the next one, too.
    const next = size === 0 ? view.byteLength : at + Math.max(own, HEAD);
    yield { type, at, next };
    at = next;
  }
}

/** Where the last extent of an item ends that is told by its place in the file; 0 where that cannot be read. */
function itemsEnd(view: DataView, from: number, to: number, mayLook: MayLook): number {
  for (const { type, at } of boxes(view, from, to, mayLook)) {
    if (type !== 'iloc') continue;
    try {
      return extentsEnd(view, at + HEAD, mayLook);
    } catch (error) {
      // The box is longer than what there is of it: its own end tells that.
      if (error instanceof RangeError) return 0;
      throw error;
    }
  }
  return 0;
}

/** Throws a `RangeError` where the box ends early. */
function extentsEnd(view: DataView, content: number, mayLook: MayLook): number {
  let at = content;
  const number = (bytes: number): number => {
    let value = 0;
    for (const last = at + bytes; at < last; at++) value = value * 256 + view.getUint8(at);
    return value;
  };
  const version = number(1);
  at += 3;
  const [offset, length] = halves(number(1));
  const [base, index] = halves(number(1));
  const count = number(version < 2 ? 2 : 4);
  let end = 0;
  for (let item = 0; item < count && mayLook(); item++) {
    at += version < 2 ? 2 : 4;
    // How its place is told: 0 is by its place in the file.
    const construction = version === 0 ? 0 : number(2) % 16;
    at += 2;
    const start = number(base);
    const extents = number(2);
    for (let extent = 0; extent < extents && mayLook(); extent++) {
      if (version > 0) at += index;
      const last = start + number(offset) + number(length);
      if (construction === 0) end = Math.max(end, last);
    }
  }
  return end;
}

const halves = (byte: number): [number, number] => [byte >> 4, byte % 16];
