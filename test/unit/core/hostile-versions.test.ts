import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  KithError,
  limits,
  trainingPresets,
  type Report,
} from '../../../electron/contract/index.ts';
import type { NewVersion } from '../../../electron/core/ports/index.ts';
import { exportVersion, readVersionFile } from '../../../electron/core/versions/version-file.ts';
import { printableLines } from '../../../electron/platform/printable.ts';
import { openGallery } from '../../../electron/gallery/gallery.ts';
import { shipped, temporaryGallery } from '../../support/gallery.ts';
import { testKith } from '../../support/kith.ts';
import { consent, goodQuality, newVersion, pictureOf, weightsOf } from '../../support/samples.ts';

const FILES = 200;
const at = new Date(1_760_000_000_000);

const report: Report = {
  verdict: 'better',
  reasons: [{ kind: 'gain-and-loss' }],
  comparedWith: { versionId: 1, name: '', weightsSha256: 'a'.repeat(64) },
  wantedFpir: 0.01,
  parameters: trainingPresets.quick,
  data: { people: 3, samples: 9, copies: 0, strangers: 0, probes: 0 },
  comparison: null,
  curve: [{ step: 1, loss: 0.5, mated: 0.2, nonMated: 1.1, validationFnir: null }],
  epochs: 4,
  bestEpoch: 2,
  engine: 'wasm',
  seconds: 3,
};
const original = { ...newVersion(7), report };

/** The file of a version, as another Kith would have exported it. */
async function exported(): Promise<Buffer> {
  const { gallery } = await temporaryGallery();
  const { id } = await gallery.versions.insert(original, at);
  const file = await exportVersion(gallery.versions, id);
  await gallery.close();
  return Buffer.from(file);
}

const sum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What a version is, wherever it was made and judged. */
function withoutOrigin(version: NewVersion) {
  const { parentId: _, origin: __, verdict: ___, ...same } = version;
  return same;
}

/** A file whose checksums are right, whatever stands in it: who means harm can count, too. */
function sealed(header: string, weights: Uint8Array): Buffer {
  const line = Buffer.from(header);
  return Buffer.concat([
    Buffer.from(`kith-model 2\n${sum(line)}\n`),
    line,
    Buffer.from('\n'),
    weights,
  ]);
}

function parts(file: Buffer): { header: Record<string, unknown>; weights: Buffer } {
  const start = 'kith-model 2\n'.length + 65;
  const end = file.indexOf('\n', start);
  const header = JSON.parse(file.toString('utf8', start, end)) as Record<string, unknown>;
  return { header, weights: file.subarray(end + 1) };
}

/** What stands for a value that JSON has no word for. */
const RAW = '\u0001raw:';
const jsonWithRaw = (value: unknown): string =>
  JSON.stringify(value).replaceAll(/"\\u0001raw:([^"]*)"/g, (_, text: string) => text);

/** Values that are right nowhere in a header. */
const neverRight = fc.constantFrom<unknown>(
  `${RAW}NaN`,
  `${RAW}Infinity`,
  `${RAW}1e999`,
  `${RAW}-1e999`,
  true,
  { __proto__: null, a: 1 },
  [[[[[]]]]],
  '\u001B[2J\u001B]0;owned\u0007',
  'Ver\u202Esion',
  'a\u200Bb',
  '\u009B31m',
  'x'.repeat(1_000_000),
);

/** Everywhere in a value, as paths of keys. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Object.entries(value).flatMap(([key, part]) => placesIn(part, [...path, key]));
  return path.length === 0 ? inside : [path, ...inside];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string,
    unknown
  >;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

/** A tensor file with a header of its own. */
function tensors(
  header: string,
  data: Uint8Array,
  claims = BigInt(Buffer.byteLength(header)),
): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(claims);
  return Buffer.concat([length, Buffer.from(header), data]);
}

const hostileWeights = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 15 }), fc.constantFrom(NaN, Infinity, -Infinity))
    .map(([place, value]) => weightsOf(new Float32Array(16).fill(1).fill(value, place, place + 1))),
  fc.uint8Array({ maxLength: 300 }),
  fc
    .bigInt({ min: 1000n, max: 2n ** 64n - 1n })
    .map((claims) =>
      tensors('{"k":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}', new Uint8Array(8), claims),
    ),
  fc
    .constantFrom(
      '{"k":{"dtype":"F32","shape":[1e308,1e308],"data_offsets":[0,8]}}',
      '{"k":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}',
      '{"k":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}',
      '{"k":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}',
      '{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}',
      '['.repeat(100_000),
      '{}',
      'null',
    )
    .map((header) => tensors(header, new Uint8Array(8))),
);

/** Numbers that would have strangers named, or say nothing. */
const hostileStatistics = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    { from: 0, step: 0.1, counts: [] },
    { from: 0, step: 0.1, counts: [0, 0, 0] },
    { from: 0, step: 0.1, counts: [5, 3, 1] },
    { from: -1, step: 0.01, counts: [1_000_000] },
    { from: -1e308, step: 1e-300, counts: [10_000] },
    { from: 0, step: 0, counts: [10_000] },
    { from: 0, step: -0.1, counts: [10_000] },
    { from: 0, step: 0.1, counts: [1e17, 1] },
    { from: 0, step: 0.1, counts: [10_000.5] },
    { from: 0, step: 0.1, counts: [-5, 10_000] },
    { from: 0, step: 0.1, counts: '10000' },
    // Closer to 0, or lower, than scores of so many numbers can lie.
    { from: 0, step: 0.001, counts: [0, ...Array.from({ length: 10 }, () => 10_000)] },
    { from: -0.5, step: 0.01, counts: [20_000, ...Array.from({ length: 58 }, () => 0), 10_000] },
    // Wide awake, and of another network: the gallery's own people all reach it.
    { from: -0.9, step: 0.001, counts: [...Array.from({ length: 901 }, () => 0), 1_000_000] },
  ),
);

const number = (fallback: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(-1, 0, 3.5, 4097, 2 ** 53, 1e300),
    fc.integer({ min: 5000 }).map((value) => value + fallback),
  );

/** Files that mean harm, made of a real one. */
function hostileFiles(file: Buffer): fc.Arbitrary<{ what: string; bytes: Buffer }> {
  const { header, weights } = parts(file);
  const places = placesIn(header);
  const withWeights = (bytes: Uint8Array): Buffer =>
    sealed(JSON.stringify({ ...header, weightsSha256: sum(bytes) }), bytes);
  const position = fc.integer({ min: 0, max: file.length - 1 });
  const kind = (what: string, bytes: fc.Arbitrary<Buffer>) =>
    bytes.map((made) => ({ what, bytes: made }));
  return fc.oneof(
    kind(
      'bits turned',
      fc
        .array(fc.tuple(position, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 8 })
        .map((turns) => {
          const copy = Buffer.from(file);
          for (const [place, bits] of turns) copy[place]! ^= bits;
          return copy;
        }),
    ),
    kind(
      'cut off',
      position.map((end) => file.subarray(0, end)),
    ),
    kind(
      'something put in',
      fc
        .tuple(position, fc.uint8Array({ minLength: 1, maxLength: 2000 }))
        .map(([place, bytes]) =>
          Buffer.concat([file.subarray(0, place), bytes, file.subarray(place)]),
        ),
    ),
    kind(
      'a value that is right nowhere',
      fc
        .tuple(fc.constantFrom(...places), neverRight)
        .map(([path, value]) => sealed(jsonWithRaw(replaced(header, path, value)), weights)),
    ),
    kind(
      'a value left out',
      fc
        .constantFrom(
          'name',
          'profile',
          'head',
          'unfrozen',
          'embeddingSize',
          'weightsSha256',
          'statistics',
        )
        .map((key) => {
          const { [key]: _, ...rest } = header;
          return sealed(JSON.stringify(rest), weights);
        }),
    ),
    kind(
      'a wrong size',
      fc
        .tuple(fc.constantFrom('embeddingSize', 'unfrozen'), number(1))
        .filter(([key, value]) => !(key === 'unfrozen' && value === 0))
        .map(([key, value]) => sealed(JSON.stringify({ ...header, [key]: value }), weights)),
    ),
    kind('wrong weights', hostileWeights.map(withWeights)),
    kind(
      'wrong statistics',
      hostileStatistics.map((statistics) =>
        sealed(JSON.stringify({ ...header, statistics }), weights),
      ),
    ),
    kind(
      'a header without an end',
      fc.constant(
        Buffer.concat([file.subarray(0, 78), Buffer.alloc(limits.versionHeaderBytes + 1, 32)]),
      ),
    ),
    kind(
      'nested too deep',
      fc
        .integer({ min: 1000, max: 100_000 })
        .map((depth) => sealed(`{"name":${'['.repeat(depth)}${']'.repeat(depth)}}`, weights)),
    ),
  );
}

test.each([
  [0, FILES / 4],
  [1, FILES / 4],
  [2, FILES / 4],
  [8, FILES],
])(
  'with %i people of %i files that mean harm none is taken, and the gallery opens as before',
  async (people, files) => {
    const file = await exported();
    const { kith, gallery, file: path, folder } = await testKith();
    for (let i = 1; i <= people; i++) {
      const sample = {
        chip: pictureOf(i, i),
        quality: goodQuality,
        source: 'webcam' as const,
        takenAt: at,
      };
      await kith.enrollment.enroll(`Person ${i}`, consent, [sample]);
    }
    const wanted = withoutOrigin(readVersionFile(file));
    /** What is wrong with how a file was answered; null where nothing is. */
    const wrongWith = async (bytes: Buffer): Promise<string | null> => {
      try {
        const { id } = await kith.versions.import(bytes);
        // What changed nothing that counts is the same version.
        const same = withoutOrigin(readVersionFile(await kith.versions.export(id)));
        await kith.versions.remove(id);
        return isDeepStrictEqual(same, wanted) ? null : 'taken';
      } catch (error) {
        if (!(error instanceof KithError)) return String(error);
        const { code, message } = error;
        if (!/^(NotAVersion|VersionDamaged|VersionUnusable)$/.test(code)) return code;
        return message === printableLines(message) ? null : 'its message obeys the file';
      }
    };
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(hostileFiles(file), async ({ what, bytes }) => {
        seen.add(what);
        expect([what, await wrongWith(bytes)]).toEqual([what, null]);
        expect(await kith.versions.list()).toHaveLength(1);
      }),
      { numRuns: files },
    );
    expect(seen.size).toBeGreaterThan(7);

    kith.close();
    await gallery.close();
    const opened = await openGallery({ file: path, key: null, shipped });
    const left = { gallery: opened, folder, file: path };
    const again = await testKith(undefined, undefined, left);
    expect(await again.kith.people.list()).toHaveLength(people);
    expect(again.gallery.active().id).toBe(1);
    // The real one is taken, here as anywhere.
    expect(await again.kith.versions.import(file)).toMatchObject({ name: 'Version 7' });
    await again.gallery.close();
  },
);

test('200 MB of junk are refused for their size, or for their first line', async () => {
  const junk = Buffer.alloc(200 * 1024 * 1024, 'kith-model 2\n');
  expect(() => readVersionFile(junk)).toThrow(expect.objectContaining({ flaw: 'fileTooLarge' }));
  expect(() => readVersionFile(junk.subarray(1, limits.versionBytes))).toThrow(
    expect.objectContaining({ code: 'NotAVersion' }),
  );
});

test('a file of a Kith before, which has no checksum of its header, is still read', async () => {
  const { header, weights } = parts(await exported());
  const before = Buffer.concat([Buffer.from(`kith-model 1\n${JSON.stringify(header)}\n`), weights]);
  expect(readVersionFile(before)).toMatchObject({ name: 'Version 7', embeddingSize: 128 });
});

test('statistics that no embeddings of that size have are refused where nobody is enrolled to try them on', async () => {
  const { kith, gallery } = await testKith();
  const { header, weights } = parts(await exported());
  const low = fc.record({
    step: fc.constantFrom(1e-5, 1e-4, 0.001, 0.002),
    counts: fc.array(fc.integer({ min: 700, max: 1e6 }), { minLength: 10, maxLength: 25 }),
  });
  await fc.assert(
    fc.asyncProperty(low, async ({ step, counts }) => {
      const statistics = { from: 0, step, counts };
      const file = sealed(JSON.stringify({ ...header, statistics }), weights);
      await expect(kith.versions.import(file)).rejects.toMatchObject({
        code: 'VersionUnusable',
        flaw: 'statisticsImplausible',
      });
    }),
    { numRuns: 50 },
  );
  expect(await kith.versions.list()).toHaveLength(1);
  kith.close();
  await gallery.close();
});
