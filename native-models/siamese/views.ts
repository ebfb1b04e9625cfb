import * as tf from '@tensorflow/tfjs-core';
import type { ChipView } from '../vocabulary/index.ts';

/** What a backbone says when asked for stages it does not have. */
export const STAGE_ERROR = 'The backbone does not have that many stages';

/** Runs a network on images [n, height, width, 3] as they are, mirrored, or both ways with the outputs averaged. */
export function averageViews(
  images: tf.Tensor4D,
  view: ChipView,
  forward: (images: tf.Tensor4D) => tf.Tensor2D,
): tf.Tensor2D {
  return tf.tidy(() => {
    if (view === 'plain') return forward(images);
    const mirrored: tf.Tensor4D = tf.reverse(images, 2);
    if (view === 'mirrored') return forward(mirrored);
    const both = forward(tf.concat([images, mirrored], 0));
    const [plain, other] = tf.split(both, 2, 0) as [tf.Tensor2D, tf.Tensor2D];
    return tf.div(tf.add(plain, other), 2);
  });
}
