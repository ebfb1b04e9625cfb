import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../../native-models/runtime/engines.ts';
import { ClassicBackbone } from '../../../native-models/siamese/classic-backbone.ts';
import golden from '../../fixtures/resnet50-features.json' with { type: 'json' };
import { classicFiles } from '../../support/classic-pack.ts';
import { compiledEngines, describeOn } from '../../support/engines.ts';
import { needing } from '../../support/needing.ts';
import { photographs } from '../../support/needs.ts';

needing('resnet50');
const files = await classicFiles();

describeOn(compiledEngines, (engine) => {
  let backbone: ClassicBackbone | null = null;
  beforeAll(async () => {
    await startEngine(engine);
    if (!files) return;
    const manifest = JSON.parse(new TextDecoder().decode(files.manifest));
    backbone = new ClassicBackbone(manifest.weightsManifest[0].weights, files.weights);
  });
  afterAll(() => backbone?.dispose());

  describe('of photographs', () => {
    needing('photographs');

    test('the pooled features of four photographs agree with Keras', async () => {
      for (const { image, features } of golden.items) {
        const { data, info } = await sharp(join(photographs, image))
          .removeAlpha()
          .raw()
          .toBuffer({ resolveWithObject: true });
        const pixels = tf.tensor4d(new Float32Array(data), [1, info.height, info.width, 3]);
        const output = backbone!.features(pixels, 'plain');
        const values = await output.data();
        tf.dispose([pixels, output]);
        const worst = Math.max(...features.map((value, i) => Math.abs(value - values[i]!)));
        expect(worst).toBeLessThan(1e-3);
      }
    });
  });

  test('the last stages after the first ones are the whole network', async () => {
    const chips = tf.randomUniform([1, 224, 224, 3], 0, 255, 'float32', 7) as tf.Tensor4D;
    const whole = backbone!.features(chips, 'plain');
    const before = backbone!.beforeStages(chips, 1);
    const after = backbone!.lastStages(before, 1);
    const difference = tf.tidy(() => tf.max(tf.abs(tf.sub(whole, after))));
    expect((await difference.data())[0]).toBeLessThan(1e-4);
    tf.dispose([chips, whole, before, after, difference]);
  });
});
