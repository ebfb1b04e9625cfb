import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carryOver, scoreLine } from '../../../native-models/evaluate/calibration.ts';
import { makeFolds } from '../../../native-models/evaluate/folds.ts';
import {
  areaUnderRoc,
  detCurve,
  fnir,
  fpir,
  identificationFigures,
  thresholdAtFpir,
} from '../../../native-models/evaluate/identification.ts';
import { clopperPearson } from '../../../native-models/evaluate/intervals.ts';
import { judge, missingData, strangersNeeded } from '../../../electron/core/evaluation/judgment.ts';
import { searchAll, type GroupedSearch } from '../../../native-models/evaluate/searches.ts';
import golden from '../../fixtures/metrics.json' with { type: 'json' };
import { unitVector } from '../../support/samples.ts';

test('the area under the ROC agrees with the independent implementation', () => {
  expect(areaUnderRoc(golden.mated, golden.nonmated)).toBeCloseTo(golden.auc, 9);
});

test.each(golden.clopper_pearson_95)('the interval of $k in $n agrees', ({ k, n, interval }) => {
  const { value, low, high } = clopperPearson(k, n);
  expect(value).toBe(k / n);
  expect(low).toBeCloseTo(interval[0]!, 8);
  expect(high).toBeCloseTo(interval[1]!, 8);
});

test('no trial says nothing, and no error in n at most about 3 in n', () => {
  expect(clopperPearson(0, 0)).toEqual({ value: 0, low: 0, high: 1 });
  expect(clopperPearson(0, 1000, 0.9).high).toBeCloseTo(3 / 1000, 4);
});

/** Searches of people with scores around `mated`, and of strangers around `stranger`. */
function searches(mated: number, stranger: number, spread = 0.05, people = 30): GroupedSearch[] {
  let state = 7;
  const noise = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 2 ** 32 - 0.5) * 2 * spread;
  };
  return Array.from({ length: people }, (_, person) => [
    ...Array.from({ length: 6 }, () => ({
      person: `p${person}`,
      group: 'photos',
      mated: true,
      own: mated + noise(),
      other: 0.2 + noise(),
    })),
    ...Array.from({ length: 12 }, () => ({
      person: `s${person}`,
      group: 'photos',
      mated: false,
      own: null,
      other: stranger + noise(),
    })),
  ]).flat();
}

describe('identification', () => {
  test('the threshold keeps to the wanted FPIR, and a lower one would not', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 80 }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        (scores, target) => {
          const all = scores.map((other, i) => ({
            person: `${i}`,
            mated: false,
            own: null,
            other,
          }));
          const threshold = thresholdAtFpir(all, target);
          expect(fpir(all, threshold)).toBeLessThanOrEqual(target + 1e-12);
          expect(fpir(all, threshold - 2e-7)).toBeGreaterThan(target - 1e-12);
        },
      ),
    );
  });

  test('a search misses where another reference comes first, however high the score', () => {
    const one = { person: 'a', mated: true, own: 0.9, other: 0.95 };
    expect(fnir([one], 0)).toBe(1);
    expect(identificationFigures([one], 0).rank1).toBe(0);
  });

  test('along a DET curve one rate rises as the other falls', () => {
    const curve = detCurve(searches(0.6, 0.45, 0.2));
    for (const [i, point] of curve.entries()) {
      if (i === 0) continue;
      expect(point.fpir).toBeGreaterThanOrEqual(curve[i - 1]!.fpir);
      expect(point.fnir).toBeLessThanOrEqual(curve[i - 1]!.fnir);
    }
  });
});

describe('the judge', () => {
  const current = searches(0.5, 0.42, 0.1);

  test('what is the same is not better', () => {
    expect(judge(current, current, 0.05)).toMatchObject({
      verdict: 'not-better',
      fnir: { value: 0, low: 0, high: 0 },
    });
  });

  test('clearly fewer misses at the same FPIR are better', () => {
    const judgment = judge(current, searches(0.7, 0.42, 0.1), 0.05);
    expect(judgment.verdict).toBe('better');
    expect(judgment.fnir.high).toBeLessThan(0);
  });

  test('strangers nearer to everybody are worse, though rank 1 is as good', () => {
    const candidate = searches(0.5, 0.5, 0.1);
    expect(identificationFigures(candidate, 0).rank1).toBe(1);
    expect(judge(current, candidate, 0.05).verdict).toBe('worse-for-strangers');
  });

  test('a gain in one condition does not pay for a loss in another', () => {
    const split = (searchesOf: GroupedSearch[], dark: number) =>
      searchesOf.map((search, i) =>
        search.mated && i % 2 === 0
          ? { ...search, group: 'dark', own: Math.max(-1, search.own! + dark) }
          : search,
      );
    const before = split(searches(0.6, 0.42, 0.1), -0.25);
    const after = split(searches(0.52, 0.42, 0.1), 0.2);
    const judgment = judge(before, after, 0.05);
    expect(judgment.groups.some(({ fnir }) => fnir.high < 0)).toBe(true);
    expect(judgment.verdict).not.toBe('better');
  });

  test('it says what is missing', () => {
    expect(strangersNeeded(0.01)).toBe(300);
    expect(missingData({ people: 30, strangers: 300, samplesPerPerson: 10 }, 0.01)).toEqual([]);
    const missing = missingData({ people: 4, strangers: 12, samplesPerPerson: 3 }, 0.01);
    expect(missing.join(' ')).toContain('enroll 6 more');
    expect(missing.join(' ')).toContain('288 photos of strangers');
  });
});

describe('cross-validation', () => {
  test('everybody is a stranger once, and what is left out is not a reference', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 3, max: 12 }), { minLength: 3, maxLength: 20 }),
        (counts) => {
          const samples = counts.flatMap((count, person) =>
            Array.from({ length: count }, (_, i) => ({ person, sample: person * 100 + i })),
          );
          const folds = makeFolds(samples, 3);
          const strangers = folds.flatMap((fold) => [...fold.strangers]);
          expect(strangers.toSorted((a, b) => a - b)).toEqual(counts.map((_, person) => person));
          for (const fold of folds) {
            for (const [person, count] of counts.entries()) {
              const probes = [...fold.probes].filter((one) => Math.floor(one / 100) === person);
              const [least, most] = fold.strangers.has(person) ? [0, 0] : [1, count - 2];
              expect(probes.length).toBeGreaterThanOrEqual(least);
              expect(probes.length).toBeLessThanOrEqual(most);
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
    const { searches: found, nonMated } = searchAll({
      embeddings,
      size,
      references: new Map([
        ['a', [0]],
        ['b', [1]],
      ]),
      probes: [
        { row: 2, person: 'a', group: 'x' },
        { row: 2, person: 'nobody', group: 'x' },
      ],
    });
    expect(found[0]).toMatchObject({ mated: true });
    expect(found[0]!.own).toBeCloseTo(1, 5);
    expect(found[1]).toMatchObject({ mated: false, own: null });
    expect(found[1]!.other).toBeCloseTo(1, 5);
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
