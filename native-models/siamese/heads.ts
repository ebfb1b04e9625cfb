import * as tf from '@tensorflow/tfjs-core';
import type { HeadKind } from '../vocabulary/index.ts';
import { AdapterHead } from './adapter-head.ts';
import { ClassicHead } from './classic-head.ts';
import type { Head } from './head.ts';
import { packTensors, unpackTensors } from './weights.ts';

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
