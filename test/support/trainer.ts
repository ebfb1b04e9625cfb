import * as tf from '@tensorflow/tfjs-core';
import { chipBytes, KithError } from '../../electron/contract/index.ts';
import type { TrainingNetworks } from '../../electron/core/ports/index.ts';
import { trainingNetworks } from '../../electron/models/host/host-networks.ts';
import { HostPool } from '../../electron/models/host/pool.ts';
import { VersionLoader } from '../../electron/models/host/version-loader.ts';
import type { loadNetworks } from '../../native-models/host/networks.ts';
import { nodePixels } from '../../native-models/host/node-pixels.ts';
import { createHostRouter } from '../../native-models/host/router.ts';
import { serveHost } from '../../native-models/host/serve.ts';
import { startEngine } from '../../native-models/runtime/engines.ts';
import type { Backbone } from '../../native-models/siamese/backbone.ts';
import { pretendFiles, pretendHosts } from './pretend-host.ts';

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
 * The training's networks as Kith has them, leases, sessions and host included, on the wasm engine and in this process, over a
 * backbone whose features `featuresOf` makes up from a chip: for tests of what is around it. `alive` tells how many hosts are up.
 */
export function trainerOver(
  featuresOf: (chip: Uint8Array) => Float32Array,
): TrainingNetworks & { readonly alive: () => number } {
  const load: typeof loadNetworks = async () => {
    await startEngine('wasm');
    const finder = {
      find: () => Promise.reject(new Error('no photos here')),
      dispose: () => undefined,
    };
    const backbone = new PretendBackbone(featuresOf);
    const check = { passed: true, difference: 0, tolerance: 1, milliseconds: 0 };
    return {
      networks: { engine: 'wasm', finder, backbone, check },
      trials: [{ engine: 'wasm', state: 'in use' }],
    };
  };
  const startOnnx = () => Promise.reject(new Error('no networks in ONNX here'));
  const surroundings = { startEngine, startOnnx, pixels: nodePixels, memory: () => null };
  const hosts = pretendHosts({
    serve: (port) => serveHost(createHostRouter(surroundings, load), port),
  });
  const log = { info: () => undefined, warn: () => undefined };
  const pool = new HostPool({ kinds: hosts.kinds, files: async () => pretendFiles, log });
  const loader = new VersionLoader(() => Promise.reject(new KithError('ModelMissing')));
  return { ...trainingNetworks(pool.train, loader), alive: hosts.alive };
}
