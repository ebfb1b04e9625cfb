import * as tf from '@tensorflow/tfjs-core';
import type { Distance } from '../vocabulary/index.ts';
import type { Backbone } from '../siamese/backbone.ts';
import type { Head } from '../siamese/head.ts';
import { unitLength } from '../siamese/unit-length.ts';
import type { TrainingRows } from './sampler.ts';

/** Rows that go through the network at once where nothing is learned. */
const ROWS_AT_ONCE = 256;

/** Stages of a backbone that are trained with the head: rows are then the activations before them. */
export interface Unfrozen {
  readonly backbone: Backbone;
  readonly stages: number;
  /** Shape of one row's activations. */
  readonly shape: readonly [number, number, number];
}

/** The rows as the head meets them: features as they are, or activations sent through the unfrozen stages. */
export function createRowsNetwork(
  head: Head,
  rows: TrainingRows,
  unfrozen: Unfrozen | null,
  distance: Distance,
) {
  // On unit vectors the squared Euclidean distance is twice the cosine distance.
  const factor = distance === 'cosine' ? 1 : 2;
  const table = tf.tensor2d(rows.features, [rows.people.length, rows.size]);
  const features = (numbers: readonly number[]): tf.Tensor2D => {
    const picked = tf.gather(table, tf.tensor1d([...numbers], 'int32'));
    if (!unfrozen) return picked;
    const activations: tf.Tensor4D = tf.reshape(picked, [numbers.length, ...unfrozen.shape]);
    return unfrozen.backbone.lastStages(activations, unfrozen.stages);
  };
  const embed = async (numbers: readonly number[]): Promise<Float32Array> => {
    const unit = tf.tidy(() => unitLength(head.infer(features(numbers))));
    const values = await unit.data<'float32'>();
    unit.dispose();
    return values;
  };
  return {
    features,
    /** Unit embeddings of all rows. */
    embedAll: async (): Promise<Float32Array> => {
      const count = rows.people.length;
      const embeddings = new Float32Array(count * head.size);
      for (let start = 0; start < count; start += ROWS_AT_ONCE) {
        const length = Math.min(ROWS_AT_ONCE, count - start);
        const numbers = Array.from({ length }, (_, i) => start + i);
        embeddings.set(await embed(numbers), start * head.size);
      }
      return embeddings;
    },
    /** Distances between the unit embeddings of a batch. */
    distances: async (batch: readonly number[]): Promise<Float32Array> => {
      const distances = tf.tidy(() => {
        const unit = unitLength(head.infer(features(batch)));
        return tf.mul(factor, tf.sub(1, tf.matMul(unit, tf.transpose(unit))));
      });
      const values = await distances.data<'float32'>();
      distances.dispose();
      return values;
    },
    dispose: () => table.dispose(),
  };
}

/** What `createRowsNetwork` makes. */
export type RowsNetwork = ReturnType<typeof createRowsNetwork>;
