import { expect, test } from 'vitest';
import { createEmbeddedMoments } from '../../../../electron/core/evaluation/embedded-moments.ts';
import { encodeChip } from '../../../../electron/core/importing/chip-jpeg.ts';
import type { EmbeddedSample } from '../../../../electron/core/ports/index.ts';
import { unitLength } from '../../../../native-models/evaluate/unit-vectors.ts';
import { pictureOf, unitVector } from '../../../support/samples.ts';

const pace = async (): Promise<void> => undefined;
const bytesOf = async (seed: number): Promise<Uint8Array> =>
  encodeChip(new Uint8Array(await pictureOf(seed).arrayBuffer()));

/** An embedding that scores about `score` against that of the seed. */
function near(seed: number, other: number, score: number): Float32Array {
  const [a, b] = [unitVector(seed), unitVector(other)];
  const side = Math.sqrt(1 - score ** 2);
  return unitLength(a.map((value, i) => score * value + side * b[i]!))!;
}

/** A gallery of one person, which counts how often a picture is read. */
function galleryOf(samples: readonly (EmbeddedSample & { shows: number })[]) {
  const kept = [...samples];
  const read: number[] = [];
  const gallery = {
    embeddings: async () => kept,
    picture: async (sampleId: number) => {
      read.push(sampleId);
      return bytesOf(kept.find((one) => one.sampleId === sampleId)!.shows);
    },
  };
  return { gallery, kept, read };
}

const sample = (sampleId: number, vector: Float32Array, shows: number, hasChip = true) => ({
  sampleId,
  vector,
  shows,
  hasChip,
});

test('one photo twice is of one moment; others that look alike are not, and only what is near is looked at', async () => {
  const { gallery, read } = galleryOf([
    sample(1, unitVector(1), 1),
    sample(2, near(1, 2, 0.99), 1),
    sample(3, near(1, 3, 0.98), 3),
    sample(4, near(1, 4, 0.9), 1),
  ]);
  const moments = (await createEmbeddedMoments(gallery).of(1, 1, pace)).map(({ moment }) => moment);
  expect(moments).toEqual([1, 1, 3, 4]);
  expect(read).toEqual([1, 2, 3]);
});

test('without pictures, embeddings that are nearly equal are of one moment', async () => {
  const { gallery, read } = galleryOf([
    sample(1, unitVector(1), 1, false),
    sample(2, near(1, 2, 0.998), 1, false),
    sample(3, near(1, 3, 0.98), 1, false),
  ]);
  const moments = (await createEmbeddedMoments(gallery).of(1, 1, pace)).map(({ moment }) => moment);
  expect(moments).toEqual([1, 1, 3]);
  expect(read).toEqual([]);
});

test('what was found is remembered until somebody has other samples, is gone, or another version is active', async () => {
  const { gallery, kept, read } = galleryOf([
    sample(1, unitVector(1), 1),
    sample(2, near(1, 2, 0.99), 2),
  ]);
  const samples = createEmbeddedMoments(gallery);
  const looked = async (versionId = 1): Promise<number> => {
    const before = read.length;
    await samples.of(1, versionId, pace);
    return read.length - before;
  };
  expect(await looked()).toBe(2);
  expect(await looked()).toBe(0);
  kept.push(sample(3, unitVector(9), 3));
  expect(await looked()).toBe(2);
  expect(await looked(2)).toBe(2);
  samples.keep(new Set([2]));
  expect(await looked(2)).toBe(2);
});
