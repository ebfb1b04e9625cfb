import { MESH, type MeshPoint } from '../../native-models/face/mesh.ts';
import { viewSide, type FaceView } from '../../native-models/face/relief.ts';
import { seeded } from './seeded.ts';

/** A turn in radians, and where it leaves the middle of the face, in pixels of the view. */
export interface SceneTurn {
  readonly yaw: number;
  readonly pitch: number;
  readonly shift?: readonly [number, number];
}

/** How far a point at (x, y), in half widths of a face from its middle, stands before the plane through the cheeks' edge. */
type Surface = (x: number, y: number) => number;

/** A head: an egg with a nose. */
export const head: Surface = (x, y) =>
  0.75 * Math.sqrt(Math.max(0, 1.3 - x * x - 0.6 * y * y)) +
  0.45 * Math.exp(-((x / 0.3) ** 2) - ((y - 0.15) / 0.4) ** 2);
/** A print held flat. */
export const flat: Surface = () => 0;
/** A print bent about an upright axis. */
export const bent =
  (by: number): Surface =>
  (x) =>
    by * x * x;

/** Pixels of half a face in a view, and of the distance of the camera in halves of a face. */
const HALF = 40;
const FAR = 9;
const STEPS = 22;

/**
 * Views of one surface that is turned, as a camera sees them: its texture drawn by a seed, with noise of so many gray levels in
 * each frame. The mesh beside them is always that of a head turned so, as the mesh network has it whatever it is shown.
 */
export function sceneViews(
  surface: Surface,
  turns: readonly SceneTurn[],
  { seed, noise = 2, meshNoise = 0.4 }: { seed: number; noise?: number; meshNoise?: number },
): FaceView[] {
  const random = seeded(seed);
  const texture = textureOf(random);
  return turns.map((turn) => ({
    gray: render(surface, turn, texture, () => noise * normal(random)),
    points: meshOf(turn).map(({ x, y }) => ({
      x: x + meshNoise * normal(random),
      y: y + meshNoise * normal(random),
    })),
  }));
}

/** The mesh of a head turned so, in pixels of a view; its 468 points lie in a grid, but for the two that are looked at by name. */
export function meshOf(turn: SceneTurn): MeshPoint[] {
  const points = Array.from({ length: 468 }, (_, i) => {
    const x = -0.85 + (1.7 * (i % STEPS)) / (STEPS - 1);
    const y = -0.95 + (1.9 * Math.floor(i / STEPS)) / (Math.ceil(468 / STEPS) - 1);
    return seen(x, y, head(x, y), turn);
  });
  points[MESH.imageLeftEyeOuter] = seen(-0.55, -0.3, head(-0.55, -0.3), turn);
  points[MESH.imageRightEyeOuter] = seen(0.55, -0.3, head(0.55, -0.3), turn);
  return points;
}

/** Where a point of the surface is seen. */
function seen(x: number, y: number, z: number, { yaw, pitch, shift = [0, 0] }: SceneTurn) {
  const [cy, sy, cp, sp] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)];
  const [right, near] = [cy * x + sy * z, -sy * x + cy * z];
  const [down, depth] = [cp * y - sp * near, FAR - (sp * y + cp * near)];
  const scale = (HALF * FAR) / depth;
  return {
    x: viewSide / 2 + scale * right + shift[0],
    y: viewSide / 2 + scale * down + shift[1],
    z: scale * depth,
  };
}

/** What each pixel shows: found from the nearest of a fine net of the surface's points. */
function render(
  surface: Surface,
  turn: SceneTurn,
  texture: (x: number, y: number) => number,
  noise: () => number,
): Float32Array {
  const sum = new Float32Array(viewSide * viewSide);
  const weights = new Float32Array(viewSide * viewSide);
  const fine = 230;
  for (let i = 0; i <= fine; i++) {
    for (let j = 0; j <= fine; j++) {
      const [x, y] = [-1.6 + (3.2 * i) / fine, -1.6 + (3.2 * j) / fine];
      const at = seen(x, y, surface(x, y), turn);
      const [left, top] = [Math.floor(at.x - 0.5), Math.floor(at.y - 0.5)];
      if (left < 0 || top < 0 || left >= viewSide - 1 || top >= viewSide - 1) continue;
      const [fx, fy] = [at.x - 0.5 - left, at.y - 0.5 - top];
      const value = texture(x, y);
      for (const [dx, dy, weight] of [
        [0, 0, (1 - fx) * (1 - fy)],
        [1, 0, fx * (1 - fy)],
        [0, 1, (1 - fx) * fy],
        [1, 1, fx * fy],
      ] as const) {
        const k = (top + dy) * viewSide + left + dx;
        sum[k]! += weight * value;
        weights[k]! += weight;
      }
    }
  }
  return sum.map((value, i) => (weights[i]! > 0 ? value / weights[i]! : 128) + noise());
}

/** Gray levels over a face: waves of many directions and lengths. */
function textureOf(random: () => number): (x: number, y: number) => number {
  const waves = Array.from({ length: 12 }, () => {
    const [length, direction] = [0.2 + 0.8 * random(), 2 * Math.PI * random()];
    const k = (2 * Math.PI) / length;
    return { u: k * Math.cos(direction), v: k * Math.sin(direction), phase: 7 * random() };
  });
  return (x, y) =>
    waves.reduce((sum, { u, v, phase }) => sum + 14 * Math.sin(u * x + v * y + phase), 128);
}

/** Box and Muller's normally distributed number. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
