import * as tf from '@tensorflow/tfjs-core';
import type { GraphModel } from '@tensorflow/tfjs-converter';
import { loadGraph, type GraphFiles } from '../runtime/graph.ts';
import type { FaceRegion } from '../vocabulary/index.ts';
import type { PixelImage, Point } from './image.ts';
import { apply, cropTransform, invert } from './similarity.ts';
import { warp } from './warp.ts';

/** One of the 468 points of the mesh: x and y in pixels of the image, z in the same unit, smaller is nearer. */
export interface MeshPoint extends Point {
  readonly z: number;
}

/** What the mesh network says of a region. */
export interface Mesh {
  readonly points: readonly MeshPoint[];
  /** How sure the network is that the region holds a face, 0 to 1. */
  readonly score: number;
}

const INPUT = 192;
const POINTS = 468;
/** MediaPipe enlarges the face's box by this before it looks for the mesh (Kartynnik et al., 2019). */
const ROOM = 1.5;

/** Indices of the mesh that Kith reads; "image-left" is as seen in an unmirrored image. */
export const MESH = {
  imageLeftEyeOuter: 33,
  imageLeftEyeInner: 133,
  imageRightEyeInner: 362,
  imageRightEyeOuter: 263,
  noseBase: 2,
  forehead: 10,
  chin: 152,
  imageLeftCheek: 234,
  imageRightCheek: 454,
  imageLeftLidTop: 159,
  imageLeftLidBottom: 145,
  imageRightLidTop: 386,
  imageRightLidBottom: 374,
} as const;

/** MediaPipe's 468-point face mesh, from the package `@vladmandic/human`. */
export class FaceMesh {
  readonly #model: GraphModel;

  private constructor(model: GraphModel) {
    this.#model = model;
  }

  /** Loads the mesh network on the current engine. */
  static async load(files: GraphFiles): Promise<FaceMesh> {
    return new FaceMesh(await loadGraph(files));
  }

  /** The mesh of the face in a region. Where there is none, the score says so and the points mean nothing. */
  async locate(image: PixelImage, region: FaceRegion): Promise<Mesh> {
    const toCrop = cropTransform(region, INPUT);
    const back = invert(toCrop);
    const pixels = warp(image, toCrop, INPUT);
    const scale = Math.hypot(back.a, back.b);
    const outputs = tf.tidy(() => {
      const input = tf.div(tf.tensor4d(pixels, [1, INPUT, INPUT, 3]), 255);
      return this.#model.execute(input) as tf.Tensor[];
    });
    try {
      const raw = await outputs.find((output) => output.size === POINTS * 3)!.data();
      const [score] = await outputs.find((output) => output.size === 1)!.data();
      const points = Array.from({ length: POINTS }, (_, i) => ({
        ...apply(back, { x: raw[i * 3]!, y: raw[i * 3 + 1]! }),
        z: raw[i * 3 + 2]! * scale,
      }));
      return { points, score: score! };
    } finally {
      tf.dispose(outputs);
    }
  }

  /** Frees the weights. */
  dispose(): void {
    this.#model.dispose();
  }
}

/** The region to look for the mesh in, from a detector's box and the centers of the two eyes. */
export function regionOfBox(
  box: { x: number; y: number; width: number; height: number },
  imageLeftEye: Point,
  imageRightEye: Point,
): FaceRegion {
  return {
    center: { x: box.x + box.width / 2, y: box.y + box.height / 2 },
    side: Math.max(box.width, box.height) * ROOM,
    angle: Math.atan2(imageRightEye.y - imageLeftEye.y, imageRightEye.x - imageLeftEye.x),
  };
}

/** The region to look in again, or in the next frame, from a mesh that was found. */
export function regionOfMesh(points: readonly MeshPoint[]): FaceRegion {
  const left = points[MESH.imageLeftEyeOuter]!;
  const right = points[MESH.imageRightEyeOuter]!;
  const angle = Math.atan2(right.y - left.y, right.x - left.x);
  const cos = Math.cos(-angle);
  const sin = Math.sin(-angle);
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (const { x, y } of points) {
    const upright = { x: cos * x - sin * y, y: sin * x + cos * y };
    minX = Math.min(minX, upright.x);
    maxX = Math.max(maxX, upright.x);
    minY = Math.min(minY, upright.y);
    maxY = Math.max(maxY, upright.y);
  }
  const middle = { x: (minX + maxX) / 2, y: (minY + maxY) / 2 };
  return {
    center: { x: cos * middle.x + sin * middle.y, y: -sin * middle.x + cos * middle.y },
    side: Math.max(maxX - minX, maxY - minY) * ROOM,
    angle,
  };
}
