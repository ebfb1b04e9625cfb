import * as tf from '@tensorflow/tfjs-core';
import type { Distance } from '../vocabulary/index.ts';

/** Distances between the rows of two [n, d] matrices of unit vectors: squared Euclidean (0 to 4) or cosine (0 to 2). */
export function distances(a: tf.Tensor2D, b: tf.Tensor2D, distance: Distance): tf.Tensor1D {
  return distance === 'cosine'
    ? tf.sub(1, tf.sum(tf.mul(a, b), 1))
    : tf.sum(tf.squaredDifference(a, b), 1);
}

/** What a batch of triplets came to. */
export interface TowerLoss {
  /** The mean loss, a scalar: what gradients are taken of. */
  readonly loss: tf.Scalar;
  /** The loss of each triplet [n]. */
  readonly losses: tf.Tensor1D;
  /** Distance of anchor and positive, and of anchor and negative [n]. */
  readonly mated: tf.Tensor1D;
  readonly nonMated: tf.Tensor1D;
}

/**
 * The triplet loss (Schroff et al., 2015), mean(max(0, d(a,p) − d(a,n) + margin)), of three towers' outputs: anchors,
 * positives and negatives one after another, [3n, d].
 */
export function towerLoss(outputs: tf.Tensor2D, margin: number, distance: Distance): TowerLoss {
  const [anchor, positive, negative] = tf.split(outputs, 3, 0) as [
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
  ];
  const mated = distances(anchor, positive, distance);
  const nonMated = distances(anchor, negative, distance);
  const losses: tf.Tensor1D = tf.relu(tf.add(tf.sub(mated, nonMated), margin));
  return { loss: tf.mean(losses), losses, mated, nonMated };
}
