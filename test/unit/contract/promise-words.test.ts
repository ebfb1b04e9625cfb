import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  outOf,
  tellsOfVisits,
  wantedSteps,
  type OperatingStep,
} from '../../../electron/contract/index.ts';
import { promiseText } from '../../../electron/shells/cli/common/promise-words.ts';
import { de } from '../../../renderer/i18n/messages/de/index.ts';

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

test('wherever a figure of visits is told, it is said that pictures stand for them; where none is, nothing is', () => {
  const rate = { value: 0.04, low: 0.02, high: 0.07 };
  const step = (from: 'gallery' | 'trial' | null): OperatingStep => {
    const figure = from && { rate, people: 40, from };
    return { wantedFpir: 0.01, threshold: 0.9, strangers: figure, own: figure, pair: null, allowed: true }; // prettier-ignore
  };
  for (const from of ['gallery', 'trial'] as const) {
    expect(promiseText(step(from)).at(-1)).toBe(
      'Visits are estimated from single pictures, not counted: each picture stands for one visit.',
    );
  }
  expect(tellsOfVisits(step(null))).toBe(false);
  expect(promiseText(step(null)).join(' ')).not.toContain('estimated');
  expect(de.settings.promise.fromPictures).toContain('aus einzelnen Bildern geschätzt');
});
