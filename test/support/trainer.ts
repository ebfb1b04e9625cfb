import { pretendLease } from './pretend-networks.ts';
import * as tf from '@tensorflow/tfjs-core';
import { chipBytes, KithError } from '../../electron/contract/index.ts';
import type { TrainingNetworks } from '../../electron/core/ports/index.ts';
import { Versions } from '../../native-models/host/versions.ts';
import { startEngine } from '../../native-models/runtime/engines.ts';
import type { Backbone } from '../../native-models/siamese/backbone.ts';
import { train, TrainingFailure } from '../../native-models/train/trainer.ts';
import type { NetworkFiles } from '../../native-models/vocabulary/host-contract.ts';

/** A backbone whose features are made up from a chip's bytes. It has no stages that could be unfrozen. */
class PretendBackbone implements Backbone {
  readonly size: number;
  readonly stages = 0;
  readonly #featuresOf: (chip: Uint8Array) => Float32Array;

  constructor(featuresOf: (chip: Uint8Array) => Float32Array) {
    this.#featuresOf = featuresOf;
    this.size = featuresOf(new Uint8Array(chipBytes)).length;
  }

  features(chips: tf.Tensor4D): tf.Tensor2D {
    const bytes = new Uint8Array(chips.dataSync());
    const rows = Array.from({ length: chips.shape[0] }, (_, i) => [
      ...this.#featuresOf(bytes.subarray(i * chipBytes, (i + 1) * chipBytes)),
    ]);
    return tf.tensor2d(rows, [chips.shape[0], this.size]);
  }

  beforeStages(): tf.Tensor4D {
    throw new Error('A pretended backbone has no stages');
  }

  lastStages(): tf.Tensor2D {
    throw new Error('A pretended backbone has no stages');
  }

  stageTensors(): Record<string, tf.Tensor> {
    return {};
  }

  replace(): void {}

  dispose(): void {}
}

/**
 * The host's own versions, networks and trainer in this process, on the wasm engine, over a backbone whose features
 * `featuresOf` makes up from a chip: for tests of what is around it.
 */
export async function trainerOver(
  featuresOf: (chip: Uint8Array) => Float32Array,
): Promise<TrainingNetworks> {
  await startEngine('wasm');
  // Only a training that unfreezes stages reads the network's files.
  const versions = new Versions({} as NetworkFiles, new PretendBackbone(featuresOf));
  const networkOf = (version: Parameters<TrainingNetworks['embed']>[0]) => {
    versions.add(version);
    return versions.get(version.id);
  };
  const rowsOf = (values: Float32Array, size: number): Float32Array[] =>
    Array.from({ length: values.length / size }, (_, i) => values.slice(i * size, (i + 1) * size));
  return {
    lease: pretendLease,
    features: async (version, items) => {
      const network = networkOf(version);
      const chips = items.map(({ chip }) => chip);
      return rowsOf(await network.features(chips, 'both'), network.backbone.size);
    },
    project: async (version, features) => {
      const network = networkOf(version);
      return { embeddings: await network.project(features), size: network.size };
    },
    embed: async (version, chips, view) => {
      const network = networkOf(version);
      return rowsOf(await network.embed(chips, view), network.size);
    },
    async *train(input) {
      try {
        yield* train(input);
      } catch (error) {
        throw error instanceof TrainingFailure ? new KithError(error.code, error.message) : error;
      }
    },
    engine: () => 'wasm',
  };
}
