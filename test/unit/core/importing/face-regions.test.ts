import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { faceRegions } from '../../../../electron/core/importing/face-regions.ts';
import { xmpOf, type WrittenBy } from '../../../support/xmp.ts';

const WRITERS: readonly WrittenBy[] = ['digiKam', 'Picasa', 'Lightroom'];

/** A picture of 400×300 with what a program writes into it. */
function photoWith(xmp: string | null, orientation = 1): Promise<Buffer> {
  const plain = sharp({ create: { width: 400, height: 300, channels: 3, background: '#456' } });
  const turned = plain.withMetadata({ orientation }).jpeg();
  return (xmp === null ? turned : turned.withXmp(xmp)).toBuffer();
}

const ada = { name: 'Ada Lovelace', x: 0.25, y: 0.5, width: 0.1, height: 0.2 };
const bob = { name: 'Zoë & <Bob>', x: 0.75, y: 0.4, width: 0.2, height: 0.3 };

describe('faces that a file names', () => {
  test.each(WRITERS)('are read as %s writes them, in the photo and beside it', async (writer) => {
    const xmp = xmpOf(writer, [ada, bob]);
    expect(faceRegions(await photoWith(xmp), null)).toEqual([ada, bob]);
    expect(faceRegions(await photoWith(null), Buffer.from(xmp))).toEqual([ada, bob]);
    // What lies beside it is newer.
    expect(faceRegions(await photoWith(xmp), Buffer.from(xmpOf(writer, [bob])))).toEqual([bob]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'are where they are shown in a photo of EXIF orientation %i',
    async (orientation) => {
      // A white square on black, where the region says.
      const square = { left: 260, top: 60, width: 40, height: 30 };
      const region = { name: 'Ada', x: 280 / 400, y: 75 / 300, width: 40 / 400, height: 30 / 300 };
      const photo = await sharp({
        create: { width: 400, height: 300, channels: 3, background: '#000' },
      })
        .composite([
          {
            input: {
              create: {
                width: square.width,
                height: square.height,
                channels: 3,
                background: '#fff',
              },
            },
            left: square.left,
            top: square.top,
          },
        ])
        .withMetadata({ orientation })
        .jpeg({ quality: 100 })
        .withXmp(xmpOf('digiKam', [region]))
        .toBuffer();
      const { data, info } = await sharp(photo)
        .autoOrient()
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const white = [...data].flatMap((value, i) => (value > 128 ? i : []));
      const mean = (of: (i: number) => number) =>
        white.reduce((sum, i) => sum + of(i), 0) / white.length;
      const [found] = faceRegions(photo, null);
      expect(found!.x).toBeCloseTo((mean((i) => i % info.width) + 0.5) / info.width, 2);
      expect(found!.y).toBeCloseTo(
        (mean((i) => Math.floor(i / info.width)) + 0.5) / info.height,
        2,
      );
      expect(found!.width * found!.height).toBeCloseTo(white.length / data.length, 2);
    },
  );

  test('stay where a program says that it meant the picture as it is shown', async () => {
    const meant = xmpOf('Lightroom', [ada], { width: 300, height: 400 });
    expect(faceRegions(await photoWith(meant, 6), null)).toEqual([ada]);
    const stored = xmpOf('Lightroom', [ada], { width: 400, height: 300 });
    expect(faceRegions(await photoWith(stored, 6), null)).toEqual([
      { name: ada.name, x: 0.5, y: 0.25, width: 0.2, height: 0.1 },
    ]);
  });

  test('are none where they have no name, no size, no place in the picture, or are no faces', async () => {
    const none = [
      { ...ada, name: ' ' },
      { ...ada, width: 0 },
      { ...ada, x: 1.5 },
      { ...ada, y: Number.NaN },
    ];
    expect(faceRegions(await photoWith(xmpOf('Picasa', none)), null)).toEqual([]);
    const pet = xmpOf('digiKam', [ada]).replaceAll('"Face"', '"Pet"');
    expect(faceRegions(await photoWith(pet), null)).toEqual([]);
  });

  test('are none in files that hold no such thing, or are cut or damaged anywhere', async () => {
    const xmp = xmpOf('digiKam', [ada]);
    const whole = await photoWith(xmp);
    fc.assert(
      fc.property(
        fc.constantFrom(whole, Buffer.from(xmp), Buffer.alloc(0), Buffer.from('<a>')),
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 20 }),
        (bytes, end, changes) => {
          const copy = Buffer.from(bytes.subarray(0, end % (bytes.length + 1)));
          for (const [at, value] of changes) if (copy.length > 0) copy[at % copy.length] = value;
          for (const read of [faceRegions(copy, null), faceRegions(whole, copy)]) {
            for (const one of read) expect(one.name).not.toBe('');
          }
        },
      ),
    );
  });
});
