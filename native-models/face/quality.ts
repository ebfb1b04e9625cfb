import type { QualityMeasures, Turn } from '../vocabulary/index.ts';
import { chipSide } from '../vocabulary/chip.ts';
import type { Point } from './image.ts';
import { MESH, type MeshPoint } from './mesh.ts';
import { headPose } from './pose.ts';

/** The part of a chip that is face rather than hair and background: from the brows to the chin. */
const FACE = { left: 0.22, right: 0.78, top: 0.2, bottom: 0.85 };
/** ISO/IEC 29794-5 counts luminance up to 25 as under- and from 247 as over-exposed. */
const DARK = 25;
const BRIGHT = 247;

/** What a face is measured in. */
export interface Surroundings {
  readonly image: { readonly width: number; readonly height: number };
  /** How far that image has to be turned to be upright: the head's roll is told from there. */
  readonly turn: Turn;
  /** How many faces it shows. */
  readonly facesInImage: number;
}

/** The quality measures of one face, named as in ISO/IEC 29794-5 where it has the measure. */
export function measureQuality(
  chip: Uint8Array,
  points: readonly MeshPoint[],
  { image, turn, facesInImage }: Surroundings,
): QualityMeasures {
  const light = luminance(chip);
  const pose = headPose(points);
  const { width, height } = image;
  const within = points.filter(({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height);
  return {
    SingleFacePresent: facesInImage === 1,
    FaceInFrame: within.length / points.length,
    InterEyeDistance: distance(eyeCenter(points, 'imageLeft'), eyeCenter(points, 'imageRight')),
    Sharpness: sharpness(light),
    MeanLuminance: light.mean,
    UnderExposurePrevention: 1 - light.darkShare,
    OverExposurePrevention: 1 - light.brightShare,
    HeadPoseYaw: pose.yaw,
    HeadPosePitch: pose.pitch,
    HeadPoseRoll: halfTurn(pose.roll + turn),
    EyesOpen: Math.min(eyeOpening(points, 'imageLeft'), eyeOpening(points, 'imageRight')),
  };
}

/** An angle in degrees, from −180 to 180. */
function halfTurn(degrees: number): number {
  return degrees - 360 * Math.round(degrees / 360);
}

interface Luminance {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
  readonly mean: number;
  readonly darkShare: number;
  readonly brightShare: number;
}

/** Rec. 601 luma of the face part of a chip, with its exposure. */
function luminance(chip: Uint8Array): Luminance {
  const left = Math.round(FACE.left * chipSide);
  const top = Math.round(FACE.top * chipSide);
  const width = Math.round(FACE.right * chipSide) - left;
  const height = Math.round(FACE.bottom * chipSide) - top;
  const values = new Float32Array(width * height);
  let sum = 0;
  let dark = 0;
  let bright = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = ((top + y) * chipSide + left + x) * 3;
      const value = 0.299 * chip[i]! + 0.587 * chip[i + 1]! + 0.114 * chip[i + 2]!;
      values[y * width + x] = value;
      sum += value;
      if (value <= DARK) dark++;
      if (value >= BRIGHT) bright++;
    }
  }
  const count = values.length;
  return {
    values,
    width,
    height,
    mean: sum / count,
    darkShare: dark / count,
    brightShare: bright / count,
  };
}

/**
 * The standard deviation of the Laplacian, divided by that of the luminance so that a dark face is not
 * called blurred (Pech-Pacheco et al., 2000, with the contrast taken out). About 0.02 is blurred, 0.1 sharp.
 */
function sharpness({ values, width, height, mean }: Luminance): number {
  let sum = 0;
  let squares = 0;
  let spread = 0;
  let count = 0;
  for (let y = 2; y < height - 2; y += 1) {
    for (let x = 2; x < width - 2; x += 1) {
      const i = y * width + x;
      const center = values[i]!;
      // Two pixels apart: a chip is often enlarged, and next neighbors then say little.
      const laplacian =
        values[i - 2]! +
        values[i + 2]! +
        values[i - 2 * width]! +
        values[i + 2 * width]! -
        4 * center;
      sum += laplacian;
      squares += laplacian * laplacian;
      spread += (center - mean) ** 2;
      count++;
    }
  }
  const variance = squares / count - (sum / count) ** 2;
  return Math.sqrt(variance / Math.max(spread / count, 1));
}

function eyeCenter(points: readonly MeshPoint[], side: 'imageLeft' | 'imageRight'): Point {
  const outer = points[MESH[`${side}EyeOuter`]]!;
  const inner = points[MESH[`${side}EyeInner`]]!;
  return { x: (outer.x + inner.x) / 2, y: (outer.y + inner.y) / 2 };
}

/** The distance of the lids over the width of the eye; about 0.3 is open, under 0.12 closed. */
function eyeOpening(points: readonly MeshPoint[], side: 'imageLeft' | 'imageRight'): number {
  const lids = distance(points[MESH[`${side}LidTop`]]!, points[MESH[`${side}LidBottom`]]!);
  const corners = distance(points[MESH[`${side}EyeOuter`]]!, points[MESH[`${side}EyeInner`]]!);
  return corners === 0 ? 0 : lids / corners;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
