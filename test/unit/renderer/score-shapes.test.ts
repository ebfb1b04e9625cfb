import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countBelow, outline, scoreShapes } from '../../../renderer/ui/evidence/score-shapes.ts';

const score = fc.double({ min: -1, max: 1, noNaN: true });
const statistics = fc.record({
  from: fc.double({ min: -1, max: 0.9, noNaN: true }),
  step: fc.double({ min: 0.001, max: 0.05, noNaN: true }),
  counts: fc.array(fc.nat(1000), { minLength: 1, maxLength: 60 }).filter((all) => all[0]! > 0),
});

test('the face, the threshold and every mated score are in the plot, whatever they are', () => {
  fc.assert(
    fc.property(
      score,
      score,
      fc.array(score, { maxLength: 20 }),
      statistics,
      fc.double({ min: -0.2, max: 0.2, noNaN: true }),
      (face, bar, scores, nonMated, strangersAbove) => {
        const mated = { scores, of: 'person' as const };
        const shapes = scoreShapes({ score: face, bar, mated, strangersAbove }, nonMated);
        for (const one of [face, bar, ...scores]) {
          expect(one).toBeGreaterThan(shapes.from);
          expect(one).toBeLessThan(shapes.to);
        }
        for (const bins of [shapes.mated, shapes.nonMated]) {
          expect(Math.min(...bins)).toBeGreaterThanOrEqual(0);
          expect(Math.max(...bins)).toBeLessThanOrEqual(1);
        }
        expect(Math.max(...shapes.mated)).toBe(scores.length > 0 ? 1 : 0);
      },
    ),
  );
});

test('strangers lie left of the person where they score lower', () => {
  const nonMated = { from: 0, step: 0.1, counts: [5, 10, 5, 1, 0, 0, 0, 0, 0, 0] };
  const mated = { scores: [0.9, 0.92, 0.95], of: 'person' as const };
  const shapes = scoreShapes({ score: 0.8, bar: 0.5, mated, strangersAbove: 0 }, nonMated);
  const highest = (bins: readonly number[]) => bins.indexOf(Math.max(...bins));
  expect(highest(shapes.nonMated)).toBeLessThan(12);
  expect(highest(shapes.mated)).toBeGreaterThan(30);
  expect(countBelow(mated.scores, 0.93)).toBe(2);
});

test('strangers stand as much further right as their scores with this person lie above those that were counted', () => {
  const nonMated = { from: 0, step: 0.1, counts: [0, 0, 20, 0, 0, 0, 0, 0, 0, 0] };
  const highest = (strangersAbove: number) => {
    const mated = { scores: [0, 1], of: 'person' as const };
    const shapes = scoreShapes({ score: 0.8, bar: 0.5, mated, strangersAbove }, nonMated);
    const width = (shapes.to - shapes.from) / shapes.nonMated.length;
    const full = shapes.nonMated.flatMap((bin, i) => (bin > 0 ? [i] : []));
    return shapes.from + width * (full[0]! + full.at(-1)! + 1) * 0.5;
  };
  expect(highest(0)).toBeCloseTo(0.25, 1);
  expect(highest(0.3) - highest(0)).toBeCloseTo(0.3, 1);
});

test('an outline begins and ends at the bottom, and reaches the top where a bin is full', () => {
  expect(outline([0, 1], 10, 20)).toBe('M0 20L0.0 20.0L5.0 20.0L5.0 0.0L10.0 0.0L10 20Z');
});
