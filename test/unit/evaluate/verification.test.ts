import { expect, test } from 'vitest';
import {
  equalErrorRate,
  fmr,
  fnmr,
  fnmrAtFmr,
  foldedAccuracy,
} from '../../../native-models/evaluate/verification.ts';
import golden from '../../fixtures/metrics.json' with { type: 'json' };

const comparisons = [
  ...golden.mated.map((score) => ({ score, mated: true })),
  ...golden.nonmated.map((score) => ({ score, mated: false })),
];

test('the equal error rate agrees with the independent implementation', () => {
  expect(equalErrorRate(comparisons)).toBeCloseTo(golden.eer, 6);
});

test.each(golden.at)('FNMR at FMR $fmr_target agrees', (point) => {
  expect(fmr(comparisons, point.threshold)).toBeCloseTo(point.fmr, 6);
  expect(fnmr(comparisons, point.threshold)).toBeCloseTo(point.fnmr, 6);
  expect(fnmrAtFmr(comparisons, point.fmr_target)).toBeCloseTo(point.fnmr, 6);
});

test('each fold is judged by the threshold of the others', () => {
  // Fold k has its classes at k·10 and k·10 + 1: a threshold learned elsewhere must fail on the extremes.
  const folds = Array.from({ length: 10 }, (_, k) => [
    { score: k * 10, mated: false },
    { score: k * 10 + 1, mated: true },
  ]).flat();
  expect(foldedAccuracy(folds).accuracy).toBeLessThan(0.7);
  const easy = Array.from({ length: 200 }, (_, i) => ({ score: i % 2, mated: i % 2 === 1 }));
  expect(foldedAccuracy(easy)).toEqual({ accuracy: 1, standardDeviation: 0 });
});
