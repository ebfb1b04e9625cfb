import { pretendLease } from './pretend-networks.ts';
import { KithError } from '../../electron/contract/index.ts';
import type { TrainingNetworks } from '../../electron/core/ports/index.ts';
import { startEngine } from '../../native-models/runtime/engines.ts';
import { createHead, restoreHead } from '../../native-models/siamese/heads.ts';
import { unitLength } from '../../native-models/siamese/unit-length.ts';
import { train, TrainingFailure } from '../../native-models/train/trainer.ts';
import * as tf from '@tensorflow/tfjs-core';

/**
 * The real trainer in this process, on the wasm engine, over features that `featuresOf` makes up from a chip: for tests of
 * what is around the backbone.
 */
export async function trainerOver(
  featuresOf: (chip: Uint8Array) => Float32Array,
): Promise<TrainingNetworks> {
  await startEngine('wasm');
  const project: TrainingNetworks['project'] = async ({ head: kind, weights }, features, size) => {
    const rows = tf.tensor2d(features, [features.length / size, size]);
    const head = kind && createHead(kind, size, 0);
    if (head) restoreHead(head, weights!);
    const unit = tf.tidy(() => unitLength(head ? head.infer(rows) : rows));
    const embeddings = await unit.data<'float32'>();
    const width = unit.shape[1];
    tf.dispose([rows, unit]);
    head?.dispose();
    return { embeddings, size: width };
  };
  return {
    lease: pretendLease,
    features: async (_, items) => items.map(({ chip }) => featuresOf(chip)),
    project,
    embed: async (version, chips) => {
      const vectors: Float32Array[] = [];
      for (const chip of chips) {
        const features = featuresOf(chip);
        vectors.push((await project(version, features, features.length)).embeddings);
      }
      return vectors;
    },
    async *train(input) {
      try {
        for await (const event of train(input)) {
          if (event.kind !== 'done') yield event;
          else {
            const { result, epochs, embeddings, size } = event;
            const { weights, epoch: bestEpoch } = result;
            yield { kind: 'done', weights, bestEpoch, epochs, embeddings, size };
          }
        }
      } catch (error) {
        throw error instanceof TrainingFailure ? new KithError(error.code, error.message) : error;
      }
    },
    engine: () => 'wasm',
  };
}
