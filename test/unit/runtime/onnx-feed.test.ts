import { expect, test } from 'vitest';
import type { OnnxFeed } from '../../../electron/contract/index.ts';
import { livenessPack } from '../../../electron/models/packs/liveness.ts';
import { feedOf } from '../../../native-models/runtime/onnx-feed.ts';

const plain: OnnxFeed = {
  input: 'in',
  output: 'out',
  width: 2,
  height: 1,
  channels: 'RGB',
  range: [0, 255],
  mean: [0, 0, 0],
  scale: [1, 1, 1],
  layout: 'NCHW',
  size: 1,
};
/** Two pixels. */
const pixels = Uint8Array.from([10, 20, 30, 40, 50, 60]);

test('planes in the order of the network', () => {
  expect([...feedOf(pixels, plain)]).toEqual([10, 40, 20, 50, 30, 60]);
  expect([...feedOf(pixels, { ...plain, channels: 'BGR' })]).toEqual([30, 60, 20, 50, 10, 40]);
});

test('or pixel by pixel', () => {
  const together = { ...plain, layout: 'NHWC' as const };
  expect([...feedOf(pixels, together)]).toEqual([...pixels]);
  expect([...feedOf(pixels, { ...together, channels: 'BGR' })]).toEqual([30, 20, 10, 60, 50, 40]);
});

test('stretched to the range, less the mean, times the scale; these in the network’s order', () => {
  const fed = feedOf(Uint8Array.from([0, 51, 255, 0, 0, 0]), {
    ...plain,
    channels: 'BGR',
    range: [-1, 1],
    mean: [0.5, 0, -1],
    scale: [2, 1, 10],
  });
  const expected = [1, -3, -0.6, -1, 0, 0];
  expected.forEach((value, i) => expect(fed[i]).toBeCloseTo(value, 6));
});

test('an image of another size is no input', () => {
  expect(() => feedOf(new Uint8Array(9), plain)).toThrow(RangeError);
});

test('the liveness check takes blue first, from 0 to 255', () => {
  const { feed } = livenessPack;
  const crop = new Uint8Array(feed.width * feed.height * 3);
  crop.set([1, 128, 255]);
  const fed = feedOf(crop, feed);
  const area = feed.width * feed.height;
  expect([fed[0], fed[area], fed[2 * area]]).toEqual([255, 128, 1]);
});
