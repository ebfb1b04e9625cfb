import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { KithError } from '../../../electron/contract/index.ts';
import { decodePhoto as decode } from '../../../electron/core/importing/decode-photo.ts';
import { endsTooEarly } from '../../../electron/core/importing/ends-too-early.ts';
import { decodePhoto } from '../../support/photo-reading.ts';

const u16 = (value: number): number[] => [value & 255, value >> 8];
const u32 = (value: number): number[] => [...u16(value & 65_535), ...u16(value >>> 16)];
const big = (bytes: number[]): number[] => bytes.toReversed();
const text = (value: string): number[] => [...Buffer.from(value, 'latin1')];
/** `[]` of a type and what is in it, as ISO base media files have them. */
const box = (type: string, inside: readonly number[], size = inside.length + 8): number[] => [
  ...big(u32(size)),
  ...text(type),
  ...inside,
];

/** A file of at least so many bytes. */
const fileOf = (bytes: readonly number[], least: number): Buffer => {
  const file = Buffer.alloc(Math.max(bytes.length, least));
  file.set(bytes);
  return file;
};

const length = fc.constantFrom(64, 500, 4000);
const size32 = fc.constantFrom(0, 1, 2, 7, 8, 16, 60, 1000, 2000, 65_535, 2 ** 31 - 1, 2 ** 32 - 1);

const tiffs = fc.record({
  length,
  entries: fc.array(
    fc.record({
      tag: fc.constantFrom(273, 279, 324, 325, 256),
      type: fc.constantFrom(0, 1, 3, 4, 5, 12, 13, 99),
      count: size32,
      at: size32,
    }),
    { maxLength: 40 },
  ),
  next: fc.constantFrom(0, 8, 20, 32, 2 ** 32 - 1),
});
type Tiff = typeof tiffs extends fc.Arbitrary<infer T> ? T : never;

/** A TIFF of one directory. */
const tiffOf = ({ length: least, entries, next }: Tiff): Buffer =>
  fileOf(
    [
      ...text('II*\0'),
      ...u32(8),
      ...u16(entries.length),
      ...entries.flatMap(({ tag, type, count, at }) => [
        ...u16(tag),
        ...u16(type),
        ...u32(count),
        ...u32(at),
      ]),
      ...u32(next),
    ],
    least,
  );

/** Each entry claims half the file, and after the directory comes itself. */
const round: Tiff = {
  length: 4000,
  entries: Array.from({ length: 40 }, (_, i) => ({
    tag: i % 2 === 0 ? 273 : 279,
    type: 3,
    count: 1000,
    at: 8,
  })),
  next: 8,
};

/** Files of boxes that say wrong sizes, and items without bytes. */
const boxFiles = fc
  .record({
    length,
    size: fc.constantFrom<number | undefined>(undefined, 0, 1, 7, 2 ** 32 - 1),
    long: fc.constantFrom(0, 1, 7, 8, 24),
    version: fc.constantFrom(0, 1, 2),
    fields: fc.constantFrom(0, 0x11, 0x44, 0xff),
    items: fc.constantFrom(0, 1, 20, 65_535),
    extents: fc.constantFrom(0, 1, 65_535),
  })
  .map(({ length: least, size, long, version, fields, items, extents }) => {
    const item = [0, 0, ...(version > 0 ? [0, 0] : []), 0, 0, ...big(u16(extents))];
    const count = version < 2 ? big(u16(items)) : big(u32(items));
    const iloc = [
      version,
      0,
      0,
      0,
      fields,
      fields,
      ...count,
      ...Array.from({ length: 20 }, () => item).flat(),
    ];
    const meta = box('meta', [0, 0, 0, 0, ...box('iloc', iloc)]);
    const odd = box('free', [...big(u32(0)), ...big(u32(long))], size);
    return fileOf([...box('ftyp', text('heic\0\0\0\0heic')), ...meta, ...odd], least);
  });

/** Counts what is read of a file's head, and ends what reads more than that. */
function readsOf(bytes: Buffer, most: number): number {
  let reads = 0;
  const methods = ['getUint8', 'getUint16', 'getUint32'] as const;
  const spies = methods.map((method) => {
    const own = DataView.prototype[method];
    return vi.spyOn(DataView.prototype, method).mockImplementation(function (
      this: DataView,
      at: number,
      little?: boolean,
    ) {
      if (++reads > most) throw new Error('It is read round and round');
      return own.call(this, at, little);
    });
  });
  try {
    expect(endsTooEarly(bytes)).toBeTypeOf('boolean');
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return reads;
}

test('whatever the directories of a TIFF say, they are read no longer than the file is', () => {
  let most = 0;
  fc.assert(
    fc.property(tiffs, (tiff) => {
      const bytes = tiffOf(tiff);
      most = Math.max(most, readsOf(bytes, 2 * bytes.length) / bytes.length);
    }),
    { numRuns: 2000, examples: [[round]] },
  );
  // A list that is there is read.
  expect(most).toBeGreaterThan(0.25);
});

test('of boxes that say they are empty, or have items without bytes, no more is looked at than a picture has', () => {
  let most = 0;
  fc.assert(
    fc.property(boxFiles, (bytes) => {
      most = Math.max(most, readsOf(bytes, 1_000_000));
    }),
    { numRuns: 300 },
  );
  expect(most).toBeGreaterThan(100);
});

const side = fc.constantFrom(
  0,
  1,
  -1,
  3,
  -8,
  60,
  70_000,
  -70_000,
  20_000_000,
  2 ** 31 - 1,
  -(2 ** 31),
);

const bmps = fc.record({
  width: side,
  height: side,
  bits: fc.constantFrom(8, 16, 24, 32),
  packed: fc.constantFrom(0, 3, 4),
  colors: fc.constantFrom(0, 0, 2, 256, 257, 2 ** 32 - 1),
  length: fc.constantFrom(200, 20_000),
});

test('whatever a BMP says of itself, it is read or refused for a reason', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(bmps, async ({ width, height, bits, packed, colors, length: bytes }) => {
      const head = Buffer.alloc(bytes);
      head.write('BM');
      head.writeUInt32LE(bytes, 2);
      head.writeUInt32LE(54, 10);
      head.writeUInt32LE(40, 14);
      head.writeInt32LE(width, 18);
      head.writeInt32LE(height, 22);
      head.writeUInt16LE(1, 26);
      head.writeUInt16LE(bits, 28);
      head.writeUInt32LE(packed, 30);
      head.writeUInt32LE(colors, 46);
      const { code, image } = await read(head);
      seen.add(code);
      if (image === null) return;
      expect([image.width, image.height]).toEqual([width, Math.abs(height)]);
    }),
    {
      numRuns: 200,
      examples: [
        [{ width: 0, height: 2 ** 31 - 1, bits: 24, packed: 0, colors: 0, length: 200 }],
        [{ width: 2 ** 31 - 1, height: 0, bits: 24, packed: 0, colors: 0, length: 200 }],
        [{ width: 60, height: 60, bits: 24, packed: 0, colors: 0, length: 20_000 }],
      ],
    },
  );
  expect([...seen].toSorted()).toEqual(['', 'DamagedImage', 'ImageTooLarge']);
});

/** What comes of a photo that nothing may be a defect of. */
async function read(bytes: Buffer): Promise<{
  code: string;
  image: { width: number; height: number } | null;
}> {
  try {
    const { image } = await decodePhoto(bytes, 'photo');
    return { code: '', image };
  } catch (error) {
    if (!(error instanceof KithError)) throw error;
    return { code: error.code, image: null };
  }
}

test('a picture without pixels is refused, whichever decoder lets it pass', async () => {
  const heic = await readFile(new URL('../../fixtures/photos/halves.heic', import.meta.url));
  for (const [width, height] of [
    [0, 0],
    [0, 48],
    [64, 0],
  ] as const) {
    const picture = { width, height, data: new Uint8Array(), original: { width, height } };
    const decodeHeic = async () => ({ ...picture, pictures: 1 });
    await expect(decode({ decodeHeic }, heic, 'a.heic')).rejects.toMatchObject({
      code: 'DamagedImage',
      subject: 'a.heic',
    });
  }
  const empty = Buffer.from(heic);
  const size = Buffer.from('0000004000000030', 'hex');
  const said = empty.indexOf(size);
  expect(said).toBeGreaterThan(0);
  empty.fill(0, said, said + size.length);
  expect((await read(empty)).code).toBe('DamagedImage');
});
