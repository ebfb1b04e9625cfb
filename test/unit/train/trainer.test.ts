import { beforeAll, describe, expect, test } from 'vitest';
import * as tf from '@tensorflow/tfjs-core';
import { trainingPresets, type TrainingParameters } from '../../../electron/contract/index.ts';
import { readNetworkFiles } from '../../../electron/models/packs.ts';
import { buildFaceBackbone } from '../../../native-models/host/networks.ts';
import { startEngine } from '../../../native-models/runtime/engines.ts';
import type { Backbone } from '../../../native-models/siamese/backbone.ts';
import { createHead } from '../../../native-models/siamese/heads.ts';
import { unpackTensors } from '../../../native-models/siamese/weights.ts';
import { Adam } from '../../../native-models/train/adam.ts';
import type { TrainingRows } from '../../../native-models/train/sampler.ts';
import { tripletStep } from '../../../native-models/train/step.ts';
import { train, unfreeze } from '../../../native-models/train/trainer.ts';
import type { TrainingEvent } from '../../../native-models/vocabulary/host-contract.ts';
import { innerProduct, unitLength } from '../../../native-models/evaluate/unit-vectors.ts';
import { unitVector } from '../../support/samples.ts';
import { modulesFolder } from '../../support/sample-faces.ts';

const SIZE = 16;
const parameters: TrainingParameters = {
  ...trainingPresets.quick,
  epochs: 3,
  peoplePerBatch: 6,
  triplets: 16,
  copies: 0,
  patience: 50,
};

/** People as clouds around directions of their own; `noise` is how wide the clouds are. */
function clouds(people: number, samples: number, noise = 0.4, size = SIZE): TrainingRows {
  const rows = people * samples;
  const features = new Float32Array(rows * size);
  for (let row = 0; row < rows; row++) {
    const center = unitVector(1 + Math.floor(row / samples), size);
    const around = unitVector(1000 + row, size);
    features.set(
      center.map((value, i) => value + noise * around[i]!),
      row * size,
    );
  }
  return {
    features,
    size,
    people: Int32Array.from({ length: rows }, (_, row) => Math.floor(row / samples)),
    samples: Int32Array.from({ length: rows }, (_, row) => row),
    copies: new Int32Array(rows),
    usable: new Uint8Array(rows).fill(1),
  };
}

async function run(
  changes: Partial<TrainingParameters>,
  rows = clouds(6, 5),
  options: Partial<Parameters<typeof train>[0]> = {},
): Promise<TrainingEvent[]> {
  const events: TrainingEvent[] = [];
  const all = { parameters: { ...parameters, ...changes }, rows, wantedFpir: 0.05, ...options };
  for await (const event of train(all)) events.push(event);
  return events;
}

function doneOf(events: readonly TrainingEvent[]) {
  const done = events.find((event) => event.kind === 'done');
  if (!done) throw new Error('The run did not end');
  return done;
}

/** The loss after each epoch. */
function lossesOf(events: readonly TrainingEvent[]): number[] {
  const losses = new Map<number, number>();
  for (const event of events) {
    if (event.kind === 'progress') losses.set(event.progress.epoch, event.progress.loss);
  }
  if (losses.size === 0) throw new Error('The run reported nothing');
  return [...losses.values()];
}

describe('on wasm', () => {
  beforeAll(() => startEngine('wasm'));

  test.each(['adapter', 'classic'] as const)(
    'the same seed gives the same weights, another seed others: %s head',
    async (head) => {
      const changes = { head, epochs: 1, mining: 'random', learningRate: 1e-3 } as const;
      const rows = clouds(6, 5, 1.2);
      const [a, b, c] = [
        await run(changes, rows),
        await run(changes, rows),
        await run({ ...changes, seed: 2 }, rows),
      ];
      expect(doneOf(a).weights).toEqual(doneOf(b).weights);
      expect(doneOf(a).embeddings).toEqual(doneOf(b).embeddings);
      // By the losses: an adapter's best epoch may be the untrained one, which no seed changes.
      expect(lossesOf(a)).toEqual(lossesOf(b));
      expect(lossesOf(a)).not.toEqual(lossesOf(c));
      expect(tf.memory().numTensors).toBe(0);
    },
  );

  test('an untrained adapter leaves embeddings as they are', async () => {
    const rows = clouds(4, 4);
    const { embeddings } = doneOf(await run({ learningRate: 1e-7, epochs: 1 }, rows));
    for (let row = 0; row < 16; row++) {
      const features = rows.features.subarray(row * SIZE, (row + 1) * SIZE);
      const norm = Math.hypot(...features);
      features.forEach((value, i) => {
        expect(embeddings[row * SIZE + i]).toBeCloseTo(value / norm, 4);
      });
    }
  });

  test('training pulls a person together and pushes others away', async () => {
    const changes = {
      head: 'classic',
      mining: 'random',
      learningRate: 1e-3,
      epochs: 10,
      margin: 0.5,
    } as const;
    const events = await run(changes, clouds(8, 6, 0.8));
    const steps = events.filter((event) => event.kind === 'progress');
    const gap = ({ progress }: (typeof steps)[number]) => progress.nonMated - progress.mated;
    expect(gap(steps.at(-1)!)).toBeGreaterThan(gap(steps[0]!));
    expect(steps.at(-1)!.progress.loss).toBeLessThan(steps[0]!.progress.loss);
  });

  test('rows that are not usable change nothing, and are embedded all the same', async () => {
    const rows = clouds(6, 5, 1.2);
    const other = { ...rows, usable: rows.usable.slice(), features: rows.features.slice() };
    for (let row = 25; row < 30; row++) {
      rows.usable[row] = 0;
      other.usable[row] = 0;
      other.features.fill(0.5, row * SIZE, (row + 1) * SIZE);
    }
    const [a, b] = [doneOf(await run({}, rows)), doneOf(await run({}, other))];
    expect(a.weights).toEqual(b.weights);
    expect(a.embeddings).toHaveLength(30 * SIZE);
  });

  test('a checkpoint goes on to the same weights', async () => {
    const rows = clouds(6, 5, 1.2);
    const changes = { head: 'classic', epochs: 3, learningRate: 1e-3 } as const;
    const whole = doneOf(await run(changes, rows, { checkpointEvery: 0 }));
    const checkpoints: Uint8Array[] = [];
    for await (const event of train({
      parameters: { ...parameters, ...changes },
      rows,
      wantedFpir: 0.05,
      checkpointEvery: 0,
    })) {
      if (event.kind === 'checkpoint') checkpoints.push(event.checkpoint);
      if (checkpoints.length === 5) break; // Killed in the second epoch.
    }
    expect(tf.memory().numTensors).toBe(0);
    const rest = doneOf(await run(changes, rows, { checkpoint: checkpoints.at(-1)! }));
    expect(rest.weights).toEqual(whole.weights);
    expect(rest.embeddings).toEqual(whole.embeddings);
  });

  test('a learning rate out of range ends in a typed failure, or in the untrained head unchanged', async () => {
    const rows = clouds(6, 5, 1.2);
    const changes = { head: 'adapter', learningRate: 100, epochs: 6 } as const;
    // The untrained adapter leaves the features as they are: whatever the steps ruined is thrown away.
    const whatCame = ({ bestEpoch, embeddings }: ReturnType<typeof doneOf>) => {
      const scores = Array.from({ length: 30 }, (_, row) =>
        innerProduct(
          unitLength(rows.features.subarray(row * SIZE, (row + 1) * SIZE))!,
          embeddings.subarray(row * SIZE, (row + 1) * SIZE),
        ),
      );
      return bestEpoch === 0 && Math.min(...scores) > 1 - 1e-5 ? 'unchanged' : 'changed';
    };
    const ended = await run(changes, rows).then(
      (events) => whatCame(doneOf(events)),
      (error: { code: string }) => error.code,
    );
    expect(['unchanged', 'TrainingCollapsed', 'TrainingDiverged']).toContain(ended);
  });

  test('it tells what it held out: people it learned nothing from', async () => {
    const { heldOut } = doneOf(await run({ epochs: 1 }, clouds(12, 5, 1.2)));
    const people = (rows: Int32Array) => new Set([...rows].map((row) => Math.floor(row / 5)));
    expect(people(heldOut.probes).size).toBe(2);
    expect(people(heldOut.references).size).toBe(10);
    expect(people(heldOut.probes).isDisjointFrom(people(heldOut.references))).toBe(true);
  });

  test('features that are not numbers are said to be so', async () => {
    const rows = clouds(6, 5);
    rows.features[3] = NaN;
    await expect(run({}, rows)).rejects.toMatchObject({ code: 'TrainingDiverged' });
    expect(tf.memory().numTensors).toBe(0);
  });

  test('one person is too few', async () => {
    await expect(run({}, clouds(1, 9))).rejects.toMatchObject({ code: 'TooFewToTrain' });
  });

  test('it stops when nothing improves, and keeps the best epoch', async () => {
    const { epochs, bestEpoch } = doneOf(
      await run({ epochs: 60, patience: 2, learningRate: 0.05 }, clouds(6, 5, 0.1)),
    );
    expect(epochs).toBeLessThan(60);
    expect(bestEpoch).toBeLessThanOrEqual(epochs - 2);
  });
});

/** A backbone of one stage, a matrix: small enough to be trained on any engine. */
class TinyBackbone implements Backbone {
  readonly size = 8;
  readonly stages = 1;
  matrix: tf.Tensor2D = tf.randomNormal([4, 8], 0, 1, 'float32', 5);
  features(): tf.Tensor2D {
    throw new Error('Not asked for in training');
  }
  beforeStages(): tf.Tensor4D {
    throw new Error('Not asked for in training');
  }
  lastStages(activations: tf.Tensor4D): tf.Tensor2D {
    return tf.matMul(tf.mean(activations, [1, 2]), this.matrix);
  }
  stageTensors() {
    return { matrix: this.matrix };
  }
  replace({ matrix }: { matrix: tf.Tensor2D }): void {
    this.matrix.dispose();
    this.matrix = matrix;
  }
  dispose(): void {
    this.matrix.dispose();
  }
}

describe('unfreezing', () => {
  test('the stages learn with the head, and are stored with it', async () => {
    await startEngine('wasm');
    const backbone = new TinyBackbone();
    const before = await backbone.matrix.data();
    const rows = clouds(5, 4, 1, 16);
    const { weights, bestEpoch, embeddings } = doneOf(
      await run({ unfreeze: 1, epochs: 4, learningRate: 0.01 }, rows, {
        unfrozen: { backbone, stages: 1, shape: [2, 2, 4] },
      }),
    );
    expect(embeddings).toHaveLength(20 * 8);
    const stored = unpackTensors(weights);
    expect(Object.keys(stored)).toEqual(['kernel', 'backbone/matrix']);
    expect(bestEpoch).toBeGreaterThan(0);
    expect(await stored['backbone/matrix']!.data()).not.toEqual(before);
    expect(await backbone.matrix.data()).toEqual(await stored['backbone/matrix']!.data());
    tf.dispose(stored);
    backbone.dispose();
    expect(tf.memory().numTensors).toBe(0);
  });

  test('the face network’s last stage has gradients in plain JavaScript, and the rest stays', async () => {
    await startEngine('javascript');
    const backbone = buildFaceBackbone(await readNetworkFiles(modulesFolder));
    const stages = unfreeze({ backbone, stages: 1, shape: [7, 7, 128] });
    const head = createHead('adapter', backbone.size, 1);
    const optimizer = new Adam([{ variables: Object.values(stages), learningRate: 1e-4 }]);
    const activations = tf.randomUniform([3, 7, 7, 128], 0, 1, 'float32', 7) as tf.Tensor4D;
    const before = await stages['conv256_2/conv1/filter']!.data();
    const loss = await tripletStep({
      head,
      optimizer,
      towers: () => backbone.lastStages(activations, 1),
      margin: 1,
      distance: 'euclidean',
      seed: 1,
    });
    expect(loss.loss).toBeGreaterThan(0);
    expect(await stages['conv256_2/conv1/filter']!.data()).not.toEqual(before);
    activations.dispose();
    optimizer.dispose();
    head.dispose();
    backbone.dispose();
    expect(tf.memory().numTensors).toBe(0);
  });
});
