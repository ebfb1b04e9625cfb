import { expect, test } from 'vitest';
import { CollapseDetector } from '../../../native-models/train/collapse.ts';

const step = (loss: number, nonMated: number) => ({
  loss,
  nonMated,
  mated: nonMated / 2,
  activeShare: 1,
});

test('embeddings that became one point are noticed, after several steps in a row', () => {
  const detector = new CollapseDetector(0.2);
  expect(detector.add(step(0.3, 0.5))).toBe(false);
  const found = Array.from({ length: 8 }, () => detector.add(step(0.2, 0.001)));
  expect(found).toEqual([false, false, false, false, false, false, false, true]);
});

test('a loss at the margin alone is no collapse, nor is one bad step', () => {
  const detector = new CollapseDetector(0.2);
  for (let i = 0; i < 50; i++) {
    expect(detector.add(i % 5 === 4 ? step(0.2, 0.001) : step(0.2, 0.5))).toBe(false);
  }
});
