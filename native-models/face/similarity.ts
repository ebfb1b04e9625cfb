import type { Point } from './image.ts';

/** A similarity transform (rotation, uniform scale, shift): x' = a·x − b·y + tx, y' = b·x + a·y + ty. */
export interface Similarity {
  readonly a: number;
  readonly b: number;
  readonly tx: number;
  readonly ty: number;
}

/** Maps a point. */
export function apply(transform: Similarity, point: Point): Point {
  return {
    x: transform.a * point.x - transform.b * point.y + transform.tx,
    y: transform.b * point.x + transform.a * point.y + transform.ty,
  };
}

/** The transform that undoes `transform`, whose scale must not be zero. */
export function invert({ a, b, tx, ty }: Similarity): Similarity {
  const square = a * a + b * b;
  return {
    a: a / square,
    b: -b / square,
    tx: -(a * tx + b * ty) / square,
    ty: (b * tx - a * ty) / square,
  };
}

/**
 * The least-squares similarity that takes each `from[i]` near `to[i]` (at least two distinct points).
 * Closed form of Umeyama, "Least-squares estimation of transformation parameters between two point
 * patterns", 1991, for two dimensions and without reflection.
 */
export function fitSimilarity(from: readonly Point[], to: readonly Point[]): Similarity {
  const source = mean(from);
  const target = mean(to);
  let dot = 0;
  let cross = 0;
  let spread = 0;
  from.forEach((point, i) => {
    const sx = point.x - source.x;
    const sy = point.y - source.y;
    const dx = to[i]!.x - target.x;
    const dy = to[i]!.y - target.y;
    dot += sx * dx + sy * dy;
    cross += sx * dy - sy * dx;
    spread += sx * sx + sy * sy;
  });
  const a = dot / spread;
  const b = cross / spread;
  return {
    a,
    b,
    tx: target.x - (a * source.x - b * source.y),
    ty: target.y - (b * source.x + a * source.y),
  };
}

/** The transform from an image to the square crop of `size` pixels around a region turned by `angle` (radians). */
export function cropTransform(
  region: { center: Point; side: number; angle: number },
  size: number,
): Similarity {
  const scale = size / region.side;
  const a = scale * Math.cos(region.angle);
  const b = -scale * Math.sin(region.angle);
  return {
    a,
    b,
    tx: size / 2 - (a * region.center.x - b * region.center.y),
    ty: size / 2 - (b * region.center.x + a * region.center.y),
  };
}

function mean(points: readonly Point[]): Point {
  let x = 0;
  let y = 0;
  for (const point of points) {
    x += point.x;
    y += point.y;
  }
  return { x: x / points.length, y: y / points.length };
}
