import * as tf from '@tensorflow/tfjs-core';
import { typeOf, type Attribute, type Operation } from './saved-model.ts';

/** An attribute as tfjs-node states it; `type` is one of its binding's own numbers. */
interface StatedAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

/** The part of tfjs-node's backend through which all that it computes goes. */
export interface RecordableBackend {
  readonly binding: Readonly<
    Record<'TF_ATTR_TYPE' | 'TF_ATTR_INT' | 'TF_ATTR_BOOL' | 'TF_ATTR_STRING', number>
  >;
  executeSingleOutput(
    op: string,
    attributes: readonly StatedAttribute[],
    inputs: readonly tf.TensorInfo[],
  ): tf.Tensor;
  executeMultipleOutputs(
    op: string,
    attributes: readonly StatedAttribute[],
    inputs: readonly tf.TensorInfo[],
    outputs: number,
  ): tf.Tensor[];
  readSync(dataId: object): Float32Array | Int32Array;
}

/** A function of one tensor as operations, each after those that it needs. */
export interface RecordedGraph {
  readonly operations: readonly Operation[];
  readonly input: string;
  readonly output: string;
}

/**
 * Runs `compute` once on zeros of `shape` with one row, and writes down what TensorFlow is asked for: the operations, and the
 * names of the input and output among them. Rows may be any number in the graph. Tensors that do not come from the input are
 * constants. Throws where something cannot be written down.
 */
export function record(
  backend: RecordableBackend,
  compute: (x: tf.Tensor4D) => tf.Tensor,
  [, ...sizes]: tf.Tensor4D['shape'],
): RecordedGraph {
  const operations: Operation[] = [];
  const names = new Map<object, string>();
  const add = (
    { dataId }: tf.TensorInfo,
    op: string,
    inputs: string[],
    attributes: Operation['attributes'],
  ): string => {
    const name = `${op}_${operations.length}`;
    operations.push({ name, op, inputs, attributes });
    names.set(dataId, name);
    return name;
  };
  const nameOf = (tensor: tf.TensorInfo): string => {
    const known = names.get(tensor.dataId);
    if (known) return known;
    const { dtype, shape } = tensor;
    const constant = { dtype, shape, values: backend.readSync(tensor.dataId) };
    return add(tensor, 'Const', [], { dtype: { type: typeOf(dtype) }, value: { constant } });
  };
  const execute = backend.executeSingleOutput.bind(backend);
  // They stand before the prototype's own until they are deleted.
  backend.executeSingleOutput = (op, attributes, inputs) => {
    const output = execute(op, attributes, inputs);
    const stated = attributes.map((one) => [one.name, attributeOf(one, backend.binding)]);
    add(
      output,
      isBias(op, inputs) ? 'BiasAdd' : op,
      inputs.map(nameOf),
      Object.fromEntries(stated),
    );
    return output;
  };
  backend.executeMultipleOutputs = (op) => {
    throw new Error(`A graph cannot hold ${op}, which has several outputs`);
  };
  try {
    // tfjs looks through all that a scope returns, so it does not see the operations' weights.
    const ends = tf.tidy(() => {
      const x = tf.zeros<tf.Rank.R4>([1, ...sizes]);
      const input = add(x, 'Placeholder', [], {
        dtype: { type: typeOf(x.dtype) },
        shape: { shape: [-1, ...sizes] },
      });
      return { input, output: nameOf(compute(x)) };
    });
    return { operations, ...ends };
  } finally {
    Reflect.deleteProperty(backend, 'executeSingleOutput');
    Reflect.deleteProperty(backend, 'executeMultipleOutputs');
  }
}

/**
 * Whether a number is added to each channel. tfjs-node states that as any other sum; under its own name TensorFlow computes it
 * with the convolution before it.
 */
function isBias(op: string, [to, added]: readonly tf.TensorInfo[]): boolean {
  return op === 'Add' && added!.shape.length === 1 && added!.shape[0] === to!.shape[3];
}

function attributeOf(
  { name, type, value }: StatedAttribute,
  binding: RecordableBackend['binding'],
): Attribute {
  if (type === binding.TF_ATTR_TYPE) return { type: value as number };
  if (type === binding.TF_ATTR_BOOL) return { bool: value as boolean };
  if (type === binding.TF_ATTR_STRING) return { text: value as string };
  if (type !== binding.TF_ATTR_INT) throw new Error(`A graph cannot hold the attribute ${name}`);
  return Array.isArray(value) ? { wholes: value as number[] } : { whole: value as number };
}
