import { describe, expect, test } from 'vitest';
import { cutLivenessCrops, livenessBox } from '../../../native-models/face/liveness-crop.ts';
import { resampleBox } from '../../../native-models/face/resample-box.ts';
import { livenessBytes, livenessSide } from '../../../native-models/vocabulary/liveness.ts';

const picture = { width: 640, height: 480 };

describe('the box of a crop', () => {
  test('is the square of the longer side about the face’s center, enlarged', () => {
    const box = livenessBox(picture, { x: 270, y: 180, width: 80, height: 100 }, 1.5);
    expect(box).toEqual({ x: 235, y: 155, width: 150, height: 150 });
  });

  test('is shifted inside of the picture at each side', () => {
    const at = (x: number, y: number) =>
      livenessBox(picture, { x, y, width: 100, height: 100 }, 2.7);
    expect(at(0, 0)).toEqual({ x: 0, y: 0, width: 270, height: 270 });
    expect(at(540, 380)).toEqual({ x: 370, y: 210, width: 270, height: 270 });
    // A face that reaches beyond the picture, as meshes of faces at its edge do.
    expect(at(-40, 190)).toMatchObject({ x: 0, width: 270 });
  });

  test('is no larger than the picture', () => {
    const box = livenessBox(picture, { x: 200, y: 100, width: 240, height: 300 }, 2.7);
    expect(box).toEqual({ x: 80, y: 0, width: 480, height: 480 });
  });
});

/** A picture whose colors say where a pixel is: red from left to right, green from top to bottom, blue the same everywhere. */
function ramp(width: number, height: number, channels: 3 | 4) {
  const data = new Uint8Array(width * height * channels);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += channels) {
      data.set([(x * 255) / (width - 1), (y * 255) / (height - 1), 77], at);
    }
  }
  return { width, height, channels, data };
}

test.each([3, 4] as const)(
  'a box of %i channels is resampled where it is, smaller and larger',
  (channels) => {
    const image = ramp(256, 256, channels);
    const pixel = (crop: Uint8Array, side: number, x: number, y: number) => [
      ...crop.subarray((y * side + x) * 3, (y * side + x) * 3 + 3),
    ];
    for (const side of [16, 32, 128]) {
      const crop = resampleBox(image, { x: 64, y: 96, width: 64, height: 64 }, side);
      expect(crop).toHaveLength(side * side * 3);
      for (const [x, y] of [
        [0, 0],
        [side - 1, 0],
        [0, side - 1],
        [side / 2, side / 4],
      ] as const) {
        // prettier-ignore
        const [red, green, blue] = pixel(crop, side, x, y);
        expect(Math.abs(red! - (64 + ((x + 0.5) * 64) / side - 0.5))).toBeLessThan(1.01);
        expect(Math.abs(green! - (96 + ((y + 0.5) * 64) / side - 0.5))).toBeLessThan(1.01);
        expect(blue).toBe(77);
      }
    }
  },
);

test('shrinking takes the mean of what is there: fine stripes become gray', () => {
  const data = new Uint8Array(512 * 512 * 3);
  for (let i = 0; i < 512 * 512; i++) data.fill(i % 2 === 0 ? 0 : 255, i * 3, i * 3 + 3);
  const image = { width: 512, height: 512, channels: 3 as const, data };
  const crop = resampleBox(image, { x: 0, y: 0, width: 512, height: 512 }, 128);
  expect(Math.min(...crop)).toBeGreaterThan(120);
  expect(Math.max(...crop)).toBeLessThan(135);
});

test('a face has two crops, the wide one with more around it', () => {
  const image = ramp(640, 480, 3);
  const { near, wide } = cutLivenessCrops(image, { x: 270, y: 190, width: 100, height: 100 });
  expect([near.length, wide.length]).toEqual([livenessBytes, livenessBytes]);
  const span = (crop: Uint8Array) => crop[(livenessSide - 1) * 3]! - crop[0]!;
  expect(span(near)).toBeCloseTo((150 * 255) / 640, -1);
  expect(span(wide)).toBeCloseTo((270 * 255) / 640, -1);
});
