import type { Point } from './image.ts';

/** Pixels from a patch's middle to its edge, and how far it is looked for. */
const HALF = 6;
const REACH = 8;
/** The normalized cross-correlation from which a patch counts as found. */
const FOUND = 0.8;

/**
 * How well a point can be found again: the smaller eigenvalue of the structure tensor around it (Shi and Tomasi, "Good features to
 * track", 1994), squared gray levels a pixel. 0 where a patch that moves would leave the picture.
 */
export function textureAt(gray: Float32Array, side: number, point: Point): number {
  const [column, row] = [Math.floor(point.x), Math.floor(point.y)];
  const edge = HALF + REACH + 1;
  if (column < edge || row < edge || column >= side - edge || row >= side - edge) return 0;
  let [xx, xy, yy] = [0, 0, 0];
  for (let y = row - HALF; y <= row + HALF; y++) {
    for (let x = column - HALF; x <= column + HALF; x++) {
      const i = y * side + x;
      const dx = (gray[i + 1]! - gray[i - 1]!) / 2;
      const dy = (gray[i + side]! - gray[i - side]!) / 2;
      xx += dx * dx;
      xy += dx * dy;
      yy += dy * dy;
    }
  }
  const count = (2 * HALF + 1) ** 2;
  return ((xx + yy) / 2 - Math.hypot((xx - yy) / 2, xy)) / count;
}

/**
 * How far the patch of `from` around a point has moved in `to`, both `side` pixels wide: the place of the highest normalized
 * cross-correlation, between pixels by a parabola. Null where it is not found, or not within reach.
 */
export function matchPatch(
  from: Float32Array,
  to: Float32Array,
  side: number,
  point: Point,
): Point | null {
  const [column, row] = [Math.floor(point.x), Math.floor(point.y)];
  const width = 2 * REACH + 1;
  const scores = new Float64Array(width * width);
  let best = 0;
  for (let dy = -REACH, at = 0; dy <= REACH; dy++) {
    for (let dx = -REACH; dx <= REACH; dx++, at++) {
      scores[at] = correlation(from, to, side, row * side + column, dy * side + dx);
      if (scores[at]! > scores[best]!) best = at;
    }
  }
  const [x, y] = [best % width, Math.floor(best / width)];
  const inside = x > 0 && y > 0 && x < width - 1 && y < width - 1;
  if (!inside || scores[best]! < FOUND) return null;
  return {
    x: x - REACH + peak(scores[best - 1]!, scores[best]!, scores[best + 1]!),
    y: y - REACH + peak(scores[best - width]!, scores[best]!, scores[best + width]!),
  };
}

function correlation(
  from: Float32Array,
  to: Float32Array,
  side: number,
  center: number,
  shift: number,
): number {
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let y = -HALF; y <= HALF; y++) {
    for (let x = -HALF, i = center + y * side - HALF; x <= HALF; x++, i++) {
      const p = from[i]!;
      const q = to[i + shift]!;
      a += p;
      b += q;
      aa += p * p;
      bb += q * q;
      ab += p * q;
    }
  }
  const count = (2 * HALF + 1) ** 2;
  const spread = (aa - (a * a) / count) * (bb - (b * b) / count);
  return spread > 0 ? (ab - (a * b) / count) / Math.sqrt(spread) : 0;
}

/** Where the parabola through three values at −1, 0 and 1 is highest. */
function peak(before: number, at: number, after: number): number {
  const bend = before - 2 * at + after;
  return bend < 0 ? (before - after) / (2 * bend) : 0;
}
