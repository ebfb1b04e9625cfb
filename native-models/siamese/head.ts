import * as tf from '@tensorflow/tfjs-core';
import type { HeadKind } from '../../electron/contract/index.ts';
import { AdapterHead } from './adapter-head.ts';
import { ClassicHead } from './classic-head.ts';
import { packTensors, unpackTensors } from './weights.ts';

/** The trainable end of the Siamese network: features to embeddings, which are then scaled to unit length. */
export interface Head {
  readonly kind: HeadKind;
  /** Numbers of an embedding. */
  readonly size: number;
  /** Every variable by name, in the order in which they are stored. */
  readonly variables: Readonly<Record<string, tf.Variable>>;
  /** Those that gradients change. */
  readonly trainable: readonly tf.Variable[];
  /** How the optimizer holds it back; see `AdamGroup`. */
  readonly regularization: { readonly decay?: number; readonly wholeTensors?: boolean };
  /** Features [n, in] to outputs [n, size], as recognition computes them. */
  infer(features: tf.Tensor2D): tf.Tensor2D;
  /**
   * The same in training: `features` are the rows of `towers` equal towers, one after another. Dropout is drawn from
   * `seed`, batch statistics are those of each tower, and the moving ones follow them.
   */
  train(features: tf.Tensor2D, towers: number, seed: number): tf.Tensor2D;
  dispose(): void;
}

/** A head with fresh weights, drawn from `seed`, for features of `inputs` numbers. */
export function createHead(kind: HeadKind, inputs: number, seed: number): Head {
  return kind === 'adapter' ? new AdapterHead(inputs) : new ClassicHead(inputs, { seed });
}

/** The head's weights as bytes. */
export function saveHead(head: Head): Promise<Uint8Array<ArrayBuffer>> {
  return packTensors(head.variables);
}

/** Puts stored weights into a head of the same kind and size. Throws a RangeError where they do not fit. */
export function restoreHead(head: Head, bytes: Uint8Array): void {
  const tensors = unpackTensors(bytes);
  try {
    for (const [name, variable] of Object.entries(head.variables)) {
      const tensor = tensors[name];
      if (!tensor || tensor.shape.join() !== variable.shape.join()) {
        throw new RangeError(`The stored head has no fitting weights ${name}`);
      }
      variable.assign(tensor);
    }
  } finally {
    tf.dispose(tensors);
  }
}
