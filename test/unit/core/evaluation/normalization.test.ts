import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fmrAt,
  tailScale,
  thresholdAtFmr,
  totalOf,
} from '../../../../electron/core/evaluation/impostor-tail.ts';
import { Normalization } from '../../../../electron/core/evaluation/normalization.ts';
import { referenceFrom } from '../../../../native-models/evaluate/reference.ts';
import impostors from '../../../../electron/models/packs/embedder-impostors.json' with { type: 'json' };
import { innerProduct, unitLength } from '../../../../native-models/evaluate/unit-vectors.ts';
import { seeded } from '../../../support/seeded.ts';

const SIZE = 128;

/** References of `people` with `samples` photos each, whose non-mated scores lie around `mean`. */
function gallery(people: number, samples: number, mean: number, seed: number) {
  const random = seeded(seed);
  const noise = () => Math.sqrt(-2 * Math.log(random() || 1e-9)) * Math.cos(2 * Math.PI * random());
  const around = (center: Float64Array, spread: number) =>
    unitLength(center.map((value) => value + (spread * noise()) / Math.sqrt(SIZE)))!;
  const shared = new Float64Array(SIZE);
  shared[0] = 1;
  return Array.from({ length: people }, () => {
    const person = around(shared, Math.sqrt(1 / mean - 1));
    return referenceFrom(
      Array.from({ length: samples }, () => around(Float64Array.from(person), 0.2)),
    )!;
  });
}

const nearestIn = (references: ReturnType<typeof gallery>) => (place: number) =>
  Math.max(
    ...references
      .filter((_, other) => other !== place)
      .map(({ direction }) => innerProduct(direction, references[place]!.direction)),
  );
const normalized = (references: ReturnType<typeof gallery>) =>
  new Normalization(references, nearestIn(references), references.length, impostors);

describe('the tail of strangers’ scores', () => {
  test('goes on falling where comparisons are too few to be counted', () => {
    const rarest = 30 / totalOf(impostors);
    const counted = thresholdAtFmr(impostors, rarest);
    for (const factor of [10, 100]) {
      const beyond = thresholdAtFmr(impostors, rarest / factor);
      expect(beyond - counted).toBeCloseTo(tailScale(impostors) * Math.log(factor), 9);
    }
    expect(thresholdAtFmr(impostors, 1e-40)).toBe(1);
  });

  test('a score’s share and a share’s score are each other’s inverse, to the width of a bin', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 0.5, noNaN: true }), (fmr) => {
        const threshold = thresholdAtFmr(impostors, fmr);
        expect(fmrAt(impostors, threshold)).toBeLessThanOrEqual(fmr);
        expect(fmrAt(impostors, threshold - impostors.step * 1.01)).toBeGreaterThan(fmr);
      }),
    );
  });
});

describe('the bar', () => {
  test('rises with strictness, whatever the gallery', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 8 }),
        fc.double({ min: 0.7, max: 0.9, noNaN: true }),
        fc.double({ min: 0.001, max: 0.1, noNaN: true }),
        (people, samples, mean, wanted) => {
          const point = normalized(gallery(people, samples, mean, 7));
          expect(point.threshold(wanted / 2)).toBeGreaterThanOrEqual(point.threshold(wanted));
          expect(point.threshold(wanted)).toBeLessThanOrEqual(1);
          expect(Number.isFinite(point.offset({ samples }, 0.9))).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('is higher where people are more alike, and where references are of more photos', () => {
    const [unlike, alike] = [0.75, 0.9].map((mean) => normalized(gallery(100, 3, mean, 3)));
    expect(alike!.threshold(0.01)).toBeGreaterThan(unlike!.threshold(0.01));
    expect(alike!.offset({ samples: 8 }, 0.9)).toBeGreaterThan(alike!.offset({ samples: 1 }, 0.9));
  });

  test('is higher for somebody who resembles another enrolled person, in a gallery that is large enough', () => {
    const lift = (people: number) => {
      const point = normalized(gallery(people, 3, 0.85, 5));
      return point.offset({ samples: 3 }, 0.96) - point.offset({ samples: 3 }, 0.9);
    };
    expect(lift(10)).toBe(0);
    expect(lift(100)).toBeCloseTo(0.15 * 0.06, 6);
    expect(lift(200)).toBeGreaterThan(lift(100));
  });
});

test('a likelihood ratio is 1 where strangers and the person are as likely, and no more than was counted', () => {
  const point = normalized(gallery(50, 5, 0.85, 2));
  const ratios = [0.9, 0.93, 0.96, 0.99].map((score) =>
    point.likelihoodRatio({ samples: 5 }, score),
  );
  expect(ratios).toEqual(ratios.toSorted((a, b) => a - b));
  expect(ratios[0]).toBeLessThan(1);
  expect(ratios.at(-1)).toBeGreaterThan(1000);
  expect(point.likelihoodRatio({ samples: 5 }, 1)).toBeLessThanOrEqual(totalOf(impostors));
});
