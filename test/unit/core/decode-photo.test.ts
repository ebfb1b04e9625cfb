import { readFile } from 'node:fs/promises';
import { encode as encodeBmp } from 'bmp-ts';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { KithError, limits } from '../../../electron/contract/index.ts';
import { decodePhoto as decode } from '../../../electron/core/importing/decode-photo.ts';
import { decodePhoto } from '../../support/photo-reading.ts';
import { endsTooEarly } from '../../../electron/core/importing/ends-too-early.ts';

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
    ['gif', (s: Sharp) => s.gif()],
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

  /** Made by heif-enc from a drawing: 64×48, red on the left and blue on the right. */
  const heic = (): Promise<Buffer> =>
    readFile(new URL('../../fixtures/photos/halves.heic', import.meta.url));

  test('HEIC is read', async () => {
    const { image, cutOff } = await decodePhoto(await heic(), 'IMG_0001.HEIC');
    expect(image).toMatchObject({ width: 64, height: 48, channels: 3 });
    expect(pixel(image, 5, 5)[0]).toBeGreaterThan(180);
    expect(pixel(image, 60, 40)[2]).toBeGreaterThan(180);
    expect(cutOff).toBe(false);
  });

  test('a damaged HEIC is an error, and the next one is read', async () => {
    const whole = await heic();
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, 60, 200);
    await expect(decodePhoto(damaged, 'a.heic')).rejects.toMatchObject({ code: 'DamagedImage' });
    await expect(decodePhoto(whole.subarray(0, 60), 'b.heic')).rejects.toMatchObject({
      code: 'TruncatedImage',
    });
    expect((await decodePhoto(whole, 'c.heic')).image.width).toBe(64);
  });

  test('what ends the process of its decoder is no fault of the picture’s', async () => {
    const read = async (error: Error): Promise<unknown> => {
      const decodeHeic = async (): Promise<never> => {
        throw error;
      };
      return decode({ decodeHeic }, await heic(), 'a.heic');
    };
    await expect(read(new KithError('DecoderLost'))).rejects.toMatchObject({
      code: 'DecoderLost',
      subject: 'a.heic',
    });
    const tooMany = Object.assign(new Error('spawn EMFILE'), {
      code: 'EMFILE',
      syscall: 'spawn node',
    });
    await expect(read(tooMany)).rejects.toBe(tooMany);
    await expect(read(new Error('any'))).rejects.toMatchObject({ code: 'DamagedImage' });
  });

  test('BMP is read', async () => {
    const { data, info } = await halves
      .clone()
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    // Its encoder takes ABGR.
    for (let i = 0; i < data.length; i += 4) data.subarray(i, i + 4).reverse();
    const bmp = encodeBmp({ data, width: info.width, height: info.height, bitPP: 24 });
    const { image } = await decodePhoto(new Uint8Array(bmp.data), 'scan.bmp');
    expect(image).toMatchObject({ width: 60, height: 40 });
    expect(pixel(image, 5, 5)).toEqual([255, 0, 0]);
    expect(pixel(image, 55, 35)).toEqual([0, 0, 255]);
  });

  /** A BMP of 8 bits with a palette; it may say that it is larger than it is. */
  const withPalette = (width: number, height: number, pixels: Uint8Array): Buffer => {
    const colors = Buffer.alloc(4 * 256);
    // Blue, green, red, and nothing.
    colors.set([77, 101, 145, 0, 9, 200, 30, 0]);
    const head = Buffer.alloc(54);
    head.write('BM');
    head.writeUInt32LE(54 + colors.length + pixels.length, 2);
    head.writeUInt32LE(54 + colors.length, 10);
    head.writeUInt32LE(40, 14);
    head.writeInt32LE(width, 18);
    head.writeInt32LE(height, 22);
    head.writeUInt16LE(1, 26);
    head.writeUInt16LE(8, 28);
    head.writeUInt32LE(256, 46);
    return Buffer.concat([head, colors, pixels]);
  };

  test('BMP with a palette is read in its colors', async () => {
    const pixels = new Uint8Array(16 * 16).fill(0);
    pixels.fill(1, 128);
    const { image } = await decodePhoto(withPalette(16, 16, pixels), 'scan.bmp');
    // The first row is the lowest.
    expect(pixel(image, 3, 14)).toEqual([145, 101, 77]);
    expect(pixel(image, 3, 2)).toEqual([30, 200, 9]);
  });

  test('a BMP that says it is huge is refused before it is decoded', async () => {
    for (const [width, height] of [
      [30_000, 30_000],
      [30_000, -30_000],
    ] as const) {
      const bomb = withPalette(width, height, new Uint8Array(64));
      await expect(decodePhoto(bomb, 'bomb.bmp')).rejects.toMatchObject({ code: 'ImageTooLarge' });
    }
  });

  test('a HEIC whose pixels are said to run to its end is called truncated where they do not', async () => {
    const open = await heic();
    // The size of its last box: 0 is the rest of the file.
    open.writeUInt32BE(0, open.indexOf('mdat') - 4);
    expect((await decodePhoto(open, 'a.heic')).image.width).toBe(64);
    await expect(decodePhoto(open.subarray(0, -40), 'b.heic')).rejects.toMatchObject({
      code: 'TruncatedImage',
    });
    expect(endsTooEarly(open)).toBe(false);
    const cuts = Array.from({ length: open.length }, (_, length) => open.subarray(0, length));
    // The first box is whole at 28 bytes; eight more tell the size of the next.
    const missed = cuts.filter((cut) => cut.length >= 36 && !endsTooEarly(cut));
    expect(missed.map(({ length }) => length)).toEqual([]);
  });

  test('whatever is changed in a HEIC, whether it ends too early is told', async () => {
    const whole = await heic();
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255))), (changes) => {
        const changed = Buffer.from(whole);
        for (const [at, value] of changes) changed[at] = value;
        expect(endsTooEarly(changed)).toBeTypeOf('boolean');
      }),
      { numRuns: 2000 },
    );
  });

  test('of a HEIC with several pictures the primary one comes first', async () => {
    const two = await readFile(new URL('../../fixtures/photos/red-and-blue.heic', import.meta.url));
    const isRed = async (picture: number): Promise<boolean> => {
      const { image, pictures } = await decodePhoto(two, 'burst.heic', picture);
      expect(pictures).toBe(2);
      return pixel(image, 5, 5)[0]! > 128;
    };
    expect([await isRed(0), await isRed(1)]).toEqual([true, false]);
    // The id of the primary item, after its box's version and flags.
    two.writeUInt16BE(4, two.indexOf('pitm') + 8);
    expect([await isRed(0), await isRed(1)]).toEqual([false, true]);
  });

  test('a HEIC that says it is huge is refused before it is decoded', async () => {
    const bomb = await heic();
    // Where a grid of tiles says how large it is, and where the picture does: 64×48, as 16 and as 32 bits.
    const sizes = [
      ['00400030', '4e203e80'],
      ['0000004000000030', '00004e2000003e80'],
    ] as const;
    for (const [said, huge] of sizes) {
      for (let at = bomb.indexOf(said, 'hex'); at >= 0; at = bomb.indexOf(said, at, 'hex')) {
        bomb.write(huge, at, 'hex');
      }
    }
    await expect(decodePhoto(bomb, 'bomb.heic')).rejects.toMatchObject({ code: 'ImageTooLarge' });
  });

  test('a HEIC of more megapixels than are held at once is shrunk, and where things are is known', async () => {
    const large = await readFile(
      new URL('../../fixtures/photos/halves-of-67-megapixels.heic', import.meta.url),
    );
    const photo = await decodePhoto(large, 'IMG_0002.HEIC');
    expect(photo.image.width).toBe(limits.photoSide);
    expect(photo.scale).toBeCloseTo(9600 / limits.photoSide);
    const { image, scale } = await photo.whole();
    expect(image.width * image.height).toBeLessThanOrEqual(limits.wholePixels);
    expect(image.width * scale).toBeCloseTo(9600);
    expect(pixel(image, 5, 5)[0]).toBeGreaterThan(180);
    expect(pixel(image, image.width - 5, image.height - 5)[2]).toBeGreaterThan(180);
  });

  /** The second picture that cameras with two lenses put behind the first, as CIPA DC-007 has it. */
  test('MPO is read as its first picture', async () => {
    const [first, second] = await Promise.all([
      halves.clone().jpeg({ quality: 100 }).toBuffer(),
      halves.clone().flop().jpeg({ quality: 100 }).toBuffer(),
    ]);
    const index = Buffer.concat([Buffer.from([0xff, 0xe2, 0, 12]), Buffer.from('MPF\0II*\0\b\0')]);
    const mpo = Buffer.concat([first.subarray(0, 2), index, first.subarray(2), second]);
    const { image, cutOff } = await decodePhoto(mpo, 'DSCF0001.MPO');
    expect(pixel(image, 5, 5)[0]).toBeGreaterThan(200);
    expect(cutOff).toBe(false);
  });

  /** Red, then blue. */
  const frames = async (): Promise<Sharp> => {
    const frame = (background: string) =>
      sharp({ create: { width: 20, height: 10, channels: 3, background } })
        .png()
        .toBuffer();
    return sharp(await Promise.all(['red', 'blue'].map(frame)), { join: { animated: true } });
  };

  test.each([
    ['GIF', (s: Sharp) => s.gif({ delay: [100, 100] })],
    ['WebP', (s: Sharp) => s.webp({ delay: [100, 100], lossless: true })],
    ['TIFF', (s: Sharp) => s.tiff()],
  ])('each picture of a %s with several is read when it is asked for', async (_, encode) => {
    const bytes = await encode(await frames()).toBuffer();
    const [first, second] = [await decodePhoto(bytes, 'a'), await decodePhoto(bytes, 'a', 1)];
    expect([first.pictures, second.pictures]).toEqual([2, 2]);
    expect(first.image).toMatchObject({ width: 20, height: 10 });
    expect(pixel(first.image, 5, 5)[0]).toBeGreaterThan(200);
    expect(pixel(second.image, 5, 5)[2]).toBeGreaterThan(200);
  });

  test('what a photo has more of than fits is there when it is asked for', async () => {
    const noise = await sharp({
      create: {
        width: 3000,
        height: 2000,
        channels: 3,
        background: 'gray',
        noise: { type: 'gaussian', mean: 128, sigma: 30 },
      },
    })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const photo = await decodePhoto(noise, 'large.jpg');
    expect(photo).toMatchObject({ saysUp: true, wholeScale: 1, pictures: 1 });
    expect(await photo.whole()).toMatchObject({ scale: 1, image: { width: 2000, height: 3000 } });
    const small = await decodePhoto(await bytesOf(halves), 'small');
    expect(small.saysUp).toBe(false);
    expect((await small.whole()).image).toBe(small.image);
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

/** How a BMP of so many bits begins whose pixels are packed so. */
const bmpHead = (bits: number, packed: number): number[] => {
  const head = Buffer.alloc(64);
  head.write('BM');
  head.writeUInt32LE(40, 14);
  head.writeUInt16LE(bits, 28);
  head.writeUInt32LE(packed, 30);
  return [...head];
};

describe('bad files', () => {
  const gray = (width: number, height: number): Sharp =>
    sharp({ create: { width, height, channels: 3, background: 'gray' }, limitInputPixels: false });
  const noise = Uint8Array.from({ length: 300 * 300 * 3 }, (_, i) => (i * 7919) % 256);
  const noisy = sharp(noise, { raw: { width: 300, height: 300, channels: 3 } });

  test.each([
    ['from its first row to its last', false],
    ['progressively', true],
  ])(
    'a phone’s 108 megapixels, stored %s, are shrunk while they are read',
    async (_, progressive) => {
      const large = await gray(12_000, 9000).jpeg({ progressive }).toBuffer();
      const photo = await decodePhoto(large, 'large.jpg');
      const { image, scale } = photo;
      expect(image.width).toBe(limits.photoSide);
      expect(scale).toBeCloseTo(7.5);
      const whole = await photo.whole();
      expect(whole.image.width * whole.image.height).toBeLessThanOrEqual(limits.wholePixels);
      expect(whole.scale).toBeCloseTo(photo.wholeScale, 2);
    },
  );

  test.each<[string, () => Promise<Buffer>]>([
    ['more than any camera takes', () => gray(20_000, 16_000).png().toBuffer()],
    ['what has to be in memory whole', () => gray(9000, 9000).tiff().toBuffer()],
    ['more bytes than are sent', async () => Buffer.alloc(limits.photoBytes + 1)],
  ])('%s: refused before it is decoded', async (_, bytes) => {
    await expect(decodePhoto(await bytes(), 'huge')).rejects.toMatchObject({
      code: 'ImageTooLarge',
      subject: 'huge',
    });
  });

  test('a JPEG without its end, or its last rows, is read as far as it goes and says so', async () => {
    const whole = await noisy.clone().jpeg().toBuffer();
    const { image } = await decodePhoto(whole, 'whole.jpg');
    const cut = async (bytes: number) => {
      const photo = await decodePhoto(whole.subarray(0, whole.length - bytes), 'cut.jpg');
      expect([photo.image.width, photo.cutOff]).toEqual([300, true]);
      expect(pixel(photo.image, 10, 10)).toEqual(pixel(image, 10, 10));
      return photo.image.height;
    };
    expect(await cut(2)).toBe(300);
    expect(await cut(200)).toBeGreaterThan(270);
    const half = await cut(Math.floor(whole.length / 2));
    expect(half).toBeGreaterThan(120);
    expect(half).toBeLessThan(180);
  });

  test.each([1, 3, 6, 8])(
    'what is missing of a JPEG is no part of it, however it lies (orientation %i)',
    async (orientation) => {
      const whole = await noisy.clone().jpeg().withMetadata({ orientation }).toBuffer();
      const { image } = await decodePhoto(whole.subarray(0, whole.length * 0.6), 'cut.jpg');
      const { width, height, data } = image;
      expect(Math.max(width, height)).toBe(300);
      const short = Math.min(width, height);
      expect(short).toBeLessThan(200);
      expect([width, height]).toEqual(orientation < 5 ? [300, short] : [short, 300]);
      const lines = Array.from({ length: height }, (_, y) =>
        data.subarray(y * width * 3, (y + 1) * width * 3),
      );
      expect(lines.filter((line) => line.every((value) => Math.abs(value - 128) < 4))).toEqual([]);
    },
  );

  test('a JPEG of which nothing is left but its beginning is called that', async () => {
    const whole = await noisy.clone().jpeg().toBuffer();
    await expect(decodePhoto(whole.subarray(0, 700), 'cut.jpg')).rejects.toMatchObject({
      code: 'TruncatedImage',
    });
  });

  test.each([
    ['png', (s: Sharp) => s.png()],
    ['webp', (s: Sharp) => s.webp({ lossless: true })],
    ['gif', (s: Sharp) => s.gif()],
    ['avif', (s: Sharp) => s.avif()],
    ['tiff', (s: Sharp) => s.tiff()],
  ])('a %s that ends too early is called that', async (_, encode) => {
    const whole = await encode(noisy.clone()).toBuffer();
    await expect(decodePhoto(whole.subarray(0, whole.length / 2), 'half')).rejects.toMatchObject({
      code: 'TruncatedImage',
      subject: 'half',
    });
  });

  const several = async () => {
    const page = await noisy.clone().png().toBuffer();
    // Frames that are alike would be one.
    const other = await noisy.clone().flop().png().toBuffer();
    return sharp([page, other, page, other], { join: { animated: true } });
  };

  test('of an animation that ends too early the first picture is read, and that is said', async () => {
    const whole = await (await several()).gif().toBuffer();
    expect(await decodePhoto(whole, 'whole')).toMatchObject({ cutOff: false, pictures: 4 });
    const photo = await decodePhoto(whole.subarray(0, whole.length * 0.8), 'cut');
    expect(photo).toMatchObject({ cutOff: true, image: { width: 300, height: 300 } });
  });

  test.each([
    ['tiff', (s: Sharp) => s.tiff({ compression: 'none' })],
    ['webp', (s: Sharp) => s.webp({ lossless: true })],
  ])('a %s of several pictures that ends too early is called that', async (_, encode) => {
    const whole = await encode(await several()).toBuffer();
    const cut = decodePhoto(whole.subarray(0, whole.length * 0.8), 'cut');
    await expect(cut).rejects.toMatchObject({ code: 'TruncatedImage' });
  });

  test.each([
    ['jpeg', (s: Sharp) => s.jpeg()],
    ['png', (s: Sharp) => s.png()],
    ['tiff', (s: Sharp) => s.tiff()],
    ['tiff without compression', (s: Sharp) => s.tiff({ compression: 'none' })],
    ['tiff of tiles', (s: Sharp) => s.tiff({ tile: true, compression: 'deflate' })],
  ])('a %s that ends anywhere is called that, and none that is whole', async (_, encode) => {
    const whole = await encode(noisy.clone()).toBuffer();
    expect(endsTooEarly(whole)).toBe(false);
    for (const share of [0.0005, 0.2, 0.6, 0.99]) {
      expect(endsTooEarly(whole.subarray(0, Math.max(12, whole.length * share)))).toBe(true);
    }
  });

  test.each([
    ['JPEG XL', [0, 0, 0, 12, 0x4a, 0x58, 0x4c, 0x20, 0x0d, 0x0a, 0x87, 0x0a, 0, 0, 0, 0]],
    ['JPEG XL', [0xff, 0x0a, 0xfa, 0x5f, 0x01, 0x08, 0x10, 0x10, 0, 0, 0, 0]],
    ['Photoshop', [...Buffer.from('8BPS'), 0, 1, 0, 0, 0, 0, 0, 0]],
    // 40×30 at 24 bits, as Truevision has it, and a Windows cursor of 40×30.
    ['TGA', [0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40, 0, 30, 0, 24, 0]],
    ['PGM', [...Buffer.from('P5\n2 2\n255\n0000')]],
    ['SVG', [...Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>')]],
    ['EPS', [...Buffer.from('%!PS-Adobe-3.0 EPSF-3.0\n')]],
    ['BMP (16 colors)', bmpHead(4, 0)],
    ['BMP (2 colors)', bmpHead(1, 0)],
    ['BMP (RLE)', bmpHead(8, 1)],
    ['CUR', [0, 0, 2, 0, 1, 0, 40, 30, 0, 0, 0, 0, 0, 0, 30, 0, 24, 0]],
    [
      'OS/2 BMP',
      [...Buffer.from('BM'), 0, 0, 0, 0, 0, 0, 0, 0, 26, 0, 0, 0, 12, 0, 0, 0, 40, 0, 30, 0],
    ],
  ])('%s is refused by its name', async (format, bytes) => {
    await expect(decodePhoto(Uint8Array.from(bytes), 'picture')).rejects.toMatchObject({
      code: 'FormatUnread',
      subject: `picture: ${format}`,
    });
  });

  test.each([
    ['text', Buffer.from('hello, I am no image')],
    ['nothing', Buffer.alloc(0)],
    ['a PDF', Buffer.from('%PDF-1.7\n%more')],
  ])('%s is no image', async (_, bytes) => {
    await expect(decodePhoto(bytes, 'file')).rejects.toMatchObject({ code: 'NotAnImage' });
  });
});
