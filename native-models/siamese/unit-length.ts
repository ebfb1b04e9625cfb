import * as tf from '@tensorflow/tfjs-core';

/** Rows scaled to length 1; the norm is kept away from zero so that its gradient stays finite. */
export function unitLength(rows: tf.Tensor2D): tf.Tensor2D {
  const squares = tf.sum(tf.square(rows), 1, true);
  return tf.div(rows, tf.sqrt(tf.maximum(squares, 1e-12)));
}
