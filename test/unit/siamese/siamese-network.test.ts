import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { engineName } from '../../../electron/contract/index.ts';
import { readPack } from '../../../electron/models/packs.ts';
import { embedderPack } from '../../../electron/models/packs/embedder.ts';
import { checkAgainstGolden } from '../../../native-models/host/networks.ts';
import { startEngine } from '../../../native-models/runtime/engines.ts';
import {
  GOLDEN_TOLERANCE,
  goldenChip,
  goldenVector,
} from '../../../native-models/runtime/golden.ts';
import { chipTensor } from '../../../native-models/siamese/chip-tensor.ts';
import { FaceBackbone } from '../../../native-models/siamese/face-backbone.ts';
import { SiameseNetwork } from '../../../native-models/siamese/siamese-network.ts';
import { unitLength } from '../../../native-models/siamese/unit-length.ts';
import { describeOn } from '../../support/engines.ts';
import { modulesFolder } from '../../support/sample-faces.ts';

let specs: tf.io.WeightsManifestEntry[];
let weights: Uint8Array;

beforeAll(async () => {
  const files = await readPack(embedderPack, modulesFolder);
  specs = JSON.parse(new TextDecoder().decode(files['manifest']))[0].weights;
  weights = files['weights']!;
});

/** The network as face-api's layers describe it, scale layers and all, one chip at a time. */
function unfolded(chip: Uint8Array): tf.Tensor1D {
  const w = tf.io.decodeWeights(weights.slice().buffer, specs) as Record<string, tf.Tensor4D>;
  const conv = (x: tf.Tensor4D, name: string, stride: number, relu: boolean) => {
    let y: tf.Tensor = tf.conv2d(
      x,
      w[`${name}/conv/filters`]!,
      stride,
      stride === 1 ? 'same' : 'valid',
    );
    y = tf.add(y, w[`${name}/conv/bias`]!);
    y = tf.add(tf.mul(y, w[`${name}/scale/weights`]!), w[`${name}/scale/biases`]!);
    return (relu ? tf.relu(y) : y) as tf.Tensor4D;
  };
  const run = (image: tf.Tensor4D) => {
    let x = tf.maxPool(conv(image, 'conv32_down', 2, true), 3, 2, 'valid');
    const names = [...new Set(specs.map(({ name }) => name.split('/')[0]!))].slice(1, -1);
    for (const name of names) {
      const down = name.includes('down');
      let y = conv(conv(x, `${name}/conv1`, down ? 2 : 1, true), `${name}/conv2`, 1, false);
      let short = down ? tf.avgPool(x, 2, 2, 'valid') : x;
      if (short.shape[1] !== y.shape[1]) {
        y = tf.concat([y, tf.zeros([1, 1, y.shape[2], y.shape[3]])], 1) as tf.Tensor4D;
        y = tf.concat([y, tf.zeros([1, y.shape[1], 1, y.shape[3]])], 2) as tf.Tensor4D;
      }
      if (short.shape[3] !== y.shape[3])
        short = tf.concat([short, tf.zeros(short.shape)], 3) as tf.Tensor4D;
      x = tf.relu(tf.add(y, short));
    }
    return tf.matMul(tf.mean(x, [1, 2]), w['fc'] as unknown as tf.Tensor2D);
  };
  return tf.tidy(() => {
    const small = tf.image.resizeBilinear(chipTensor([chip]), [150, 150], false, true);
    const input = tf.div(tf.sub(small, [122.782, 117.001, 104.298]), 255) as tf.Tensor4D;
    const mean = tf.div(tf.add(run(input), run(tf.reverse(input, 2))), 2);
    return tf.reshape(tf.div(mean, tf.norm(mean)), [-1]);
  });
}

describeOn(engineName.options, (engine) => {
  let backbone: FaceBackbone;

  beforeAll(async () => {
    await startEngine(engine);
    backbone = new FaceBackbone(specs, weights);
  });

  test('the golden chip gives the golden vector', async () => {
    const check = await checkAgainstGolden(backbone);
    expect(check.passed).toBe(true);
    expect(check.difference).toBeLessThan(1e-5);
  });

  test('folding the scale layers changes nothing', async () => {
    const folded = await new SiameseNetwork(backbone).embed([goldenChip()]);
    const plain = await unfolded(goldenChip()).data();
    folded.forEach((value, i) => expect(value).toBeCloseTo(plain[i]!, 4));
  });
});

describe('embeddings', () => {
  let backbone: FaceBackbone;
  beforeAll(async () => {
    await startEngine('wasm');
    backbone = new FaceBackbone(specs, weights);
  });

  test('a batch gives what its chips give alone, each of length 1, and leaks nothing', async () => {
    const chips = Array.from({ length: 11 }, (_, i) =>
      goldenChip().map((value) => value * (1 - i / 20)),
    );
    const before = tf.memory().numTensors;
    const batch = await new SiameseNetwork(backbone).embed(chips);
    expect(tf.memory().numTensors).toBe(before);
    for (const i of [0, 7, 8, 10]) {
      const alone = await new SiameseNetwork(backbone).embed([chips[i]!]);
      const row = batch.slice(i * 128, (i + 1) * 128);
      expect(Math.hypot(...row)).toBeCloseTo(1, 5);
      row.forEach((value, k) => expect(value).toBeCloseTo(alone[k]!, 5));
    }
  });

  test('a mirrored chip has the same embedding', async () => {
    const chip = goldenChip();
    const mirrored = new Uint8Array(chip.length);
    for (let i = 0; i < 224 * 224; i++) {
      const from = (Math.floor(i / 224) * 224 + 223 - (i % 224)) * 3;
      mirrored.set(chip.subarray(from, from + 3), i * 3);
    }
    const [a, b] = [
      await new SiameseNetwork(backbone).embed([chip]),
      await new SiameseNetwork(backbone).embed([mirrored]),
    ];
    a.forEach((value, i) => expect(value).toBeCloseTo(b[i]!, 4));
  });

  test('weights that differ by a little fail the golden check', async () => {
    const damaged = weights.map((value, i) => (i % 50 === 0 ? value ^ 16 : value));
    const check = await checkAgainstGolden(new FaceBackbone(specs, damaged));
    expect(check.passed).toBe(false);
    expect(check.difference).toBeGreaterThan(GOLDEN_TOLERANCE);
  });

  test('a chip of another size is refused', async () => {
    await expect(new SiameseNetwork(backbone).embed([new Uint8Array(10)])).rejects.toThrow(
      '150528 bytes',
    );
  });

  test('a zero row stays finite', () => {
    expect(Array.from(unitLength(tf.zeros([1, 4])).dataSync())).toEqual([0, 0, 0, 0]);
  });

  test('the golden vector has length 1', () => {
    expect(Math.hypot(...goldenVector)).toBeCloseTo(1, 5);
  });
});
