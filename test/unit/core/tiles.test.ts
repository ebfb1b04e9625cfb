import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallestFace, tilesOf } from '../../../electron/core/importing/tiles.ts';

const sides = fc.integer({ min: 1, max: 20_000 });

describe('tiles', () => {
  test('every face that the whole picture does not show lies in one of them, and all lie in the picture', () => {
    fc.assert(
      fc.property(
        sides,
        sides,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (width, height, atX, atY, size) => {
          const tiles = tilesOf(width, height);
          for (const { left, top, width: w, height: h } of tiles) {
            expect(left >= 0 && top >= 0 && left + w <= width && top + h <= height).toBe(true);
          }
          if (tiles.length === 0) return;
          const smallest = smallestFace(width, height);
          const largest = Math.max(width, height) / 20;
          const face = Math.min(smallest + size * Math.max(0, largest - smallest), width, height);
          const [x, y] = [atX * (width - face), atY * (height - face)];
          const holds = tiles.some(
            ({ left, top, width: w, height: h }) =>
              x >= left - 1 && y >= top - 1 && x + face <= left + w + 1 && y + face <= top + h + 1,
          );
          expect(holds).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('their number is bounded: the effort for 64 megapixels is that for 8', () => {
    expect(tilesOf(250, 250)).toEqual([]);
    expect(tilesOf(640, 480)).toEqual([]);
    expect(tilesOf(3200, 2400).length).toBeLessThanOrEqual(30);
    expect(tilesOf(8000, 6000).length).toBeLessThanOrEqual(30);
    expect(tilesOf(12_000, 1500).length).toBeLessThanOrEqual(40);
    expect(tilesOf(64_000_000, 1)).toEqual([]);
  });

  test('their squares follow the pixels: a 120-pixel face in 48 megapixels, a 200-pixel one in a panorama', () => {
    expect(smallestFace(8000, 6000)).toBeLessThanOrEqual(120);
    expect(smallestFace(12_000, 1500)).toBeLessThanOrEqual(100);
    expect(smallestFace(640, 480)).toBe(36);
  });
});
