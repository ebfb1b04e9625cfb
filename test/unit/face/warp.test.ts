import { expect, test } from 'vitest';
import { warp } from '../../../native-models/face/warp.ts';

const identity = { a: 1, b: 0, tx: 0, ty: 0 };

function gradient(side: number) {
  const data = new Uint8Array(side * side * 3);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) data.set([x * 4, y * 4, 100], (y * side + x) * 3);
  }
  return { width: side, height: side, channels: 3 as const, data };
}

test('the identity leaves every pixel as it was', () => {
  const image = gradient(32);
  expect(Array.from(warp(image, identity, 32))).toEqual(Array.from(image.data));
});

test('half a pixel is the mean of two neighbors', () => {
  const output = warp(gradient(32), { ...identity, tx: -0.5 }, 32);
  expect(output[(10 * 32 + 10) * 3]).toBeCloseTo(42);
});

test('shrinking averages instead of skipping', () => {
  const side = 64;
  const data = new Uint8Array(side * side * 3);
  for (let i = 0; i < side * side; i++) data.fill((i % side) % 2 ? 200 : 0, i * 3, i * 3 + 3);
  const output = warp(
    { width: side, height: side, channels: 3, data },
    { a: 0.25, b: 0, tx: 0, ty: 0 },
    16,
  );
  expect(output[(8 * 16 + 8) * 3]).toBeCloseTo(100, 0);
});

test('outside the image is black, and the alpha of RGBA is ignored', () => {
  const rgba = { width: 2, height: 2, channels: 4 as const, data: new Uint8Array(16).fill(50) };
  const output = warp(rgba, { ...identity, tx: 4, ty: 4 }, 8);
  expect(output[0]).toBe(0);
  expect(output[(5 * 8 + 5) * 3]).toBe(50);
});
