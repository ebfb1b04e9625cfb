import type * as tf from '@tensorflow/tfjs-core';
import { canUseNativeGraphs, NativeGraph } from './native-graph.ts';

/**
 * A network's way from images to features with weights that stay as they are: TensorFlow computes it in one call, as one
 * graph made at the first run; other engines compute it operation by operation.
 */
export class FrozenGraph {
  readonly #compute: (images: tf.Tensor4D) => tf.Tensor2D;
  #native: NativeGraph | null = null;

  constructor(compute: (images: tf.Tensor4D) => tf.Tensor2D) {
    this.#compute = compute;
  }

  /** Features of images [n, height, width, channels], of one size in all calls. */
  run(images: tf.Tensor4D): tf.Tensor2D {
    if (!canUseNativeGraphs()) return this.#compute(images);
    this.#native ??= new NativeGraph(this.#compute, images.shape);
    return this.#native.run(images) as tf.Tensor2D;
  }

  /** Lets go of the weights that the graph was made with: to be called when they change, or go. */
  thaw(): void {
    this.#native?.dispose();
    this.#native = null;
  }
}
