import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeLabels } from '../../../../renderer/features/training/place-labels.ts';

const room = { width: 440, height: 300 };

const label = fc.record({
  // Points also lie right at the edges, and many in one place.
  x: fc.oneof(fc.double({ min: 0, max: room.width, noNaN: true }), fc.constant(220)),
  y: fc.oneof(fc.double({ min: 0, max: room.height, noNaN: true }), fc.constant(150)),
  width: fc.integer({ min: 8, max: 110 }),
  height: fc.constant(15),
});

test('no two labels overlap, none leaves the picture, and each is near its point', () => {
  fc.assert(
    fc.property(fc.array(label, { maxLength: 60 }), (wanted) => {
      const places = placeLabels(wanted, room);
      expect(places).toHaveLength(wanted.length);
      const placed = wanted.flatMap((one, i) => {
        const place = places[i];
        return place ? [{ ...one, ...place, point: one }] : [];
      });
      for (const [i, a] of placed.entries()) {
        expect(a.x - a.width / 2).toBeGreaterThanOrEqual(-1e-9);
        expect(a.x + a.width / 2).toBeLessThanOrEqual(room.width + 1e-9);
        expect(a.y - a.height / 2).toBeGreaterThanOrEqual(-1e-9);
        expect(a.y + a.height / 2).toBeLessThanOrEqual(room.height + 1e-9);
        expect(Math.abs(a.x - a.point.x)).toBeLessThanOrEqual(a.width);
        expect(Math.abs(a.y - a.point.y)).toBeLessThanOrEqual(3 * a.height + 1e-9);
        for (const b of placed.slice(i + 1)) {
          const apart =
            Math.abs(a.x - b.x) >= (a.width + b.width) / 2 - 1e-9 ||
            Math.abs(a.y - b.y) >= (a.height + b.height) / 2 - 1e-9;
          expect(apart).toBe(true);
        }
      }
    }),
  );
});

test('where there is room everybody has a name, the first over their point', () => {
  const wanted = Array.from({ length: 12 }, (_, i) => ({
    x: 60 + (i % 4) * 100,
    y: 60 + Math.floor(i / 4) * 80,
    width: 80,
    height: 15,
  }));
  const places = placeLabels(wanted, room);
  expect(places.map((place) => place && [place.x, place.y])).toEqual(
    wanted.map(({ x, y }) => [x, y - 15]),
  );
  // Two at the same point: the second gives way.
  const [first, second] = placeLabels([wanted[0]!, wanted[0]!], room);
  expect(first).toEqual({ x: 60, y: 45 });
  expect(second).toEqual({ x: 60, y: 75 });
});
