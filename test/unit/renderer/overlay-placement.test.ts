import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FaceBox } from '../../../electron/contract/index.ts';
import { NAME_HEIGHT, place, type Area } from '../../../renderer/capture/overlay-placement.ts';

const size = fc.record({
  width: fc.integer({ min: 160, max: 3840 }),
  height: fc.integer({ min: 120, max: 2160 }),
  mirrored: fc.boolean(),
});
/** A box anywhere, partly or wholly outside, down to nothing and larger than the picture; in shares of the picture. */
const anyBox = fc.record({
  x: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
  y: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
  width: fc.double({ min: 0, max: 2, noNaN: true }),
  height: fc.double({ min: 0, max: 2, noNaN: true }),
});
const scaled = (box: FaceBox, { width, height }: { width: number; height: number }): FaceBox => ({
  x: box.x * width,
  y: box.y * height,
  width: box.width * width,
  height: box.height * height,
});

function expectInside({ left, top, width, height }: Area): void {
  expect(left).toBeGreaterThanOrEqual(0);
  expect(top).toBeGreaterThanOrEqual(0);
  expect(width).toBeGreaterThanOrEqual(0);
  expect(height).toBeGreaterThanOrEqual(0);
  expect(left + width).toBeLessThanOrEqual(1 + 1e-9);
  expect(top + height).toBeLessThanOrEqual(1 + 1e-9);
}

test('a box and its name are never outside the picture, wherever the face is', () => {
  fc.assert(
    fc.property(size, anyBox, fc.integer({ min: 1, max: 16 }), (picture, box, faces) => {
      const placed = place(scaled(box, picture), picture, faces);
      expectInside(placed.box);
      expectInside(placed.room);
      expect(placed.room.height).toBe(NAME_HEIGHT);
      // The name is moved by its own width times the anchor: with one of 0 to 1 it stays in its room.
      expect(placed.anchor).toBeGreaterThanOrEqual(0);
      expect(placed.anchor).toBeLessThanOrEqual(1);
    }),
  );
});

test('a name stands above its face, or below it, and on it only where neither has room', () => {
  fc.assert(
    fc.property(size, anyBox, (picture, box) => {
      const { box: area, room } = place(scaled(box, picture), picture, 1);
      const above = room.top + room.height <= area.top;
      const below = room.top >= area.top + area.height;
      const roomLeft = Math.max(area.top, 1 - area.top - area.height);
      expect(above || below || roomLeft < NAME_HEIGHT + 0.03).toBe(true);
      expect(above || area.top < NAME_HEIGHT + 0.03).toBe(true);
    }),
  );
});

test('a mirrored picture is the other side of the same', () => {
  fc.assert(
    fc.property(size, anyBox, (picture, box) => {
      const face = scaled(box, picture);
      const plain = place(face, { ...picture, mirrored: false }, 1);
      const mirrored = place(face, { ...picture, mirrored: true }, 1);
      expect(mirrored.box.left).toBeCloseTo(1 - plain.box.left - plain.box.width, 6);
      expect(mirrored.room.left).toBeCloseTo(1 - plain.room.left - plain.room.width, 6);
      expect(mirrored.room.top).toBe(plain.room.top);
    }),
  );
});

test('two faces side by side do not share the room for their names', () => {
  const picture = { width: 640, height: 480, mirrored: true };
  const [one, other] = [100, 420].map((x) =>
    place({ x, y: 200, width: 120, height: 160 }, picture, 2),
  ) as [ReturnType<typeof place>, ReturnType<typeof place>];
  expect(other.room.left + other.room.width).toBeLessThanOrEqual(one.room.left + 1e-9);
  // Each name is centered on its face.
  for (const { box, room, anchor } of [one, other]) {
    expect(room.left + anchor * room.width).toBeCloseTo(box.left + box.width / 2, 6);
  }
});
