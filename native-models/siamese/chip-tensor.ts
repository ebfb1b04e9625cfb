import * as tf from '@tensorflow/tfjs-core';
import { CHIP_SIZE } from '../face/align.ts';

/** Numbers of a chip. */
export const CHIP_NUMBERS = CHIP_SIZE * CHIP_SIZE * 3;

/**
 * Chips as the tensor a backbone takes. They are laid out in `memory`, which must not be used otherwise until the tensor is
 * disposed of. Throws a RangeError for chips of another size.
 */
export function chipTensor(
  chips: readonly Uint8Array[],
  memory = new Float32Array(chips.length * CHIP_NUMBERS),
): tf.Tensor4D {
  chips.forEach((chip, i) => {
    if (chip.length !== CHIP_NUMBERS) {
      throw new RangeError(`A chip has ${CHIP_NUMBERS} bytes, not ${chip.length}`);
    }
    memory.set(chip, i * CHIP_NUMBERS);
  });
  const values = memory.subarray(0, chips.length * CHIP_NUMBERS);
  return tf.tensor4d(values, [chips.length, CHIP_SIZE, CHIP_SIZE, 3]);
}
