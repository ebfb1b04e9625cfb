import { expect, test } from 'vitest';
import { isUniform } from '../../../native-models/face/image.ts';
import { BlankWatch } from '../../../renderer/capture/blank-watch.ts';

const FRAME = 66;
const judged = (prints: readonly (number | null)[], every = FRAME) => {
  const watch = new BlankWatch();
  return prints.map((print, i) => watch.judge(print, i * every));
};
const plain = (frames: number) => Array<number>(frames).fill(7);

test('the same single color from the first frame on is blank after a while, and that is said once', () => {
  const said = judged(plain(100));
  expect(said.indexOf(true)).toBe(Math.ceil(2500 / FRAME));
  expect(said.filter((one) => one !== null)).toEqual([true]);
});

test('a camera that is dark for two seconds is not blank, and one that shows something later is no more', () => {
  expect(judged([...plain(30), 8, ...plain(100)]).filter((one) => one !== null)).toEqual([false]);
  expect(judged([...plain(60), null]).filter((one) => one !== null)).toEqual([true, false]);
});

test('what shows something, or flickers as a sensor does, is not blank', () => {
  expect(judged([null, ...plain(100)]).filter((one) => one !== null)).toEqual([false]);
  expect(judged(Array.from({ length: 100 }, (_, i) => i)).indexOf(true)).toBe(-1);
});

test('few frames are not enough', () => {
  expect(judged(plain(4), 1000).indexOf(true)).toBe(-1);
});

test('a picture is of a single color but for what compression leaves', () => {
  const image = (data: number[]) => ({
    width: data.length / 3,
    height: 1,
    channels: 3 as const,
    data: Uint8Array.from(data),
  });
  const color = Array.from({ length: 200 }, () => [10, 120, 30]).flat();
  expect(isUniform(image(color))).toBe(true);
  expect(isUniform(image(color.with(61 * 3 + 1, 122)))).toBe(true);
  expect(isUniform(image(color.with(61 * 3 + 2, 40)))).toBe(false);
});
