import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  nobodySelected,
  select,
  type Selecting,
} from '../../../../renderer/features/people/selection.ts';

const order = [5, 3, 9, 1, 7];
const after = (...steps: readonly (readonly [number, Selecting])[]) => {
  let selection = nobodySelected;
  for (const [id, how] of steps) selection = select(selection, id, how, order);
  return order.filter((id) => selection.ids.has(id));
};

describe('selecting people', () => {
  test('one joins and leaves', () => {
    expect(after([3, 'one'], [7, 'one'])).toEqual([3, 7]);
    expect(after([3, 'one'], [7, 'one'], [3, 'one'])).toEqual([7]);
  });

  test('a range goes from the last one to this one, in either direction, and begins there again', () => {
    expect(after([3, 'one'], [1, 'range'])).toEqual([3, 9, 1]);
    expect(after([1, 'one'], [3, 'range'])).toEqual([3, 9, 1]);
    expect(after([9, 'one'], [7, 'range'], [5, 'range'])).toEqual(order);
    expect(after([5, 'one'], [7, 'one'], [9, 'range'])).toEqual([5, 9, 1, 7]);
  });

  test('a range is of one where nobody was selected, or who was is not shown any more', () => {
    expect(after([9, 'range'])).toEqual([9]);
    const one = select(nobodySelected, 42, 'one', order);
    expect([...select(one, 9, 'range', order).ids]).toEqual([42, 9]);
  });

  test('a range has everyone between its ends, and nobody leaves by it', () => {
    const places = fc.nat({ max: order.length - 1 });
    fc.assert(
      fc.property(places, places, places, (before, from, to) => {
        const all = after(
          [order[before]!, 'one'],
          ...(before === from ? [] : [[order[from]!, 'one'] as const]),
          [order[to]!, 'range'],
        );
        const between = order.slice(Math.min(from, to), Math.max(from, to) + 1);
        expect(all).toEqual(expect.arrayContaining([...between, order[before]!]));
      }),
    );
  });
});
