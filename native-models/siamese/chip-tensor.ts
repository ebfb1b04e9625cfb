import * as tf from '@tensorflow/tfjs-core';
import { CHIP_SIZE } from '../face/align.ts';

/** Chips as the tensor a backbone takes. */
export function chipTensor(chips: readonly Uint8Array[]): tf.Tensor4D {
  const size = CHIP_SIZE * CHIP_SIZE * 3;
  const values = new Float32Array(chips.length * size);
  chips.forEach((chip, i) => {
    if (chip.length !== size) throw new RangeError(`A chip has ${size} bytes, not ${chip.length}`);
    values.set(chip, i * size);
  });
  return tf.tensor4d(values, [chips.length, CHIP_SIZE, CHIP_SIZE, 3]);
}
