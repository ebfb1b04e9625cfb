import { fitHomography, project, type Homography } from './homography.ts';
import type { PixelImage, Point } from './image.ts';
import { leastSquares } from './least-squares.ts';
import { MESH, regionOfMesh, type MeshPoint } from './mesh.ts';
import { matchPatch, textureAt } from './patch-match.ts';
import { apply, cropTransform } from './similarity.ts';
import { warp } from './warp.ts';

/** A face as one frame shows it, upright, in a small gray picture. */
export interface FaceView {
  /** `viewSide` × `viewSide`, luma 0 to 255. */
  readonly gray: Float32Array;
  /** The points of the mesh, in pixels of that picture. */
  readonly points: readonly Point[];
}

/** What two views of a face say of its relief. */
export interface Relief {
  /**
   * How much of the parallax that the mesh claims is in the pixels: about 1 for a head, about 0 for what is flat or bent. The mesh
   * alone says nothing: it gives every picture of a face the depth of one.
   */
  readonly share: number;
  /** The standard error of `share`. */
  readonly error: number;
  /** The parallax that the mesh claims: its root mean square over the points, in distances of the eyes. */
  readonly claimed: number;
}

/** Pixels of a side of a view. */
export const viewSide = 128;
/** Pixels between points that are matched, from one to the next. */
const APART = 4;
/** The least structure tensor's eigenvalue (gray levels squared) of a point that can be found again. */
const TEXTURE = 6;
/** Points that have to be found again; each of the two components of the surface alone has six numbers. */
const FEWEST = 20;
const ROUNDS = 5;

/** Cuts the view of a face out of a frame. */
export function viewOf(image: PixelImage, points: readonly MeshPoint[]): FaceView {
  const toView = cropTransform(regionOfMesh(points), viewSide);
  const pixels = warp(image, toView, viewSide);
  const gray = new Float32Array(viewSide * viewSide);
  for (let i = 0; i < gray.length; i++) {
    gray[i] = 0.299 * pixels[3 * i]! + 0.587 * pixels[3 * i + 1]! + 0.114 * pixels[3 * i + 2]!;
  }
  return { gray, points: points.map((point) => apply(toView, point)) };
}

/**
 * Compares two views of a face. Points of a flat picture move by a homography, those of a picture bent like a sheet nearly by a
 * quadratic map; a head's move beyond both, the nose against the cheeks most (De Marsico et al., "Moving face spoofing detection via 3D
 * projective invariants", 2012, have it for flat ones). The second view is laid over the first by the best homography, patches
 * are found again in it, and their shifts are regressed on a quadratic map of the plane and on what the mesh claims beyond
 * one. Null where too few patches are found again.
 */
export function reliefBetween(a: FaceView, b: FaceView): Relief | null {
  const h = fitHomography(a.points, b.points);
  if (!h) return null;
  const laid = laidOver(b.gray, h);
  const back = fitHomography(b.points, a.points);
  if (!back) return null;
  const eyes = eyeDistance(a.points);
  const matched: { at: Point; claim: Point; shift: Point }[] = [];
  for (const index of spread(a)) {
    const at = a.points[index]!;
    const shift = matchPatch(a.gray, laid, viewSide, at);
    if (!shift) continue;
    const there = project(back, b.points[index]!);
    matched.push({ at, claim: { x: there.x - at.x, y: there.y - at.y }, shift });
  }
  if (matched.length < FEWEST) return null;
  const center = mean(matched.map(({ at }) => at));
  const surface = matched.map(({ at }) => {
    const [x, y] = [(at.x - center.x) / eyes, (at.y - center.y) / eyes];
    return [1, x, y, x * x, x * y, y * y];
  });
  // What of the claim no flat or bent picture could show.
  const [xs, ys] = (['x', 'y'] as const).map((axis) => {
    const values = matched.map(({ claim }) => claim[axis]);
    const fitted = leastSquares(surface, values);
    return fitted && values.map((value, i) => value - inner(surface[i]!, fitted.solution));
  });
  if (!xs || !ys) return null;
  const claimed =
    Math.sqrt(matched.reduce((sum, _, i) => sum + xs[i]! ** 2 + ys[i]! ** 2, 0) / matched.length) /
    eyes;
  const none = [0, 0, 0, 0, 0, 0];
  const rows = matched.flatMap((_, i) => [
    [...surface[i]!, ...none, xs[i]!],
    [...none, ...surface[i]!, ys[i]!],
  ]);
  const regressed = robust(
    rows,
    matched.flatMap(({ shift }) => [shift.x, shift.y]),
  );
  return regressed && { ...regressed, claimed };
}

/** The last number of a regression by Tukey's and Huber's weights, and its standard error. */
function robust(
  rows: readonly (readonly number[])[],
  values: readonly number[],
): { share: number; error: number } | null {
  let weights = values.map(() => 1);
  let found: { share: number; error: number } | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    const fitted = leastSquares(rows, values, weights);
    if (!fitted) return null;
    const rests = values.map((value, i) => Math.abs(value - inner(rows[i]!, fitted.solution)));
    // 1.4826 times the median is the standard deviation of what is normally distributed.
    const deviation = Math.max(1.4826 * middle(rests), 0.05);
    weights = rests.map((rest) => 1 / Math.max(1, rest / (1.345 * deviation)));
    found = {
      share: fitted.solution.at(-1)!,
      error: deviation * Math.sqrt(fitted.spread.at(-1)!),
    };
  }
  return found;
}

/** Points of the mesh that are worth looking for: in a part of the face that has structure, and apart from each other. */
function spread({ gray, points }: FaceView): number[] {
  const taken: number[] = [];
  const scored = points
    .map((point, index) => ({ index, texture: textureAt(gray, viewSide, point) }))
    .filter(({ texture }) => texture >= TEXTURE)
    .toSorted((a, b) => b.texture - a.texture);
  for (const { index } of scored) {
    const { x, y } = points[index]!;
    if (taken.every((other) => Math.hypot(points[other]!.x - x, points[other]!.y - y) >= APART)) {
      taken.push(index);
    }
  }
  return taken;
}

/** A picture as it looks from where the homography comes from. */
function laidOver(gray: Float32Array, h: Homography): Float32Array {
  const output = new Float32Array(gray.length);
  for (let row = 0, o = 0; row < viewSide; row++) {
    for (let column = 0; column < viewSide; column++, o++) {
      const { x, y } = project(h, { x: column + 0.5, y: row + 0.5 });
      const left = Math.min(viewSide - 2, Math.max(0, Math.floor(x - 0.5)));
      const top = Math.min(viewSide - 2, Math.max(0, Math.floor(y - 0.5)));
      const fx = Math.min(1, Math.max(0, x - 0.5 - left));
      const fy = Math.min(1, Math.max(0, y - 0.5 - top));
      const i = top * viewSide + left;
      const upper = gray[i]! * (1 - fx) + gray[i + 1]! * fx;
      const lower = gray[i + viewSide]! * (1 - fx) + gray[i + viewSide + 1]! * fx;
      output[o] = upper * (1 - fy) + lower * fy;
    }
  }
  return output;
}

function eyeDistance(points: readonly Point[]): number {
  const left = points[MESH.imageLeftEyeOuter]!;
  const right = points[MESH.imageRightEyeOuter]!;
  return Math.hypot(left.x - right.x, left.y - right.y);
}

function mean(points: readonly Point[]): Point {
  return {
    x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
    y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
  };
}

function inner(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
