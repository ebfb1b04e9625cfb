import type { Point } from './image.ts';
import { leastSquares } from './least-squares.ts';

/** A projective map of the plane, row by row; the last of the nine is 1. */
export type Homography = readonly number[];

/** Where a homography takes a point. */
export function project(h: Homography, { x, y }: Point): Point {
  const depth = h[6]! * x + h[7]! * y + 1;
  return {
    x: (h[0]! * x + h[1]! * y + h[2]!) / depth,
    y: (h[3]! * x + h[4]! * y + h[5]!) / depth,
  };
}

/**
 * The homography that takes each `from[i]` near `to[i]`: the direct linear transform over points that are centered and scaled
 * first (Hartley, "In defense of the eight-point algorithm", 1997), solved with its last number held at 1, which a face in front
 * of the camera allows. Null for fewer than four points, or where three of four lie in a line.
 */
export function fitHomography(from: readonly Point[], to: readonly Point[]): Homography | null {
  if (from.length < 4) return null;
  const a = normalizing(from);
  const b = normalizing(to);
  const rows: number[][] = [];
  const values: number[] = [];
  from.forEach((point, i) => {
    const [x, y] = normalized(point, a);
    const [u, v] = normalized(to[i]!, b);
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]);
    values.push(u, v);
  });
  const solved = leastSquares(rows, values);
  if (!solved) return null;
  // Undo the scaling: B⁻¹ · H · A.
  const h = [...solved.solution, 1];
  const right = [0, 3, 6].flatMap((row) => {
    const [p, q, r] = [h[row]!, h[row + 1]!, h[row + 2]!];
    return [p * a.scale, q * a.scale, r - a.scale * (p * a.x + q * a.y)];
  });
  const whole = [0, 1, 2].flatMap((column) => {
    const depth = right[6 + column]!;
    return [
      right[column]! / b.scale + b.x * depth,
      right[3 + column]! / b.scale + b.y * depth,
      depth,
    ];
  });
  const last = whole[8]!;
  return [0, 3, 6, 1, 4, 7, 2, 5, 8].map((at) => whole[at]! / last);
}

interface Normalizing extends Point {
  readonly scale: number;
}

function normalizing(points: readonly Point[]): Normalizing {
  const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
  const y = points.reduce((sum, point) => sum + point.y, 0) / points.length;
  const spread = points.reduce((sum, point) => sum + Math.hypot(point.x - x, point.y - y), 0);
  return { x, y, scale: (Math.SQRT2 * points.length) / spread };
}

function normalized({ x, y }: Point, by: Normalizing): [number, number] {
  return [(x - by.x) * by.scale, (y - by.y) * by.scale];
}
