import { expect, test } from 'vitest';
import { brokenPromiseOf, isPromiseBroken } from '../../../../electron/core/evaluation/promise.ts';

const measured = (low: number, value: number, high: number) => ({ fpir: { low, value, high } });

test('measured rates contradict the promise where their whole interval lies above it', () => {
  expect(isPromiseBroken(measured(0.08, 0.17, 0.29), 0.01)).toBe(true);
  expect(isPromiseBroken(measured(0.0101, 0.02, 0.04), 0.01)).toBe(true);
  // Above it, and yet it may be chance.
  expect(isPromiseBroken(measured(0.005, 0.02, 0.06), 0.01)).toBe(false);
  expect(isPromiseBroken(measured(0.01, 0.02, 0.04), 0.01)).toBe(false);
  expect(isPromiseBroken(measured(0, 0, 0.2), 0.01)).toBe(false);
  // More may be accepted.
  expect(isPromiseBroken(measured(0.08, 0.17, 0.29), 0.2)).toBe(false);
});

test('the likely cause are labels where some are doubtful, else likeness; what contradicts nothing has none', () => {
  const figures = measured(0.08, 0.17, 0.29);
  expect(brokenPromiseOf(figures, 0.01, 8)).toEqual({ cause: 'labels', pictures: 8 });
  expect(brokenPromiseOf(figures, 0.01, 0)).toEqual({ cause: 'likeness' });
  expect(brokenPromiseOf(figures, 0.2, 8)).toBeNull();
});
