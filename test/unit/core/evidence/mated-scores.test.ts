import { expect, test } from 'vitest';
import { leaveOneOutScores } from '../../../../electron/core/evidence/mated-scores.ts';
import {
  innerProduct,
  unitLength,
  unitMean,
} from '../../../../native-models/evaluate/unit-vectors.ts';
import { unitVector } from '../../../support/samples.ts';

/** An embedding near that of a seed, by another one. */
const near = (seed: number, other: number): Float32Array => {
  const [a, b] = [unitVector(seed), unitVector(other)];
  return unitLength(a.map((value, i) => value + 0.2 * b[i]!))!;
};

test('a sample is compared with those of other moments alone, and each moment counts once', () => {
  const [one, two, three] = [10, 11, 12].map((other) => near(1, other));
  const scores = leaveOneOutScores([
    { moment: 1, vector: one! },
    { moment: 1, vector: two! },
    { moment: 3, vector: three! },
  ]);
  const mean = unitMean([one!, two!]);
  expect(scores).toHaveLength(2);
  expect(scores[0]).toBeCloseTo(innerProduct(one!, three!), 5);
  expect(scores[1]).toBeCloseTo(innerProduct(three!, mean), 5);
  expect(leaveOneOutScores([])).toEqual([]);
  expect(leaveOneOutScores([1, 2].map(() => ({ moment: 1, vector: one! })))).toEqual([]);
});
