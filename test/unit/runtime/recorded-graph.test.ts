import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../../native-models/runtime/engines.ts';
import { record, type RecordableBackend } from '../../../native-models/runtime/recorded-graph.ts';

const binding = { TF_ATTR_TYPE: 6, TF_ATTR_INT: 2, TF_ATTR_BOOL: 4, TF_ATTR_STRING: 1 };
const type = { name: 'T', type: binding.TF_ATTR_TYPE, value: 1 };

beforeAll(() => startEngine('javascript'));

/** tfjs-node's backend as far as recording sees it; every output is zeros of the first input's shape. */
class Backend implements RecordableBackend {
  readonly binding = binding;
  executeSingleOutput(_op: string, _attributes: unknown, [x]: readonly tf.TensorInfo[]): tf.Tensor {
    return tf.zeros(x!.shape);
  }
  executeMultipleOutputs(..._call: unknown[]): tf.Tensor[] {
    return [];
  }
  readSync(dataId: object): Float32Array {
    return tf.backend().readSync(dataId) as Float32Array;
  }
}

test('operations are written down in order, weights as constants, rows of any number', () => {
  const backend = new Backend();
  const filter = tf.tensor4d([1, 2, 3, 4, 5, 6], [1, 1, 3, 2]);
  const bias = tf.tensor1d([7, 8, 9]);
  const before = tf.memory().numTensors;
  const graph = record(
    backend,
    (x) => {
      const strides = { name: 'strides', type: binding.TF_ATTR_INT, value: [1, 2, 2, 1] };
      const padding = { name: 'padding', type: binding.TF_ATTR_STRING, value: 'VALID' };
      const y = backend.executeSingleOutput('Conv2D', [type, strides, padding], [x, filter]);
      const z = backend.executeSingleOutput('Add', [type], [y, bias]);
      const keep = { name: 'keep_dims', type: binding.TF_ATTR_BOOL, value: false };
      return backend.executeSingleOutput('Mean', [keep], [z, filter]);
    },
    [16, 4, 4, 3],
  );
  expect(graph).toEqual({
    input: 'Placeholder_0',
    output: 'Mean_5',
    operations: [
      {
        name: 'Placeholder_0',
        op: 'Placeholder',
        inputs: [],
        attributes: { dtype: { type: 1 }, shape: { shape: [-1, 4, 4, 3] } },
      },
      constant('Const_1', [1, 1, 3, 2], [1, 2, 3, 4, 5, 6]),
      {
        name: 'Conv2D_2',
        op: 'Conv2D',
        inputs: ['Placeholder_0', 'Const_1'],
        attributes: {
          T: { type: 1 },
          strides: { wholes: [1, 2, 2, 1] },
          padding: { text: 'VALID' },
        },
      },
      constant('Const_3', [3], [7, 8, 9]),
      // A number for each channel has a name of its own.
      {
        name: 'BiasAdd_4',
        op: 'BiasAdd',
        inputs: ['Conv2D_2', 'Const_3'],
        attributes: { T: { type: 1 } },
      },
      {
        name: 'Mean_5',
        op: 'Mean',
        inputs: ['BiasAdd_4', 'Const_1'],
        attributes: { keep_dims: { bool: false } },
      },
    ],
  });
  expect(tf.memory().numTensors).toBe(before);
});

function constant(name: string, shape: number[], values: number[]) {
  return {
    name,
    op: 'Const',
    inputs: [],
    attributes: {
      dtype: { type: 1 },
      value: { constant: { dtype: 'float32', shape, values: Float32Array.from(values) } },
    },
  };
}

test('what a graph cannot hold is refused, and the backend is as it was', () => {
  const backend = new Backend();
  const several = (x: tf.Tensor4D) => backend.executeMultipleOutputs('TopKV2', [], [x], 2)[0]!;
  expect(() => record(backend, several, [1, 2, 2, 3])).toThrow(/TopKV2/);
  const real = { name: 'alpha', type: 3, value: 0.5 };
  const attribute = (x: tf.Tensor4D) => backend.executeSingleOutput('LeakyRelu', [real], [x]);
  expect(() => record(backend, attribute, [1, 2, 2, 3])).toThrow(/alpha/);
  expect(Object.keys(backend)).toEqual(['binding']);
});
