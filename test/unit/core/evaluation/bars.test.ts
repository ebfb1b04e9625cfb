import { expect, test } from 'vitest';
import {
  decideBetween,
  isAmbiguous,
  isUnidentified,
  movedTo,
} from '../../../../electron/core/evaluation/bars.ts';

const bars = { threshold: 0.5, apart: 0.1, second: 0.7 };

test('a face is of the first of two who reaches the bar, unless the second is too near or clearly like it, too', () => {
  expect(decideBetween(undefined, undefined, bars)).toBe('unknown');
  expect(decideBetween(0.4, 0.3, bars)).toBe('unknown');
  expect(decideBetween(0.6, undefined, bars)).toBe('known');
  expect(decideBetween(0.6, 0.4, bars)).toBe('known');
  expect(decideBetween(0.6, 0.55, bars)).toBe('ambiguous');
  expect(decideBetween(0.95, 0.7, bars)).toBe('ambiguous');
  expect(decideBetween(0.95, 0.7, movedTo(0.6, bars))).toBe('known');
});

test('a search identifies its person only where it names them alone', () => {
  const search = (own: number, other: number) => ({ person: 'Ada', mated: true, own, other });
  const told = ([own, other]: readonly [number, number]) => [
    isUnidentified(search(own, other), bars),
    isAmbiguous(search(own, other), bars),
  ];
  expect(told([0.6, 0.4])).toEqual([false, false]);
  expect(told([0.6, 0.55])).toEqual([true, true]);
  expect(told([0.55, 0.6])).toEqual([true, true]);
  expect(told([0.4, 0.6])).toEqual([true, false]);
  expect(told([0.45, 0.2])).toEqual([true, false]);
  expect(told([0.6, 0.6])).toEqual([true, true]);
});
