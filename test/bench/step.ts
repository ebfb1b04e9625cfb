import * as tf from '@tensorflow/tfjs-core';
import { startEngine } from '../../native-models/runtime/engines.ts';
import { CLASSIC_FEATURES } from '../../native-models/siamese/classic-backbone.ts';
import { ClassicHead } from '../../native-models/siamese/classic-head.ts';
import { Adam } from '../../native-models/train/adam.ts';
import { tripletStep } from '../../native-models/train/step.ts';
import { quantile, type Figure } from './report.ts';

const TRIPLETS = 32;
const ROUNDS = 12;

/** One training step of the textbook head on wasm; beside it, its first layer's weight gradient as tfjs alone computes it. */
export async function benchStep(): Promise<Figure> {
  await startEngine('wasm');
  const head = new ClassicHead(CLASSIC_FEATURES, { seed: 1 });
  const optimizer = new Adam([{ variables: head.trainable, learningRate: 1e-3 }]);
  const features: tf.Tensor2D = tf.randomNormal([3 * TRIPLETS, CLASSIC_FEATURES]);
  const gradient: tf.Tensor2D = tf.randomNormal([3 * TRIPLETS, 1024]);
  const time = async (work: () => Promise<unknown>): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      await work();
      if (round > 1) times.push(performance.now() - start);
    }
    return quantile(times, 0.5);
  };
  let seed = 0;
  const step = await time(() =>
    tripletStep({
      head,
      optimizer,
      towers: () => features,
      margin: 0.2,
      distance: 'euclidean',
      seed: seed++,
    }),
  );
  const product = async (transposeFirst: boolean) => {
    const result = tf.tidy(() =>
      transposeFirst
        ? tf.matMul(tf.transpose(features), gradient)
        : tf.matMul(features, gradient, true),
    );
    await result.data();
    result.dispose();
  };
  const [ours, theirs] = [await time(() => product(true)), await time(() => product(false))];
  return {
    what: `one step of the textbook head, ${TRIPLETS} triplets of ${CLASSIC_FEATURES} numbers, wasm; its largest weight gradient, transposed first or on the way`,
    measured: `${step.toFixed(0)} ms; ${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms`,
    bound: '≤ 350 ms',
    holds: step <= 350,
    numbers: { step, ours, theirs },
  };
}
