import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { engineName } from '../../../electron/contract/index.ts';
import { startEngine } from '../../../native-models/runtime/engines.ts';
import { ClassicHead } from '../../../native-models/siamese/classic-head.ts';
import { towerLoss } from '../../../native-models/siamese/losses.ts';
import { unitLength } from '../../../native-models/siamese/unit-length.ts';
import { Adam } from '../../../native-models/train/adam.ts';
import '../../../native-models/runtime/gradients.ts';
import golden from '../../fixtures/siamese-steps.json' with { type: 'json' };
import { describeOn } from '../../support/engines.ts';

type Numbers = number | Numbers[];
const flat = (values: unknown): number[] => [values as number[]].flat(10 as 1);

/** The golden name of each of our variables: layers are numbered on, and the moving statistics have longer names. */
function goldenNames(names: readonly string[]): Record<string, string> {
  const of = (kind: RegExp) => [...new Set(names.filter((name) => kind.test(name)).map(layer))];
  const layer = (name: string) => name.split('/')[0]!;
  const ours: Record<string, string> = {};
  of(/^dense/).forEach((name, i) => {
    for (const part of ['kernel', 'bias']) ours[`dense_${i}/${part}`] = `${name}/${part}`;
  });
  of(/^batch/).forEach((name, i) => {
    for (const [mine, theirs] of [
      ['gamma', 'gamma'],
      ['beta', 'beta'],
      ['mean', 'moving_mean'],
      ['variance', 'moving_variance'],
    ]) {
      ours[`normalization_${i}/${mine}`] = `${name}/${theirs}`;
    }
  });
  return ours;
}

/** Within a relative 1e-3 of the largest number. */
function expectClose(actual: readonly number[], wanted: readonly number[], what: string): void {
  const scale = Math.max(...wanted.map(Math.abs), 1e-6);
  const worst = Math.max(...wanted.map((value, i) => Math.abs(value - actual[i]!)));
  expect({ what, count: actual.length }).toEqual({ what, count: wanted.length });
  if (!(worst / scale < 1e-3)) throw new Error(`${what} is off by ${worst / scale}`);
}

describeOn(engineName.options, (engine) => {
  beforeAll(() => startEngine(engine));

  test.each(golden.cases.map((one) => [one.name, one] as const))(
    'five steps of %s agree with Keras',
    (_, one) => {
      const head = new ClassicHead(one.feature_dim, { seed: 1, units: one.head_units, dropout: 0 });
      const initial = Object.fromEntries(one.initial_weights as [string, Numbers][]);
      const names = goldenNames(Object.keys(initial));
      for (const [name, variable] of Object.entries(head.variables)) {
        tf.tidy(() => variable.assign(tf.tensor(flat(initial[names[name]!]), variable.shape)));
      }
      const optimizer = new Adam([{ variables: head.trainable, learningRate: one.learning_rate }]);
      for (let step = 0; step < 5; step++) {
        tf.tidy(() => {
          const towers = tf.tensor2d([
            ...one.anchor[step]!,
            ...one.positive[step]!,
            ...one.negative[step]!,
          ]);
          const { value, grads } = tf.variableGrads(() => {
            const outputs = head.train(towers, 3, step);
            const { loss, losses } = towerLoss(
              one.l2_normalise ? unitLength(outputs) : outputs,
              one.margin,
              'euclidean',
            );
            if (step === 0) {
              expectClose([...losses.dataSync()], one.per_triplet_loss_step0, 'per-triplet loss');
            }
            return loss;
          });
          const wanted = one.loss_per_step[step]!;
          expect(value.dataSync()[0]).toBeCloseTo(wanted, 3);
          expect(Math.abs(value.dataSync()[0]! - wanted)).toBeLessThanOrEqual(1e-3 * wanted);
          if (step === 0) {
            const gradients = Object.fromEntries(one.gradients_step0 as [string, Numbers][]);
            for (const [name, variable] of Object.entries(head.variables)) {
              const expected = gradients[names[name]!];
              if (expected === undefined) continue;
              expectClose([...grads[variable.name]!.dataSync()], flat(expected), name);
            }
          }
          optimizer.apply(grads);
        });
      }
      const final = Object.fromEntries(one.final_weights as [string, Numbers][]);
      for (const [name, variable] of Object.entries(head.variables)) {
        expectClose([...variable.dataSync()], flat(final[names[name]!]), name);
      }
      optimizer.dispose();
      head.dispose();
      expect(tf.memory().numTensors).toBe(0);
    },
  );
});
