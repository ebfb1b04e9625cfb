import { expect, test } from 'vitest';
import { Reliability } from '../../../native-models/evaluate/reliability.ts';
import { seeded } from '../../support/seeded.ts';

const ratios = Array.from({ length: 40_000 }, (_, i) => Math.exp(((i % 400) - 199.5) / 40));

/** The table of comparisons with these ratios, of which `say` is told instead. */
function tableOf(say: (ratio: number) => number) {
  const random = seeded(3);
  const reliability = new Reliability();
  for (const ratio of ratios) reliability.add(say(ratio), random() < ratio / (1 + ratio));
  return reliability.table();
}

test('ratios that mean what they say have next to no error; evidence that is counted twice has', () => {
  const { error, bins } = tableOf((ratio) => ratio);
  expect(error).toBeLessThan(0.01);
  for (const { given, observed, from, to } of bins) {
    expect(given).toBeGreaterThanOrEqual(from);
    expect(given).toBeLessThanOrEqual(to);
    expect(Math.abs(observed! - given!)).toBeLessThan(0.05);
  }
  expect(tableOf((ratio) => ratio ** 2).error).toBeGreaterThan(0.03);
});

test('both kinds weigh the same, however many there are of either', () => {
  const reliability = new Reliability();
  for (let i = 0; i < 10; i++) reliability.add(3, true);
  // A ratio of 3 to 1: a third as many of the others reach it.
  for (let i = 0; i < 3000; i++) reliability.add(i < 1000 ? 3 : 0, false);
  const { bins } = reliability.table();
  expect(bins[7]).toMatchObject({ mated: 10, nonMated: 1000, given: 0.75 });
  expect(bins[7]!.observed).toBeCloseTo(0.75);
  expect(bins[0]).toMatchObject({ mated: 0, nonMated: 2000, given: 0, observed: 0 });
});

test('infinite ratios are certain; one kind alone says nothing', () => {
  const reliability = new Reliability();
  reliability.add(Infinity, true);
  expect(reliability.table().error).toBeNull();
  reliability.add(0, false);
  const { error, bins } = reliability.table();
  expect(error).toBe(0);
  expect(bins[9]).toMatchObject({ mated: 1, given: 1, observed: 1 });
});
