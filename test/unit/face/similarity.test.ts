import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chipTransform } from '../../../native-models/face/align.ts';
import {
  apply,
  cropTransform,
  fitSimilarity,
  invert,
} from '../../../native-models/face/similarity.ts';

const coordinate = fc.double({ min: -2000, max: 2000, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate });
const transform = fc.record({
  a: fc.double({ min: 0.05, max: 4, noNaN: true }),
  b: fc.double({ min: -4, max: 4, noNaN: true }),
  tx: coordinate,
  ty: coordinate,
});

test('a fitted similarity recovers the one that made the points', () => {
  fc.assert(
    fc.property(transform, (truth) => {
      const from = [
        { x: 0, y: 0 },
        { x: 100, y: 5 },
        { x: 40, y: 90 },
      ];
      const fitted = fitSimilarity(
        from,
        from.map((p) => apply(truth, p)),
      );
      for (const key of ['a', 'b', 'tx', 'ty'] as const) {
        expect(fitted[key]).toBeCloseTo(truth[key], 6);
      }
    }),
  );
});

test('the inverse takes a point back', () => {
  fc.assert(
    fc.property(transform, point, (t, p) => {
      const back = apply(invert(t), apply(t, p));
      expect(back.x).toBeCloseTo(p.x, 4);
      expect(back.y).toBeCloseTo(p.y, 4);
    }),
  );
});

test('a crop puts the center of its region in its own center, turned upright', () => {
  const region = { center: { x: 300, y: 200 }, side: 100, angle: Math.PI / 2 };
  const t = cropTransform(region, 50);
  expect(apply(t, region.center)).toEqual({ x: expect.closeTo(25), y: expect.closeTo(25) });
  // The face's own "right" points down in the image; in the crop it points right.
  const right = apply(t, { x: 300, y: 220 });
  expect(right.x).toBeCloseTo(35);
  expect(right.y).toBeCloseTo(25);
});

test('eye corners and nose land where dlib’s network was trained to see them', () => {
  // dlib's template for a 150-pixel chip with padding 0.25, to a tenth of a pixel.
  const places = [
    [37.1, 46.4],
    [58.4, 47.9],
    [89.6, 47.9],
    [111.0, 46.4],
    [74.0, 87.8],
  ].map(([x, y]) => ({ x: x!, y: y! }));
  const t = chipTransform(places, 150);
  expect(t.a).toBeCloseTo(1, 2);
  expect(t.b).toBeCloseTo(0, 3);
  expect(Math.abs(t.tx)).toBeLessThan(0.2);
  expect(Math.abs(t.ty)).toBeLessThan(0.2);
});
