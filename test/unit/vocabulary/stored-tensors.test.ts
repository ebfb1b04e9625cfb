import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../../native-models/runtime/engines.ts';
import { packTensors } from '../../../native-models/siamese/weights.ts';
import { readStoredTensors } from '../../../native-models/vocabulary/stored-tensors.ts';

beforeAll(() => startEngine('javascript'));

const shapes = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }), {
  minLength: 1,
  maxLength: 4,
});

async function packed(all: readonly number[][]): Promise<Uint8Array> {
  const tensors = Object.fromEntries(
    all.map((shape, i) => [`tensor ${i}`, tf.randomNormal(shape, 0, 1, 'float32', i + 1)]),
  );
  const bytes = await packTensors(tensors);
  tf.dispose(tensors);
  return bytes;
}

test('what was packed is read, wherever in a larger piece of memory it lies', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, fc.integer({ min: 0, max: 9 }), async (all, offset) => {
      const bytes = await packed(all);
      // As a database or a file hands it over: a Buffer, whose `slice` copies nothing.
      const inside = Buffer.concat([Buffer.alloc(offset), bytes]).subarray(offset);
      const read = readStoredTensors(inside);
      expect(read).toEqual(readStoredTensors(bytes));
      expect(read.map(({ shape }) => shape)).toEqual(all);
      expect(read.every(({ values }) => values.every((value) => Number.isFinite(value)))).toBe(
        true,
      );
    }),
  );
});

test('bytes that are cut off or go on are no stored weights', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, fc.double({ min: 0, max: 1, noNaN: true }), async (all, share) => {
      const bytes = await packed(all);
      const cut = bytes.subarray(0, Math.floor(share * (bytes.length - 1)));
      expect(() => readStoredTensors(cut)).toThrow(RangeError);
      expect(() => readStoredTensors(Buffer.concat([bytes, Buffer.alloc(4)]))).toThrow(RangeError);
    }),
  );
});
