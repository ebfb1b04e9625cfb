import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../../native-models/runtime/engines.ts';
import { useFastConvolution } from '../../../native-models/runtime/fast-convolution.ts';

const TOLERANCE = 1e-4;

beforeAll(() => startEngine('wasm'));

test('the wasm engine has the kernel from its start', () => {
  expect(useFastConvolution(), 'relaxed SIMD').toBe(true);
});

interface Shape {
  batch: number;
  height: number;
  width: number;
  channels: number;
  rows: number;
  columns: number;
  outputs: number;
  strides: number;
  pad: 'same' | 'valid';
  activation: 'linear' | 'relu' | 'relu6';
  bias: boolean;
}

/** The convolution of seeded numbers on the current engine. */
function convolve(shape: Shape): Float32Array {
  return tf.tidy(() => {
    const { batch, height, width, channels, rows, columns, outputs } = shape;
    const x = tf.randomNormal<tf.Rank.R4>([batch, height, width, channels], 0, 1, 'float32', 1);
    const filter = tf.randomNormal<tf.Rank.R4>(
      [rows, columns, channels, outputs],
      0,
      1,
      'float32',
      2,
    );
    const bias = tf.randomNormal<tf.Rank.R1>([outputs], 0, 1, 'float32', 3);
    const { strides, pad, activation } = shape;
    const options = { x, filter, strides, pad, activation };
    const result = tf.fused.conv2d(shape.bias ? { ...options, bias } : options);
    return result.dataSync<'float32'>().slice();
  });
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  batch: fc.integer({ min: 1, max: 3 }),
  height: fc.integer({ min: 7, max: 13 }),
  width: fc.integer({ min: 7, max: 13 }),
  channels: fc.integer({ min: 1, max: 9 }),
  rows: fc.integer({ min: 1, max: 7 }),
  columns: fc.integer({ min: 1, max: 7 }),
  outputs: fc.constantFrom(8, 16, 24),
  strides: fc.integer({ min: 1, max: 3 }),
  pad: fc.constantFrom('same', 'valid'),
  activation: fc.constantFrom('linear', 'relu', 'relu6'),
  bias: fc.boolean(),
});

test('any convolution comes out as in plain JavaScript', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, async (shape) => {
      await tf.setBackend('cpu');
      const expected = convolve(shape);
      await tf.setBackend('wasm');
      const actual = convolve(shape);
      expect(actual.length).toBe(expected.length);
      expected.forEach((value, i) => {
        expect(Math.abs(actual[i]! - value)).toBeLessThan(TOLERANCE);
      });
    }),
    { numRuns: 150 },
  );
});

test.each([
  { what: 'an activation that the inner loop does not know', outputs: 8, activation: 'sigmoid' },
  { what: 'a number of channels that it cannot take', outputs: 5, activation: 'relu' },
] as const)('$what is computed all the same', async ({ outputs, activation }) => {
  const compute = (): Float32Array =>
    tf.tidy(() =>
      tf.fused
        .conv2d({
          x: tf.tensor4d([-1, 2, -3, 4], [1, 2, 2, 1]),
          filter: tf.ones([1, 1, 1, outputs]),
          strides: 1,
          pad: 'valid',
          activation,
        })
        .dataSync<'float32'>()
        .slice(),
    );
  await tf.setBackend('cpu');
  const expected = compute();
  await tf.setBackend('wasm');
  compute().forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 5));
});

test('a filter that is replaced is not taken for the one before', () => {
  const x = tf.ones<tf.Rank.R4>([1, 3, 3, 1]);
  for (const value of [1, 2, 3]) {
    const filter = tf.mul<tf.Tensor4D>(tf.ones([3, 3, 1, 8]), value);
    const [first] = tf.tidy(() =>
      tf.fused.conv2d({ x, filter, strides: 1, pad: 'valid' }).dataSync(),
    );
    expect(first).toBe(9 * value);
    filter.dispose();
  }
  x.dispose();
});

test('the same convolutions over and over take no more memory', async () => {
  const { wasm } = tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } };
  const filter = tf.ones<tf.Rank.R4>([3, 3, 64, 64]);
  const x = tf.ones<tf.Rank.R4>([2, 40, 40, 64]);
  const run = (): void =>
    tf.tidy(() => void tf.fused.conv2d({ x, filter, strides: 1, pad: 'same' }).dataSync());
  for (let i = 0; i < 3; i++) run();
  const before = [wasm.HEAPU8.length, tf.memory().numTensors];
  for (let i = 0; i < 300; i++) run();
  expect([wasm.HEAPU8.length, tf.memory().numTensors]).toEqual(before);
  tf.dispose([filter, x]);
});
