import type * as tf from '@tensorflow/tfjs-core';
import type { ChipView } from '../vocabulary/index.ts';

/** A network from chips to features, which a head turns into embeddings. Frozen but for stages that a trainer unfreezes. */
export interface Backbone {
  /** Numbers of its output. */
  readonly size: number;
  /** How many stages it has that can be unfrozen, counted from the end. */
  readonly stages: number;
  /**
   * Features of chips: [n, chipSide, chipSide, 3], 0 to 255, to [n, size]. Of `both` views each is the mean over the
   * chip and its mirror image.
   */
  features(chips: tf.Tensor4D, view: ChipView): tf.Tensor2D;
  /** What goes into the last `stages` stages: chips, plain, to the activations before them. */
  beforeStages(chips: tf.Tensor4D, stages: number): tf.Tensor4D;
  /** The last `stages` stages: the activations before them to features [n, size]. Differentiable in `stageTensors`. */
  lastStages(activations: tf.Tensor4D, stages: number): tf.Tensor2D;
  /** The weights of the last `stages` stages, by name. */
  stageTensors(stages: number): Record<string, tf.Tensor>;
  /** Puts other weights in the place of those of the same name, and disposes of the old ones. */
  replace(tensors: Readonly<Record<string, tf.Tensor>>): void;
  dispose(): void;
}

/** A convolution with its bias; scales and batch normalization are folded into it. */
export interface Convolution {
  filter: tf.Tensor4D;
  bias: tf.Tensor1D;
}
