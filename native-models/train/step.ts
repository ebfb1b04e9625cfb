import * as tf from '@tensorflow/tfjs-core';
import '../runtime/gradients.ts';
import type { Distance } from '../vocabulary/index.ts';
import type { Head } from '../siamese/head.ts';
import { towerLoss } from '../siamese/losses.ts';
import { unitLength } from '../siamese/unit-length.ts';
import type { Adam } from './adam.ts';

/** What one step came to. */
export interface StepResult {
  readonly loss: number;
  /** Triplets with a loss above zero, 0 to 1. */
  readonly activeShare: number;
  /** Mean distance of anchors to their positives and to their negatives. */
  readonly mated: number;
  readonly nonMated: number;
}

/**
 * One step of triplet training. `towers` gives the features of anchors, positives and negatives one after another,
 * [3n, in]; where stages of the backbone are trained too, it computes them from the optimizer's variables.
 */
export async function tripletStep(options: {
  head: Head;
  optimizer: Adam;
  towers: () => tf.Tensor2D;
  margin: number;
  distance: Distance;
  /** Dropout is drawn from it. */
  seed: number;
}): Promise<StepResult> {
  const { head, optimizer, towers, margin, distance, seed } = options;
  const summary = tf.tidy(() => {
    let rows: tf.Tensor | undefined;
    const { grads } = tf.variableGrads(() => {
      const outputs = unitLength(head.train(towers(), 3, seed));
      const { loss, losses, mated, nonMated } = towerLoss(outputs, margin, distance);
      const active = tf.mean(tf.cast(tf.greater(losses, 0), 'float32'));
      rows = tf.keep(tf.stack([loss, active, tf.mean(mated), tf.mean(nonMated)]));
      return loss;
    }, optimizer.variables);
    optimizer.apply(grads);
    return rows!;
  });
  const [loss, activeShare, mated, nonMated] = await summary.data();
  summary.dispose();
  return { loss: loss!, activeShare: activeShare!, mated: mated!, nonMated: nonMated! };
}
