import * as tf from '@tensorflow/tfjs-core';
import { chipBytes } from '../vocabulary/index.ts';
import { chipSide } from '../vocabulary/chip.ts';

/**
 * Chips as the tensor a backbone takes. They are laid out in `memory`, which must not be used otherwise until the tensor is
 * disposed of. Throws a RangeError for chips of another size.
 */
export function chipTensor(
  chips: readonly Uint8Array[],
  memory = new Float32Array(chips.length * chipBytes),
): tf.Tensor4D {
  chips.forEach((chip, i) => {
    if (chip.length !== chipBytes) {
      throw new RangeError(`A chip has ${chipBytes} bytes, not ${chip.length}`);
    }
    memory.set(chip, i * chipBytes);
  });
  const values = memory.subarray(0, chips.length * chipBytes);
  return tf.tensor4d(values, [chips.length, chipSide, chipSide, 3]);
}
