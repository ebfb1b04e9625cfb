import type * as tf from '@tensorflow/tfjs-core';
import type { HeadKind } from '../vocabulary/index.ts';

/** The trainable end of the Siamese network: features to embeddings, which are then scaled to unit length. */
export interface Head {
  readonly kind: HeadKind;
  /** Numbers of an embedding. */
  readonly size: number;
  /** Every variable by name, in the order in which they are stored. */
  readonly variables: Readonly<Record<string, tf.Variable>>;
  /** Those that gradients change. */
  readonly trainable: readonly tf.Variable[];
  /** How the optimizer holds it back; see `AdamGroup`. */
  readonly regularization: { readonly decay?: number; readonly wholeTensors?: boolean };
  /** Features [n, in] to outputs [n, size], as recognition computes them. */
  infer(features: tf.Tensor2D): tf.Tensor2D;
  /**
   * The same in training: `features` are the rows of `towers` equal towers, one after another. Dropout is drawn from
   * `seed`, batch statistics are those of each tower, and the moving ones follow them.
   */
  train(features: tf.Tensor2D, towers: number, seed: number): tf.Tensor2D;
  dispose(): void;
}
