import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  areaUnderRoc,
  detCurve,
  fnir,
  fpir,
  rank1,
  thresholdAtFpir,
  type Search,
} from '../../../native-models/evaluate/identification.ts';
import { clopperPearson, rateOverPeople } from '../../../native-models/evaluate/intervals.ts';
import golden from '../../fixtures/metrics.json' with { type: 'json' };
import { searches } from '../../support/searches.ts';
import { seeded } from '../../support/seeded.ts';

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

/** People of whom each errs at a rate of their own: that varies more, the higher `spread` is (beta-binomial). */
function trialsOf(
  people: number,
  each: number,
  rate: number,
  spread: number,
  random: () => number,
) {
  return Array.from({ length: people }, () => {
    // A person is hopeless with the chance that makes the mean come out right.
    const own = random() < spread ? Number(random() < rate) : rate;
    const errors = Array.from({ length: each }, () => Number(random() < own));
    return { errors: errors.reduce((sum, error) => sum + error, 0), trials: each };
  });
}

describe('an interval over people', () => {
  const covered = (
    interval: (trials: { errors: number; trials: number }[]) => { low: number; high: number },
  ) => {
    const random = seeded(11);
    const rate = 0.1;
    let inside = 0;
    for (let draw = 0; draw < 400; draw++) {
      const { low, high } = interval(trialsOf(40, 10, rate, 0.8, random));
      if (low <= rate && rate <= high) inside++;
    }
    return inside / 400;
  };

  test('holds the true rate as often as it says, where one of photos does not', () => {
    expect(covered(rateOverPeople)).toBeGreaterThanOrEqual(0.93);
    const ofPhotos = covered((people) =>
      clopperPearson(
        people.reduce((sum, { errors }) => sum + errors, 0),
        people.reduce((sum, { trials }) => sum + trials, 0),
      ),
    );
    expect(ofPhotos).toBeLessThan(0.75);
  });

  test('of one comparison a person is that of Clopper and Pearson, and no wider with more of each', () => {
    const one = trialsOf(60, 1, 0.2, 0, seeded(3));
    const errors = one.reduce((sum, { errors: own }) => sum + own, 0);
    const { low, high } = clopperPearson(errors, 60);
    expect(rateOverPeople(one).low).toBeCloseTo(low, 1);
    expect(rateOverPeople(one).high).toBeCloseTo(high, 1);
    const many = rateOverPeople(one.map((own) => ({ errors: own.errors * 7, trials: 7 })));
    expect(many.value).toBeCloseTo(errors / 60, 10);
    expect(many.high - many.low).toBeCloseTo(high - low, 1);
  });

  test('without an error it is of people: at most about 3 in n, however many photos there are of each', () => {
    const none = (people: number, each: number) =>
      rateOverPeople(Array.from({ length: people }, () => ({ errors: 0, trials: each })));
    expect(none(100, 1)).toEqual(none(100, 50));
    expect(none(100, 1).high).toBeCloseTo(clopperPearson(0, 100).high, 10);
    expect(rateOverPeople([])).toEqual({ value: 0, low: 0, high: 1 });
  });
});

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
    expect(rank1([one])).toBe(0);
  });

  test('along a DET curve one rate rises as the other falls', () => {
    const curve = detCurve(searches(0.6, 0.45, 0.2));
    for (const [i, point] of curve.entries()) {
      if (i === 0) continue;
      expect(point.fpir).toBeGreaterThanOrEqual(curve[i - 1]!.fpir);
      expect(point.fnir).toBeLessThanOrEqual(curve[i - 1]!.fnir);
    }
  });

  test('people count as often as they were drawn', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 0, max: 4 })),
          {
            minLength: 1,
            maxLength: 20,
          },
        ),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        (people, target) => {
          const one = (other: number, i: number): Search => ({
            person: `${i}`,
            mated: false,
            own: null,
            other,
          });
          const all = people.map(([score], i) => one(score, i));
          const weights = new Map(people.map(([, weight], i) => [`${i}`, weight]));
          const drawn = people.flatMap(([score, weight], i) =>
            Array.from({ length: weight }, () => one(score, i)),
          );
          const threshold = thresholdAtFpir(all, target, weights);
          expect(fpir(drawn, threshold)).toBeCloseTo(fpir(all, threshold, weights), 10);
          expect(fpir(drawn, threshold)).toBeLessThanOrEqual(target + 1e-12);
        },
      ),
    );
  });
});
