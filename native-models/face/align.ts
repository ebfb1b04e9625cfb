import { chipSide } from '../vocabulary/chip.ts';
import type { PixelImage, Point } from './image.ts';
import { MESH, type MeshPoint } from './mesh.ts';
import { fitSimilarity, type Similarity } from './similarity.ts';
import { warp } from './warp.ts';

/**
 * Where dlib's face network was trained to see five points, as fractions of the tight face square
 * (dlib's 5-point shape template): image-left eye outer and inner corner, image-right eye inner and outer
 * corner, base of the nose.
 */
const TEMPLATE: readonly Point[] = [
  { x: 0.1206, y: 0.2137 },
  { x: 0.3341, y: 0.2291 },
  { x: 0.6461, y: 0.229 },
  { x: 0.8596, y: 0.2135 },
  { x: 0.4901, y: 0.6278 },
];
/** dlib leaves this much of the tight square free on every side. */
const PADDING = 0.25;

/** The five points of a mesh that alignment uses, in the template's order, in pixels of the image. */
export function alignmentPoints(points: readonly MeshPoint[]): Point[] {
  return [
    points[MESH.imageLeftEyeOuter]!,
    points[MESH.imageLeftEyeInner]!,
    points[MESH.imageRightEyeInner]!,
    points[MESH.imageRightEyeOuter]!,
    points[MESH.noseBase]!,
  ].map(({ x, y }) => ({ x, y }));
}

/** The transform from the image to a chip of `size` pixels that puts the five points nearest to their places. */
export function chipTransform(fivePoints: readonly Point[], size: number = chipSide): Similarity {
  const places = TEMPLATE.map(({ x, y }) => ({
    x: ((x + PADDING) / (1 + 2 * PADDING)) * size,
    y: ((y + PADDING) / (1 + 2 * PADDING)) * size,
  }));
  return fitSimilarity(fivePoints, places);
}

/** Cuts the aligned chip: chipSide × chipSide RGB bytes, row by row. */
export function cutChip(image: PixelImage, fivePoints: readonly Point[]): Uint8Array<ArrayBuffer> {
  const sampled = warp(image, chipTransform(fivePoints), chipSide);
  const chip = new Uint8Array(sampled.length);
  for (let i = 0; i < chip.length; i++) chip[i] = sampled[i]! + 0.5;
  return chip;
}
