import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unitMean } from '../../../native-models/evaluate/unit-vectors.ts';
import { SearchIndex } from '../../../native-models/evaluate/search-index.ts';
import { unitVector } from '../../support/samples.ts';

test('after any sequence of writes the index answers as a plain search over what it holds', () => {
  const operation = fc.oneof(
    fc.record({
      kind: fc.constant('set' as const),
      id: fc.integer({ min: 1, max: 12 }),
      seed: fc.nat(999),
    }),
    fc.record({ kind: fc.constant('remove' as const), id: fc.integer({ min: 1, max: 12 }) }),
  );
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 60 }), fc.nat(999), (operations, querySeed) => {
      const index = new SearchIndex(8);
      const truth = new Map<number, Float32Array>();
      for (const step of operations) {
        if (step.kind === 'remove') {
          index.remove(step.id);
          truth.delete(step.id);
        } else {
          index.set(step.id, unitVector(step.seed, 8));
          truth.set(step.id, unitVector(step.seed, 8));
        }
      }
      const query = unitVector(querySeed, 8);
      const expected = [...truth]
        .map(([personId, v]) => ({ personId, score: v.reduce((s, x, i) => s + x * query[i]!, 0) }))
        .toSorted((a, b) => b.score - a.score)
        .slice(0, 3);
      const found = index.nearest(query, 3);
      expect(index.count).toBe(truth.size);
      expect(found).toHaveLength(expected.length);
      found.forEach(({ score }, i) => expect(score).toBeCloseTo(expected[i]!.score, 5));
      for (const { personId, score } of found) {
        const own = truth.get(personId)!.reduce((s, x, i) => s + x * query[i]!, 0);
        expect(score).toBeCloseTo(own, 5);
      }
    }),
  );
});

test('it grows over many pages of memory, and finds whoever is nearest among them all', () => {
  const index = new SearchIndex(128);
  for (let id = 1; id <= 10_000; id++) index.set(id, unitVector(id, 128));
  for (const id of [1, 4096, 4097, 8192, 8193, 10_000]) {
    const [best] = index.nearest(unitVector(id, 128), 2);
    expect(best!.personId).toBe(id);
    expect(best!.score).toBeCloseTo(1, 5);
  }
});

test('a reference of another size is refused', () => {
  expect(() => new SearchIndex(6)).toThrow(RangeError);
  expect(() => new SearchIndex(8).set(1, new Float32Array(4))).toThrow(RangeError);
});

test('the unit mean has length 1 and the direction of the sum; opposites have none', () => {
  const mean = unitMean([unitVector(1), unitVector(2)]);
  expect(Math.hypot(...mean)).toBeCloseTo(1, 6);
  expect(() => unitMean([])).toThrow(RangeError);
  expect(() => unitMean([unitVector(1), unitVector(1).map((value) => -value)])).toThrow(RangeError);
});
