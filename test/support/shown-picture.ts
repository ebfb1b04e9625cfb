import type { PixelImage, Point } from '../../native-models/face/image.ts';

/** How a picture is held before the camera. */
export interface Held {
  /** Radians about the vertical and the horizontal axis through `center`. */
  readonly yaw: number;
  readonly pitch: number;
  /** Where it is moved, in pixels. */
  readonly shift: Point;
  /**
   * How far it is bent about an upright axis, as a parabola: what a point lies before the plane, in pixels, over its distance from the
   * axis squared. 1/600 lifts the edges of a face of 200 pixels by 17; negative, its middle bulges toward the camera.
   */
  readonly bend: number;
}

/** Pixels of a focal length: a webcam's, 56° wide at 640. */
const FOCAL = 600;
const GRAY = 128;

/** A frame of 640×480 or so as a camera sees a print of it that fills its view, held so. */
export function shown(image: PixelImage, center: Point, held: Held): PixelImage {
  const { width, height, channels, data } = image;
  const output = new Uint8Array(width * height * 3).fill(GRAY);
  const [cy, sy] = [Math.cos(held.yaw), Math.sin(held.yaw)];
  const [cp, sp] = [Math.cos(held.pitch), Math.sin(held.pitch)];
  // Right and down along the sheet, and out of it.
  const right = [cy, sp * sy, -cp * sy] as const;
  const down = [0, cp, sp] as const;
  const out = [sy, -sp * cy, cp * cy] as const;
  const [ox, oy] = [center.x - width / 2 + held.shift.x, center.y - height / 2 + held.shift.y];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [rx, ry] = [(column + 0.5 - width / 2) / FOCAL, (row + 0.5 - height / 2) / FOCAL];
      let [u, v, lift] = [0, 0, 0];
      // Where the ray meets the plane that goes through what the bend lifts: found again and again.
      for (let round = 0; round < (held.bend === 0 ? 1 : 6); round++) {
        const depth = FOCAL + out[2] * lift;
        const [a, b] = [right[0] - rx * right[2], down[0] - rx * down[2]];
        const [c, d] = [right[1] - ry * right[2], down[1] - ry * down[2]];
        const [p, q] = [rx * depth - ox - out[0] * lift, ry * depth - oy - out[1] * lift];
        const determinant = a * d - b * c;
        u = (p * d - b * q) / determinant;
        v = (a * q - c * p) / determinant;
        lift = held.bend * u * u;
      }
      // Along the bent sheet it is a little farther.
      const x = center.x + u * (1 + (2 * held.bend * u) ** 2 / 6) - 0.5;
      const y = center.y + v - 0.5;
      const [left, top] = [Math.floor(x), Math.floor(y)];
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const [fx, fy] = [x - left, y - top];
      const i = (top * width + left) * channels;
      const below = i + width * channels;
      for (let k = 0; k < 3; k++) {
        const upper = data[i + k]! * (1 - fx) + data[i + channels + k]! * fx;
        const lower = data[below + k]! * (1 - fx) + data[below + channels + k]! * fx;
        output[(row * width + column) * 3 + k] = upper * (1 - fy) + lower * fy + 0.5;
      }
    }
  }
  return { width, height, channels: 3, data: output };
}
