import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carryOver } from '../../../../electron/core/evaluation/calibration.ts';
import { makeFolds } from '../../../../electron/core/evaluation/folds.ts';
import { searchAll } from '../../../../electron/core/evaluation/searches.ts';
import { scoreLine } from '../../../../native-models/evaluate/score-line.ts';
import impostors from '../../../../electron/models/packs/embedder-impostors.json' with { type: 'json' };
import { unitVector } from '../../../support/samples.ts';

describe('cross-validation', () => {
  test('everybody is a stranger once, and what is left out is not a reference', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 3, max: 12 }), { minLength: 3, maxLength: 20 }),
        (counts) => {
          const items = counts.flatMap((count, personId) =>
            Array.from({ length: count }, (_, i) => ({ personId, moment: personId * 100 + i })),
          );
          const folds = makeFolds(items, 3);
          const strangers = folds.flatMap((fold) => [...fold.strangers]);
          expect(strangers.toSorted((a, b) => a - b)).toEqual(counts.map((_, person) => person));
          for (const fold of folds) {
            for (const [person, count] of counts.entries()) {
              const probes = [...fold.probes].filter((one) => Math.floor(one / 100) === person);
              // At least one and at most all but two; of those left out altogether none.
              const stranger = fold.strangers.has(person);
              expect(probes.length).toBeGreaterThanOrEqual(stranger ? 0 : 1);
              expect(probes.length).toBeLessThanOrEqual(stranger ? 0 : count - 2);
            }
          }
        },
      ),
    );
  });

  test('a probe meets the unit mean of the references', () => {
    const size = 8;
    const embeddings = new Float32Array([
      ...unitVector(1, size),
      ...unitVector(2, size),
      ...unitVector(1, size),
    ]);
    const { searches: found, nonMated } = searchAll(
      { values: embeddings, size },
      {
        references: new Map([
          ['a', [0]],
          ['b', [1]],
        ]),
        probes: [
          { row: 2, person: 'a', group: 'x' },
          { row: 2, person: 'nobody', group: 'x' },
        ],
      },
      impostors,
    );
    expect(found[0]).toMatchObject({ mated: true });
    // One photo each: the bar for such references is lower, and scores are normalized by as much.
    expect(found[0]!.own).toBeGreaterThan(1);
    expect(found[0]!.own).toBeLessThan(1.02);
    expect(found[1]).toMatchObject({ mated: false, own: null });
    expect(found[1]!.other).toBe(found[0]!.own);
    expect(nonMated).toHaveLength(3);
  });
});

test('statistics are carried over by the line between the scores', () => {
  const scores = Array.from({ length: 1000 }, (_, i) => i / 1000);
  const other = scores.map((score) => 0.3 + 0.5 * score);
  const { slope, intercept } = scoreLine(scores, other);
  expect(slope).toBeCloseTo(0.5, 6);
  expect(intercept).toBeCloseTo(0.3, 6);
  const carried = carryOver({ from: 0.2, step: 0.01, counts: [1, 2, 3] }, scores, other);
  expect(carried.from).toBeCloseTo(0.4, 6);
  expect(carried.step).toBeCloseTo(0.005, 6);
  expect(carried.counts).toEqual([1, 2, 3]);
});
