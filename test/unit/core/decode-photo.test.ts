import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { limits } from '../../../electron/contract/index.ts';
import { decodePhoto } from '../../../electron/core/importing/decode-photo.ts';

/** 60×40, red on the left and blue on the right. */
const halves = sharp({
  create: { width: 60, height: 40, channels: 3, background: 'red' },
}).composite([
  {
    input: { create: { width: 30, height: 40, channels: 3, background: 'blue' } },
    left: 30,
    top: 0,
  },
]);
const bytesOf = async (image: Sharp) => image.clone().png().toBuffer();
const pixel = (image: { width: number; data: Uint8Array }, x: number, y: number) => [
  ...image.data.subarray((y * image.width + x) * 3, (y * image.width + x) * 3 + 3),
];

describe('photos', () => {
  test.each([
    ['jpeg', (s: Sharp) => s.jpeg()],
    ['png', (s: Sharp) => s.png()],
    ['webp', (s: Sharp) => s.webp({ lossless: true })],
    ['tiff', (s: Sharp) => s.tiff()],
    ['avif', (s: Sharp) => s.avif({ quality: 90 })],
    ['grey', (s: Sharp) => s.greyscale().png()],
    ['16 bit', (s: Sharp) => s.toColourspace('rgb16').png()],
    ['with transparency', (s: Sharp) => s.ensureAlpha(0.99).png()],
    ['CMYK', (s: Sharp) => s.toColourspace('cmyk').jpeg()],
  ])('%s is read as RGB', async (_, encode) => {
    const { image, scale } = await decodePhoto(await encode(halves.clone()).toBuffer(), 'photo');
    expect(image).toMatchObject({ width: 60, height: 40, channels: 3 });
    expect(image.data).toHaveLength(60 * 40 * 3);
    expect(scale).toBe(1);
  });

  test('an EXIF rotation is simply right', async () => {
    const turned = await sharp(await bytesOf(halves))
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 100 })
      .toBuffer();
    const { image } = await decodePhoto(turned, 'turned.jpg');
    expect([image.width, image.height]).toEqual([40, 60]);
    const [red, , blue] = pixel(image, 20, 5);
    expect(red).toBeGreaterThan(200); // What was left is on top.
    expect(blue).toBeLessThan(60);
    expect(pixel(image, 20, 55)[2]).toBeGreaterThan(200);
  });

  test('a large photo is shrunk, and the scale tells by how much', async () => {
    const large = await sharp({
      create: { width: 4000, height: 3000, channels: 3, background: 'gray' },
    })
      .jpeg()
      .toBuffer();
    const { image, scale } = await decodePhoto(large, 'large.jpg');
    expect(Math.max(image.width, image.height)).toBe(limits.photoSide);
    expect(scale).toBeCloseTo(2.5);
  });
});

describe('bad files', () => {
  test('100 megapixels are refused before they are decoded', async () => {
    const huge = await sharp({
      create: { width: 10_000, height: 10_000, channels: 3, background: 'gray' },
    })
      .png({ compressionLevel: 1 })
      .toBuffer();
    await expect(decodePhoto(huge, 'huge.png')).rejects.toMatchObject({
      code: 'ImageTooLarge',
      subject: 'huge.png',
    });
  });

  test('a truncated JPEG is damaged, not half a picture', async () => {
    const noise = Buffer.from(
      Uint8Array.from({ length: 300 * 300 * 3 }, (_, i) => (i * 7919) % 256),
    );
    const whole = await sharp(noise, { raw: { width: 300, height: 300, channels: 3 } })
      .jpeg()
      .toBuffer();
    await expect(
      decodePhoto(whole.subarray(0, whole.length / 2), 'half.jpg'),
    ).rejects.toMatchObject({
      code: 'DamagedImage',
    });
  });

  test.each([
    ['text', Buffer.from('hello, I am no image')],
    ['nothing', Buffer.alloc(0)],
    ['a JPEG’s first bytes', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ])('%s is no image', async (_, bytes) => {
    await expect(decodePhoto(bytes, 'file')).rejects.toMatchObject({ code: 'NotAnImage' });
  });
});
