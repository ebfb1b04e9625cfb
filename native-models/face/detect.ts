import * as tf from '@tensorflow/tfjs-core';
import type { GraphModel } from '@tensorflow/tfjs-converter';
import { loadGraph, type GraphFiles, type GraphJson } from '../runtime/graph.ts';
import type { Turn } from '../vocabulary/index.ts';
import type { Box, PixelImage, Point } from './image.ts';
import { apply, cropTransform, invert, type Similarity } from './similarity.ts';
import { warp } from './warp.ts';

/** A face that the detector found. */
export interface Detection {
  /** The face from brow to chin, in pixels of the image, upright in it. */
  readonly box: Box;
  /** The detector's own score, 0 to 1; not a probability. */
  readonly score: number;
  /** Image-left eye, image-right eye, nose tip, mouth, image-left ear, image-right ear. */
  readonly keypoints: readonly Point[];
}

/** BlazeFace's two anchor grids: pixels between cells, anchors a cell (Bazarevsky et al., 2019). */
const GRIDS = [
  { stride: 16, anchors: 2 },
  { stride: 32, anchors: 6 },
] as const;
const VALUES_PER_ANCHOR = 16;
const KEYPOINTS = 6;
/** Boxes that overlap by more than this are of the same face. */
const SAME_FACE = 0.3;

/** Limits of what counts as a face; the defaults are MediaPipe's. */
export interface DetectOptions {
  /** Side of the square the image is shrunk to, a multiple of 32: larger finds smaller faces, at quadratic cost. */
  readonly inputSize: number;
  /** How far the image is turned before it is looked at; what is found is where it is in the image as it came. */
  readonly turn?: Turn;
  readonly minScore?: number;
  readonly maxFaces?: number;
}

/** MediaPipe's BlazeFace in its form for back cameras, made for 256×256, from the package `@vladmandic/human`. */
export class FaceDetector {
  readonly #model: GraphModel;

  private constructor(model: GraphModel) {
    this.#model = model;
  }

  /** Loads the detector on the current engine. */
  static async load(files: GraphFiles): Promise<FaceDetector> {
    return new FaceDetector(await loadGraph({ ...files, topology: anyInputSize(files.topology) }));
  }

  /** The faces of an image, best first. Empty when there are none. */
  async detect(image: PixelImage, options: DetectOptions): Promise<Detection[]> {
    const { inputSize, turn = 0, minScore = 0.5, maxFaces = 200 } = options;
    const letterbox = letterboxTransform(image, inputSize, turn);
    const pixels = warp(image, letterbox, inputSize);
    const outputs = tf.tidy(() => {
      const input = tf.sub(tf.div(tf.tensor4d(pixels, [1, inputSize, inputSize, 3]), 127.5), 1);
      return this.#model.execute(input) as tf.Tensor[];
    });
    try {
      const boxes: [number, number, number, number][] = [];
      const scores: number[] = [];
      const found: Detection[] = [];
      const back = invert(letterbox);
      for (const { stride, anchors } of GRIDS) {
        const cells = inputSize / stride;
        const count = cells * cells * anchors;
        const logits = await outputOf(outputs, cells, anchors);
        const values = await outputOf(outputs, cells, anchors * VALUES_PER_ANCHOR);
        for (let i = 0; i < count; i++) {
          const score = 1 / (1 + Math.exp(-logits[i]!));
          if (score < minScore) continue;
          const cell = Math.floor(i / anchors);
          const anchor = {
            x: ((cell % cells) + 0.5) * stride,
            y: (Math.floor(cell / cells) + 0.5) * stride,
          };
          const detection = decode(values, i * VALUES_PER_ANCHOR, anchor, score, back);
          const { x, y, width, height } = detection.box;
          if (width <= 0 || height <= 0) continue;
          found.push(detection);
          boxes.push([y, x, y + height, x + width]);
          scores.push(score);
        }
      }
      if (found.length === 0) return [];
      const corners = tf.tensor2d(boxes);
      outputs.push(corners);
      const kept = await tf.image.nonMaxSuppressionAsync(
        corners,
        scores,
        maxFaces,
        SAME_FACE,
        minScore,
      );
      outputs.push(kept);
      return Array.from(await kept.data(), (index) => found[index]!);
    } finally {
      tf.dispose(outputs);
    }
  }

  /** Frees the weights. */
  dispose(): void {
    this.#model.dispose();
  }
}

function decode(
  values: ArrayLike<number>,
  offset: number,
  anchor: Point,
  score: number,
  back: Similarity,
): Detection {
  const center = apply(back, {
    x: anchor.x + values[offset]!,
    y: anchor.y + values[offset + 1]!,
  });
  const scale = Math.hypot(back.a, back.b);
  const sides = [values[offset + 2]! * scale, values[offset + 3]! * scale] as const;
  const [width, height] = Math.abs(back.a) > Math.abs(back.b) ? sides : [sides[1], sides[0]];
  const keypoints = Array.from({ length: KEYPOINTS }, (_, k) =>
    apply(back, {
      x: anchor.x + values[offset + 4 + 2 * k]!,
      y: anchor.y + values[offset + 5 + 2 * k]!,
    }),
  );
  return {
    box: { x: center.x - width / 2, y: center.y - height / 2, width, height },
    score,
    keypoints,
  };
}

function letterboxTransform({ width, height }: PixelImage, size: number, turn: Turn): Similarity {
  return cropTransform(
    {
      center: { x: width / 2, y: height / 2 },
      side: Math.max(width, height),
      angle: (-turn * Math.PI) / 180,
    },
    size,
  );
}

function outputOf(
  outputs: readonly tf.Tensor[],
  cells: number,
  depth: number,
): Promise<ArrayLike<number>> {
  const shape = [1, cells, cells, depth];
  const output = outputs.find((candidate) => tf.util.arraysEqual(candidate.shape, shape));
  if (!output) throw new Error(`The detector has no output of shape ${shape.join('×')}`);
  return output.data();
}

/**
 * The published graph is pinned to 256×256 only by its placeholder and by the four reshapes at its end; its
 * layers are convolutions. Freeing both lets one set of weights serve the small input of a webcam and the
 * large one of a group photo. (A reshape does not reorder numbers, so reading its input is the same.)
 */
function anyInputSize(json: GraphJson): GraphJson {
  const topology = structuredClone(json);
  for (const node of topology.modelTopology.node) {
    if (node.op === 'Placeholder') delete node.attr?.['shape'];
    if (node.op === 'Reshape') {
      node.op = 'Identity';
      node.input = node.input?.slice(0, 1);
    }
  }
  return topology;
}
