import { encode as encodeBmp } from 'bmp-ts';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import {
  chipBytes,
  KithError,
  photoRefusals,
  qualityMeasures,
} from '../../../electron/contract/index.ts';
import type { HostFace } from '../../../native-models/vocabulary/host-contract.ts';
import { readFaces } from '../../../electron/core/importing/read-photo.ts';
import type { PhotoReading } from '../../../electron/core/ports/index.ts';
import { drawnPeople, drawnScene } from '../../support/drawn-faces.ts';
import { findingOf } from '../../support/photo-of.ts';
import { decodeHeic } from '../../support/photo-reading.ts';
import { frameOf, loadFinder, peopleOf, samplePhoto } from '../../support/sample-faces.ts';

let reading: PhotoReading;
let scenes: Buffer[];

beforeAll(async () => {
  const finder = await loadFinder();
  const people = await peopleOf(finder, samplePhoto(6));
  reading = { ...findingOf(finder), decodeHeic };
  scenes = await Promise.all([
    ...people.map((person, i) => frameOf(person, i / 4)),
    ...drawnPeople.slice(0, 4).map((person) => drawnScene(person, { yaw: 10, pitch: 0 })),
  ]);
});

const part = fc.double({ min: 0, max: 1, noNaN: true });
/** Of five photos four are not changed in this. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ arbitrary: fc.constant(null), weight: 4 }, { arbitrary, weight: 1 });

const changes = fc.record({
  scene: fc.nat(7),
  turn: fc.constantFrom(0, 0, 90, 180, 270, 17, -35),
  orientation: seldom(fc.integer({ min: 1, max: 8 })),
  /** A window of the scene. */
  window: seldom(fc.record({ left: part, top: part, width: part, height: part })),
  width: fc.constantFrom(1, 8, 60, 333, 640, 640, 640, 1800),
  /** Height for one pixel of width: panoramas and strips, too. */
  aspect: fc.constantFrom(0.05, 0.75, 0.75, 0.75, 0.75, 1.8, 9),
  light: fc.constantFrom(0.02, 0.4, 1, 1, 1, 3),
  blur: fc.constantFrom(0, 0, 0, 1.5, 12),
  format: fc.constantFrom(
    'jpeg',
    'png',
    'webp',
    'avif',
    'tiff',
    'gif',
    'gray',
    'cmyk',
    '16 bit',
    'clear',
    'frames',
    'pages',
    'bmp',
  ),
  /** Where the file is cut off, and one byte that is another. */
  end: seldom(part),
  wrong: seldom(fc.tuple(part, fc.nat(255))),
});
type Changes = typeof changes extends fc.Arbitrary<infer T> ? T : never;

/** A photo that nothing is wrong with. */
const plain: Changes = {
  scene: 0,
  turn: 0,
  orientation: null,
  window: null,
  width: 640,
  aspect: 0.75,
  light: 1,
  blur: 0,
  format: 'jpeg',
  end: null,
  wrong: null,
};

const encode: Record<Exclude<Changes['format'], 'bmp'>, (image: Sharp) => Sharp> = {
  jpeg: (image) => image.jpeg(),
  png: (image) => image.png(),
  webp: (image) => image.webp(),
  avif: (image) => image.avif({ effort: 0 }),
  tiff: (image) => image.tiff(),
  gif: (image) => image.gif({ effort: 1 }),
  gray: (image) => image.greyscale().jpeg(),
  cmyk: (image) => image.toColourspace('cmyk').jpeg(),
  '16 bit': (image) => image.toColourspace('rgb16').png(),
  clear: (image) => image.ensureAlpha(0.5).webp(),
  frames: (image) => image.gif({ effort: 1 }),
  pages: (image) => image.tiff(),
};

async function bmpOf(image: Sharp): Promise<Buffer> {
  const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  // Its encoder takes ABGR.
  for (let i = 0; i < data.length; i += 4) data.subarray(i, i + 4).reverse();
  return encodeBmp({ data, width: info.width, height: info.height, bitPP: 24 }).data;
}

async function photoOf(change: Changes): Promise<Buffer> {
  let image = sharp(scenes[change.scene]);
  if (change.window) {
    const { width, height } = await image.metadata();
    const left = Math.floor(change.window.left * (width - 2));
    const top = Math.floor(change.window.top * (height - 2));
    image = image.extract({
      left,
      top,
      width: 1 + Math.floor(change.window.width * (width - left - 1)),
      height: 1 + Math.floor(change.window.height * (height - top - 1)),
    });
  }
  const drawn = sharp(await image.rotate(change.turn, { background: '#7d858c' }).png().toBuffer());
  const height = Math.min(2000, Math.max(1, Math.round(change.width * change.aspect)));
  let made = drawn.resize(change.width, height, { fit: 'cover' }).linear(change.light, 0);
  if (change.blur > 0) made = made.blur(change.blur);
  if (change.orientation) made = made.withMetadata({ orientation: change.orientation });
  if (change.format === 'frames' || change.format === 'pages') {
    const frame = await made.png().toBuffer();
    made = sharp([frame, frame, frame], { join: { animated: true } });
  }
  const bytes = await (change.format === 'bmp'
    ? bmpOf(made)
    : encode[change.format](made).toBuffer());
  const whole =
    change.end === null ? bytes : bytes.subarray(0, Math.floor(change.end * bytes.length));
  if (change.wrong && whole.length > 0) {
    const [where, value] = change.wrong;
    whole[Math.floor(where * (whole.length - 1))] = value;
  }
  return whole;
}

test('whatever a photo is like, its faces are found in it or it is refused for a reason', async () => {
  let faces = 0;
  const refused = new Set<string>();
  const read = async (bytes: Uint8Array, how: 'quick' | 'thorough'): Promise<HostFace[]> => {
    try {
      return (await readFaces(reading, bytes, 'photo', how)).faces;
    } catch (error) {
      if (!(error instanceof KithError)) throw error;
      refused.add(error.code);
      return [];
    }
  };
  await fc.assert(
    fc.asyncProperty(changes, fc.constantFrom('quick', 'thorough'), async (change, how) => {
      for (const { box, chip, quality } of await read(await photoOf(change), how)) {
        faces++;
        expect(chip).toHaveLength(chipBytes);
        expect(Object.values(box).every(Number.isFinite)).toBe(true);
        expect(qualityMeasures.safeParse(quality).success).toBe(true);
        expect(quality.InterEyeDistance).toBeLessThan(2500);
      }
    }),
    {
      numRuns: 100,
      // What is expected below does not hang on what happens to be drawn.
      examples: [
        ...Array.from({ length: 8 }, (_, scene): [Changes, 'quick'] => [
          { ...plain, scene },
          'quick',
        ]),
        [{ ...plain, format: 'bmp' }, 'quick'],
        [{ ...plain, end: 0 }, 'quick'],
        [{ ...plain, format: 'png', end: 0.5 }, 'thorough'],
      ],
    },
  );
  expect(faces).toBeGreaterThan(7);
  expect([...refused].filter((code) => !photoRefusals.some((known) => known === code))).toEqual([]);
  expect(refused.size).toBeGreaterThan(1);
});
