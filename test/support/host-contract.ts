import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  augmentations,
  trainingPresets,
  type TrainingParameters,
  type KithError,
} from '../../electron/contract/index.ts';
import type { TrainingNetworks } from '../../electron/core/ports/index.ts';
import { trainingNetworks } from '../../electron/models/host/host-networks.ts';
import type { HostLease } from '../../electron/models/host/lease.ts';
import type { HostPool } from '../../electron/models/host/pool.ts';
import { VersionLoader } from '../../electron/models/host/version-loader.ts';
import type { TrainingEvent, TrainingInput } from '../../native-models/vocabulary/host-contract.ts';
import { goldenChip } from '../../native-models/runtime/golden.ts';
import { livenessFiles } from './liveness-pack.ts';
import { skipFor } from './needing.ts';
import { unitVector } from './samples.ts';

const SIZE = 16;
const parameters: TrainingParameters = {
  ...trainingPresets.quick,
  augment: augmentations.none,
  copies: 0,
  epochs: 2,
  peoplePerBatch: 4,
  samplesPerPerson: 3,
  triplets: 8,
  patience: 50,
};

/** A training on people that are clouds around directions of their own. */
function inputOf(
  changes: Partial<TrainingParameters> = {},
  others: Partial<TrainingInput> = {},
  { people = 5, size = SIZE } = {},
): TrainingInput {
  const perPerson = 4;
  const count = people * perPerson;
  const features = new Float32Array(count * size);
  for (let row = 0; row < count; row++) {
    const around = unitVector(1000 + row, size);
    const center = unitVector(1 + Math.floor(row / perPerson), size);
    features.set(
      center.map((value, i) => value + 0.4 * around[i]!),
      row * size,
    );
  }
  return {
    parameters: { ...parameters, ...changes },
    wantedFpir: 0.05,
    rows: {
      features,
      size,
      people: Int32Array.from({ length: count }, (_, row) => Math.floor(row / perPerson)),
      samples: Int32Array.from({ length: count }, (_, row) => row),
      copies: new Int32Array(count),
      usable: new Uint8Array(count).fill(1),
    },
    chips: [],
    checkpoint: null,
    ...others,
  };
}

/**
 * What every kind of host must do, be it a process or a page: compute rightly, train, hear a cancellation, go on from a
 * checkpoint, and say in typed errors what it cannot do.
 */
export function hostContractSuite(
  name: string,
  open: () => Promise<{ pool: HostPool; close: () => Promise<void> }>,
  timeout: number,
): void {
  describe(`the host's contract in ${name}`, { timeout }, () => {
    let pool: HostPool;
    let lease: HostLease;
    let networks: TrainingNetworks;
    let close: () => Promise<void>;

    beforeAll(async () => {
      ({ pool, close } = await open());
      lease = pool.train.lease();
      const none = () => Promise.reject(new Error('ResNet-50 is not needed'));
      networks = trainingNetworks(pool.train, new VersionLoader(none));
      await lease.ready();
    }, timeout);
    afterAll(() => close());

    const bare = { id: 'face', profile: 'face', head: null, unfrozen: 0, weights: null } as const;
    const tensors = async () => (await lease.use((client) => client.describe())).tensors;
    const train = async (input: TrainingInput, signal = new AbortController().signal) => {
      const events: TrainingEvent[] = [];
      for await (const event of networks.train(input, signal)) events.push(event);
      return events;
    };
    const doneOf = (events: readonly TrainingEvent[]) => {
      const last = events.at(-1);
      if (last?.kind !== 'done') throw new Error('The training did not come to its end');
      return last;
    };

    test('it is up, and computes the golden embedding', () => {
      expect(pool.train.report).toMatchObject({ state: 'ready', check: { passed: true } });
    });

    test('ONNX Runtime in WebAssembly computes the golden output of the liveness check', async (context) => {
      const files = await livenessFiles();
      if (!files) return skipFor(context, 'needs the network of the liveness check');
      const { trial } = await lease.use((client) =>
        client.loadLiveness({ ...files, runtime: 'onnxruntime-web' }),
      );
      expect(trial).toMatchObject({ state: 'in use' });
      expect(trial.difference).toBeLessThan(1e-3);
    });

    test('copies for a training go through its own blur and JPEG', async () => {
      const items = [{ chip: goldenChip(), seed: 'any' }];
      const all = { geometry: 1, mirror: 1, blur: 1, light: 1, noise: 1, jpeg: 1 };
      const [vector, ...others] = await networks.features(bare, items, all);
      expect(others).toEqual([]);
      expect(vector).toHaveLength(128);
      expect(vector!.every(Number.isFinite)).toBe(true);
    });

    test.each([
      ['adapter', 2],
      ['classic', 1],
    ] as const)('it trains the %s head for %i epochs', async (head, epochs) => {
      const before = await tensors();
      const events = await train(inputOf({ head, epochs }));
      const done = doneOf(events);
      expect(done.epochs).toBe(epochs);
      expect(done.weights.length).toBeGreaterThan(SIZE * SIZE * 4);
      const { size, embeddings } = done;
      expect(embeddings).toHaveLength(20 * size);
      for (let row = 0; row < 20; row++) {
        const embedding = embeddings.subarray(row * size, (row + 1) * size);
        expect(Math.hypot(...embedding)).toBeCloseTo(1, 3);
      }
      const progress = events.filter((event) => event.kind === 'progress');
      expect(progress.length).toBeGreaterThan(1);
      expect(progress.every((event) => Number.isFinite(event.progress.loss))).toBe(true);
      expect(await tensors()).toBe(before);
    });

    test('what it trained is a version, which embeds as it did in training', async () => {
      const input = inputOf({}, {}, { size: 128 });
      const { weights, embeddings } = doneOf(await train(input));
      const version = { ...bare, id: 'trained', head: 'adapter', weights } as const;
      const projected = await networks.project(version, input.rows.features, 128);
      expect(projected.embeddings).toHaveLength(embeddings.length);
      embeddings.forEach((value, i) => expect(projected.embeddings[i]).toBeCloseTo(value, 4));
    });

    test('a canceled training ends, and leaves nothing behind', async () => {
      const before = await tensors();
      const stop = new AbortController();
      let heard = 0;
      const canceled = (async () => {
        for await (const _ of networks.train(inputOf({ epochs: 200 }), stop.signal)) {
          if (++heard === 2) stop.abort();
        }
      })();
      await expect(canceled).rejects.toMatchObject({ code: 'Canceled' });
      expect(heard).toBe(2);
      await expect.poll(tensors).toBe(before);
    });

    test('a training that nobody listens to any more ends too', async () => {
      const before = await tensors();
      for await (const _ of networks.train(
        inputOf({ epochs: 200 }),
        new AbortController().signal,
      )) {
        break;
      }
      await expect.poll(tensors).toBe(before);
    });

    test('it goes on from a checkpoint, and comes to the same weights', async () => {
      const whole = await train(inputOf({}, { checkpointEvery: 0 }));
      const checkpoints = whole.filter((event) => event.kind === 'checkpoint');
      expect(checkpoints.length).toBeGreaterThan(4);
      const { checkpoint } = checkpoints[2]!;
      const resumed = await train(inputOf({}, { checkpoint }));
      const first = resumed.find((event) => event.kind === 'progress');
      expect(first!.progress.step).toBeGreaterThan(3);
      const [a, b] = [doneOf(whole).embeddings, doneOf(resumed).embeddings];
      a.forEach((value, i) => expect(b[i]).toBeCloseTo(value, 4));
    });

    test('its expected failures arrive as typed errors, and it lives on', async () => {
      await expect(train(inputOf({}, {}, { people: 1 }))).rejects.toMatchObject({
        code: 'TooFewToTrain',
        next: expect.stringMatching(/./),
      });
      // Only of an engine that cannot.
      const beyond = pool.train.report.engine === 'wasm' ? [inputOf({ unfreeze: 1 })] : [];
      const codes = await Promise.all(
        beyond.map((input) =>
          train(input).then(
            () => null,
            (error: KithError) => error.code,
          ),
        ),
      );
      expect(codes).toEqual(beyond.map(() => 'CannotUnfreeze'));
      expect(await tensors()).toBeGreaterThan(0);
    });
  });
}
