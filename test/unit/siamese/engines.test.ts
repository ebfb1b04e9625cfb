import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { engineName, type Decision, type EngineName } from '../../../electron/contract/index.ts';
import { decide } from '../../../electron/core/recognition/identify.ts';
import { decodePhoto } from '../../support/photo-reading.ts';
import { readNetworkFiles } from '../../../electron/models/packs.ts';
import { buildFaceBackbone } from '../../../native-models/host/networks.ts';
import { startEngine } from '../../../native-models/runtime/engines.ts';
import { GOLDEN_TOLERANCE } from '../../../native-models/runtime/golden.ts';
import { SiameseNetwork } from '../../../native-models/siamese/siamese-network.ts';
import { compiledEngines, describeOn } from '../../support/engines.ts';
import { temporaryGallery } from '../../support/gallery.ts';
import { consent, sampleRecord } from '../../support/samples.ts';
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

async function embedOn(engine: EngineName): Promise<Float32Array> {
  await startEngine(engine);
  const backbone = buildFaceBackbone(await readNetworkFiles(modulesFolder));
  const embeddings = await new SiameseNetwork(backbone).embed(chips, 'plain');
  backbone.dispose();
  return embeddings;
}

/**
 * What Kith decides on the later chips (odd) where all but the last of the people are enrolled with their first (even): the
 * real decision, over a real gallery.
 */
async function decisions(embeddings: Float32Array): Promise<Decision[]> {
  const { gallery } = await temporaryGallery();
  const row = (i: number) => embeddings.slice(i * 128, (i + 1) * 128);
  const people = chips.length / 2;
  for (let person = 0; person < people - 1; person++) {
    const sample = { ...sampleRecord(person), embedding: row(2 * person) };
    await gallery.enroll(`Person ${person}`, consent, [sample]);
  }
  return Array.from({ length: people }, (_, person) =>
    decide(gallery.active(), row(2 * person + 1), { wantedFpir: 0.01 }),
  );
}

describeOn(compiledEngines, (engine) => {
  test('embeds as plain JavaScript does, and with it Kith knows whom it should', async () => {
    const embeddings = await embedOn(engine);
    expect(embeddings).toHaveLength(chips.length * 128);
    embeddings.forEach((value, i) =>
      expect(Math.abs(value - reference[i]!)).toBeLessThan(GOLDEN_TOLERANCE),
    );
    const made = await decisions(embeddings);
    // The last was never enrolled.
    const names = [...made.slice(0, -1).map((_, person) => `Person ${person}`), undefined];
    expect(made.map(({ match }) => match?.person)).toEqual(names);
    const expected = await decisions(reference);
    made.forEach(({ score }, i) => expect(score).toBeCloseTo(expected[i]!.score!, 3));
  }, 120_000);
});

describeOn(engineName.options, (engine) => {
  test('takes no more memory the second time, for one chip or many, and follows new weights', async () => {
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
  }, 120_000);
});

/** Bytes of the wasm engine's memory; 0 for other engines. */
function heapOf(engine: EngineName): number {
  if (engine !== 'wasm') return 0;
  return (tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } }).wasm.HEAPU8.buffer
    .byteLength;
}
