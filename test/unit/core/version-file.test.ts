import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { KithError } from '../../../electron/contract/index.ts';
import { exportVersion, readVersionFile } from '../../../electron/core/versions/version-file.ts';
import type { NewVersion } from '../../../electron/core/ports/index.ts';
import { temporaryGallery } from '../../support/gallery.ts';
import { newVersion, unitVector, weightsOf } from '../../support/samples.ts';
import { pretendLease } from '../../support/pretend-networks.ts';
import { testKith } from '../../support/kith.ts';

const at = new Date(1_760_000_000_000);

/** The file of a version, as another Kith would have exported it. */
async function fileOf(version: NewVersion): Promise<Uint8Array> {
  const { gallery } = await temporaryGallery();
  const { id } = await gallery.versions.insert(version, at);
  return exportVersion(gallery.versions, id);
}

/** A version with these bytes for weights, named after them. */
function withWeights(weights: Uint8Array): NewVersion {
  const version = newVersion(7);
  const id = createHash('sha256').update(weights).digest('hex');
  return { ...version, network: { ...version.network, id, weights } };
}

/** A Kith whose trainer embeds as told. */
async function kithThatEmbeds(embed: () => Promise<Float32Array[]>) {
  const { kith } = await testKith(undefined, {
    lease: pretendLease,
    embed,
    features: async () => [],
    project: async (_, embeddings, size) => ({ embeddings, size }),
    train: () => {
      throw new Error('Nothing is trained here');
    },
    engine: () => 'wasm',
  });
  return kith;
}

describe('a version as a file', () => {
  test('what was exported is imported elsewhere, not judged there', async () => {
    const { kith } = await testKith();
    const file = await fileOf(newVersion(7));
    const imported = await kith.versions.import(file);
    expect(imported).toMatchObject({
      name: 'Version 7',
      origin: 'imported',
      verdict: null,
      active: false,
      weightsSha256: newVersion(7).network.id,
    });
    await expect(kith.versions.import(file)).rejects.toMatchObject({ code: 'VersionKnown' });
  });

  test('one changed byte of the weights, another file and the shipped version are refused', async () => {
    const { kith } = await testKith();
    const file = await fileOf(newVersion(7));
    const changed = Uint8Array.from(file);
    changed[changed.length - 1]! ^= 1;
    expect(() => readVersionFile(changed)).toThrow(
      expect.objectContaining({ code: 'VersionDamaged' }),
    );
    for (const other of [new Uint8Array(0), Buffer.from('PK'), file.subarray(5)]) {
      expect(() => readVersionFile(other)).toThrow(
        expect.objectContaining({ code: 'NotAVersion' }),
      );
    }
    await expect(kith.versions.export(1)).rejects.toMatchObject({ code: 'VersionShipped' });
  });
});

describe('a version that cannot work is refused, and nothing is kept of it', () => {
  const good = newVersion(7);
  const { weights } = good.network;
  const tensor = (header: object, data: Uint8Array): Uint8Array => {
    const json = Buffer.from(JSON.stringify(header));
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(json.length));
    return Uint8Array.from(Buffer.concat([length, json, data]));
  };
  const entry = (shape: number[], offsets: [number, number], dtype = 'F32') => ({
    kernel: { dtype, shape, data_offsets: offsets },
  });
  const eight = new Uint8Array(8);

  test.each<[string, NewVersion, RegExp]>([
    ['no weights', withWeights(new Uint8Array(0)), /can’t be read/],
    ['cut off', withWeights(weights!.subarray(0, -4)), /can’t be read/],
    ['more than its tensors', withWeights(Buffer.concat([weights!, eight])), /can’t be read/],
    ['no header', withWeights(new Uint8Array(64).fill(255)), /can’t be read/],
    ['no tensor', withWeights(tensor({}, new Uint8Array())), /can’t be read/],
    ['too short for its shape', withWeights(tensor(entry([3], [0, 8]), eight)), /can’t be read/],
    ['a gap', withWeights(tensor(entry([1], [4, 8]), eight)), /can’t be read/],
    ['other numbers', withWeights(tensor(entry([2], [0, 8], 'F16'), eight)), /can’t be read/],
    [
      'not finite',
      withWeights(weightsOf(new Float32Array([1, Number.NaN]))),
      /not all of its weights/,
    ],
    ['infinite', withWeights(weightsOf(new Float32Array([1, Infinity]))), /not all of its weights/],
    ['no statistics', { ...good, statistics: { from: 0, step: 1, counts: [] } }, /statistics/],
    ['empty ones', { ...good, statistics: { from: 0, step: 1, counts: [0, 0] } }, /statistics/],
    ['an odd size', { ...good, embeddingSize: 100 }, /100 numbers/],
    ['another size', { ...good, embeddingSize: 64 }, /64 numbers/],
  ])('%s', async (_, version, reason) => {
    const { kith } = await testKith();
    await expect(kith.versions.import(await fileOf(version))).rejects.toMatchObject({
      code: 'VersionUnusable',
      message: expect.stringMatching(reason),
    });
    expect(await kith.versions.list()).toHaveLength(1);
  });

  test.each<[string, () => Promise<Float32Array[]>]>([
    ['not a number', async () => [unitVector(1).fill(Number.NaN, 0, 1)]],
    ['nothing but zeros', async () => [new Float32Array(128)]],
    ['no embedding', async () => []],
    ['not of length 1', async () => [unitVector(1).map((value) => value * 3)]],
    ['weights that do not fit', () => Promise.reject(new RangeError('no fitting weights'))],
    [
      'weights that do not fit, at once',
      () => {
        throw new RangeError('no fitting weights');
      },
    ],
  ])('tried on a face: %s', async (_, embed) => {
    const kith = await kithThatEmbeds(embed);
    await expect(kith.versions.import(await fileOf(good))).rejects.toMatchObject({
      code: 'VersionUnusable',
    });
    expect(await kith.versions.list()).toHaveLength(1);
  });

  test('where it could not be tried, that is what is said', async () => {
    const kith = await kithThatEmbeds(() => Promise.reject(new KithError('EngineLost')));
    await expect(kith.versions.import(await fileOf(good))).rejects.toMatchObject({
      code: 'EngineLost',
    });
    expect(await kith.versions.list()).toHaveLength(1);
  });
});
