import type * as tf from '@tensorflow/tfjs-core';
import { canUseNativeGraphs, NativeGraph } from './native-graph.ts';

/**
 * A network's way from images to features with weights that stay as they are: TensorFlow computes it in one call, as one
 * graph made at the first run; other engines compute it operation by operation.
 */
export class FrozenGraph {
  readonly #compute: (images: tf.Tensor4D) => tf.Tensor2D;
  /** Null until the first run; undefined where TensorFlow does not take the graph. */
  #native: NativeGraph | null | undefined = null;

  constructor(compute: (images: tf.Tensor4D) => tf.Tensor2D) {
    this.#compute = compute;
  }

  /** Features of images [n, height, width, channels], of one size in all calls. */
  run(images: tf.Tensor4D): tf.Tensor2D {
    if (this.#native === null && canUseNativeGraphs()) this.#native = this.#freeze(images.shape);
    return this.#native ? (this.#native.run(images) as tf.Tensor2D) : this.#compute(images);
  }

  /** Lets go of the weights that the graph was made with: to be called when they change, or go. */
  thaw(): void {
    this.#native?.dispose();
    this.#native = null;
  }

  #freeze(shape: tf.Tensor4D['shape']): NativeGraph | undefined {
    try {
      return new NativeGraph(this.#compute, shape);
    } catch (error) {
      // As right, and slower: a TensorFlow that lacks its file system in memory, say.
      console.error(`TensorFlow does not take the network as one graph: ${String(error)}`);
      return undefined;
    }
  }
}
