import * as tf from '@tensorflow/tfjs-core';

/**
 * A dense layer, x·W + b, whose gradients transpose first and multiply then: the wasm engine multiplies plain matrices
 * with its fast kernel and those that are to be transposed on the way with a slow one.
 */
export function dense(
  x: tf.Tensor2D,
  kernel: tf.Tensor2D,
  bias: tf.Tensor1D,
  options: { readonly inputGradient?: boolean } = {},
): tf.Tensor2D {
  const { inputGradient = true } = options;
  const product = tf.customGrad((...inputs) => {
    const [a, w, save] = inputs as unknown as [tf.Tensor2D, tf.Tensor2D, tf.GradSaveFunc];
    save([a, w]);
    return {
      value: tf.matMul(a, w),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [input, weights] = saved as [tf.Tensor2D, tf.Tensor2D];
        const da = inputGradient ? tf.matMul(dy, tf.transpose(weights)) : tf.zerosLike(input);
        return [da, tf.matMul(tf.transpose(input), dy)];
      },
    };
  });
  return tf.add(product(x, kernel), bias);
}
