import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outOf, wantedSteps } from '../../../electron/contract/index.ts';

test('“at most so many of so many” is never less than the share, and exact where it can be', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.0001, max: 0.2, noNaN: true }), (share) => {
      const { most, of } = outOf(share);
      expect(most / of).toBeGreaterThanOrEqual(share - 1e-9);
      expect((most - 1) / of).toBeLessThan(share);
    }),
  );
  for (const share of wantedSteps) {
    const { most, of } = outOf(share);
    expect(most / of).toBeCloseTo(share, 9);
  }
  expect(outOf(0.014)).toEqual({ most: 2, of: 100 });
});
