import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { identificationThreshold } from '../../../electron/core/evaluation/operating-point.ts';
import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import { decodePhoto } from '../../../electron/core/importing/decode-photo.ts';
import { readNetworkFiles } from '../../../electron/models/packs.ts';
import impostors from '../../../electron/models/packs/embedder-impostors.json' with { type: 'json' };
import { buildFaceBackbone } from '../../../native-models/host/networks.ts';
import { startEngine } from '../../../native-models/runtime/engines.ts';
import { GOLDEN_TOLERANCE } from '../../../native-models/runtime/golden.ts';
import { SiameseNetwork } from '../../../native-models/siamese/siamese-network.ts';
import { engines } from '../../support/engines.ts';
import {
  frameOf,
  loadFinder,
  modulesFolder,
  peopleOf,
  samplePhoto,
} from '../../support/sample-faces.ts';

/** Two chips of each of four people: as enrolled, and as met later in another light and pose. */
let chips: Uint8Array[];
let reference: Float32Array;

beforeAll(async () => {
  const finder = await loadFinder();
  chips = [];
  for (const person of await peopleOf(finder, samplePhoto(6))) {
    for (const phase of [0, 0.3]) {
      const { image } = await decodePhoto(await frameOf(person, phase), 'frame');
      chips.push((await finder.find(image))[0]!.chip);
    }
  }
  finder.dispose();
  reference = await embedOn('javascript');
});

async function embedOn(engine: (typeof engines)[number]): Promise<Float32Array> {
  await startEngine(engine);
  const backbone = buildFaceBackbone(await readNetworkFiles(modulesFolder));
  const embeddings = await new SiameseNetwork(backbone).embed(chips, 'plain');
  backbone.dispose();
  return embeddings;
}

/** Who of the enrolled (even chips) each later chip (odd) is decided to be; null is nobody. */
function decide(embeddings: Float32Array): (number | null)[] {
  const threshold = identificationThreshold(impostors, 0.01, chips.length / 2);
  const row = (i: number) => embeddings.subarray(i * 128, (i + 1) * 128);
  return chips.flatMap((_, probe) => {
    if (probe % 2 === 0) return [];
    const found = chips.findIndex(
      (__, i) => i % 2 === 0 && innerProduct(row(i), row(probe)) >= threshold,
    );
    return [found < 0 ? null : found / 2];
  });
}

test.each(engines.filter((engine) => engine !== 'javascript'))(
  '%s embeds and decides as plain JavaScript does',
  async (engine) => {
    const embeddings = await embedOn(engine);
    expect(embeddings).toHaveLength(chips.length * 128);
    embeddings.forEach((value, i) =>
      expect(Math.abs(value - reference[i]!)).toBeLessThan(GOLDEN_TOLERANCE),
    );
    expect(decide(embeddings)).toEqual(decide(reference));
    // The decisions are not all alike, or equality would mean little.
    expect(decide(reference).filter((person) => person !== null).length).toBeGreaterThan(0);
  },
  120_000,
);

test.each(engines)(
  '%s takes no more memory the second time, for one chip or many, and follows new weights',
  async (engine) => {
    await startEngine(engine);
    const backbone = buildFaceBackbone(await readNetworkFiles(modulesFolder));
    const network = new SiameseNetwork(backbone);
    const few = engine === 'javascript' ? 1 : chips.length;
    const before = await network.embed(chips.slice(0, few), 'plain');
    const one = await network.embed(chips.slice(0, 1), 'plain');
    one.forEach((value, i) => expect(Math.abs(value - before[i]!)).toBeLessThan(1e-5));
    const [{ numTensors, numBytes }, heap] = [tf.memory(), heapOf(engine)];
    await network.embed(chips.slice(0, few), 'plain');
    expect(tf.memory()).toMatchObject({ numTensors, numBytes });
    expect(heapOf(engine)).toBe(heap);

    const { fc } = backbone.stageTensors(1);
    backbone.replace({ fc: tf.tidy(() => tf.neg(fc!)) });
    const after = await network.embed(chips.slice(0, 1), 'plain');
    after.forEach((value, i) => expect(value).toBeCloseTo(-one[i]!, 5));
    backbone.dispose();
  },
  120_000,
);

/** Bytes of the wasm engine's memory; 0 for other engines. */
function heapOf(engine: (typeof engines)[number]): number {
  if (engine !== 'wasm') return 0;
  return (tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } }).wasm.HEAPU8.buffer
    .byteLength;
}
