import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprint } from '../../../native-models/face/image.ts';
import { PictureWatch } from '../../../renderer/capture/picture-watch.ts';

const FRAME = 66;

test('the unlit frame of every pair is passed over, for as long as there are lit ones', () => {
  const watch = new PictureWatch();
  const seen = Array.from({ length: 40 }, (_, i) => watch.judge(i % 2 ? 2 : 90, i, i * FRAME));
  expect(seen.filter((_, i) => i % 2 === 0)).toEqual(Array(20).fill('look'));
  expect(seen.filter((_, i) => i % 2 === 1)).toEqual(Array(20).fill('unlit'));
});

test('a room that is dark from the start is looked at, and one that goes dark is a moment later', () => {
  const dark = new PictureWatch();
  expect(dark.judge(3, 1, 0)).toBe('look');
  const off = new PictureWatch();
  off.judge(90, 1, 0);
  expect(off.judge(3, 2, FRAME)).toBe('unlit');
  expect(off.judge(3, 3, 400)).toBe('look');
});

test('the same picture over and over stands still, until it changes', () => {
  const watch = new PictureWatch();
  const at = (i: number): number => i * FRAME;
  const seen = Array.from({ length: 100 }, (_, i) => watch.judge(90, 7, at(i)));
  expect(seen.indexOf('frozen')).toBe(Math.ceil(5000 / FRAME));
  expect(seen.at(-1)).toBe('frozen');
  expect(watch.judge(90, 8, at(100))).toBe('look');
  expect(watch.judge(90, 8, at(101))).toBe('look');
});

test('a picture of which every second frame is unlit stands still as well, whichever comes first', () => {
  for (const lit of [0, 1]) {
    const watch = new PictureWatch();
    const judged = (i: number, print: number) =>
      watch.judge(i % 2 === lit ? 90 : 2, i % 2 === lit ? print : 1, i * FRAME);
    const seen = Array.from({ length: 120 }, (_, i) => judged(i, 7));
    expect(seen.slice(0, 74)).not.toContain('frozen');
    expect(seen.slice(-2).toSorted()).toEqual(['frozen', 'unlit']);
    const moving = Array.from({ length: 120 }, (_, i) => judged(120 + i, 100 + i));
    expect(moving).not.toContain('frozen');
  }
});

test('what is lit again after the dark is watched anew', () => {
  const watch = new PictureWatch();
  for (let i = 0; i < 60; i++) expect(watch.judge(90, 7, i * FRAME)).toBe('look');
  for (let i = 60; i < 120; i++) watch.judge(2, 1, i * FRAME);
  expect(watch.judge(90, 7, 120 * FRAME)).toBe('look');
});

test('few frames a second do not stand still, nor does a covered lens', () => {
  const slow = new PictureWatch();
  for (let i = 0; i < 20; i++) expect(slow.judge(90, 7, i * 500)).toBe('look');
  const covered = new PictureWatch();
  for (let i = 0; i < 200; i++) expect(covered.judge(0, 7, i * FRAME)).toBe('look');
});

test('a change of any pixel that is read changes the fingerprint', () => {
  const image = (data: Uint8Array) => ({ width: 61, height: 1, channels: 3 as const, data });
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 61 * 3, maxLength: 61 * 3 }),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 1, max: 255 }),
      (data, channel, by) => {
        const changed = data.slice();
        changed[channel] = (changed[channel]! + by) % 256;
        expect(fingerprint(image(data))).toBe(fingerprint(image(data.slice())));
        expect(fingerprint(image(changed))).not.toBe(fingerprint(image(data)));
      },
    ),
  );
});
