import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mineTriplets, type MiningBatch } from '../../../native-models/siamese/mining.ts';

/** A batch on a line: distances are those of positions. */
function batch(positions: readonly number[], labels: readonly number[], margin = 0.2): MiningBatch {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const distances = Float32Array.from(
    positions.flatMap((a) => positions.map((b) => Math.abs(a - b))),
  );
  return { distances, labels, margin, random };
}

describe('triplets', () => {
  const kinds = ['random', 'semi-hard', 'batch-hard', 'curriculum'] as const;

  test.each(kinds)('%s: anchor and positive are one person, the negative another', (mining) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(4)), {
          minLength: 2,
          maxLength: 24,
        }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rows, progress) => {
          const labels = rows.map(([, label]) => label);
          const found = mineTriplets(
            mining,
            batch(
              rows.map(([position]) => position),
              labels,
            ),
            16,
            progress,
          );
          expect(found.length).toBeLessThanOrEqual(16);
          for (const { anchor, positive, negative } of found) {
            expect(anchor).not.toBe(positive);
            expect(labels[anchor]).toBe(labels[positive]);
            expect(labels[anchor]).not.toBe(labels[negative]);
          }
          const possible =
            new Set(labels).size > 1 &&
            labels.some((label, i) => labels.indexOf(label, i + 1) !== -1);
          expect(found.length > 0).toBe(possible);
        },
      ),
    );
  });

  // One person at 0 and 0.1, others at 0.05, 0.15 and 0.9.
  const line = () => batch([0, 0.1, 0.05, 0.15, 0.9], [0, 0, 1, 2, 3], 0.2);
  const ofAnchorZero = (mining: 'semi-hard' | 'batch-hard', progress = 0) =>
    mineTriplets(mining, line(), 64, progress).filter(({ anchor }) => anchor === 0);

  test('batch-hard takes the farthest positive and the nearest negative', () => {
    expect(ofAnchorZero('batch-hard')).toEqual([{ anchor: 0, positive: 1, negative: 2 }]);
  });

  test('semi-hard takes negatives farther than the positive and inside the margin', () => {
    const negatives = new Set(ofAnchorZero('semi-hard').map(({ negative }) => negative));
    expect([...negatives]).toEqual([3]);
  });

  test('the curriculum is semi-hard at first and batch-hard at the end', () => {
    const negativeOf = (progress: number) =>
      new Set(
        mineTriplets('curriculum', line(), 64, progress)
          .filter(({ anchor }) => anchor === 0)
          .map(({ negative }) => negative),
      );
    expect([...negativeOf(0)]).toEqual([3]);
    expect([...negativeOf(1)]).toEqual([2]);
  });
});
