import * as tf from '@tensorflow/tfjs-core';
import { record, type RecordableBackend } from './recorded-graph.ts';
import { savedModelOf, TAG, type Messages } from './saved-model.ts';

/** Where TensorFlow reads a graph: its file system in the process' own memory, so that no weights lie on a disk. */
const FOLDER = 'ram:///kith';

/** The parts of tfjs-node's backend that its types leave out. */
interface NativeBackend extends RecordableBackend {
  loadSavedModelMetaGraph(folder: string, tags: string): number;
  runSavedModel(
    id: number,
    inputs: readonly tf.Tensor[],
    names: readonly { readonly name: string }[],
    outputs: readonly string[],
  ): tf.Tensor[];
  deleteSavedModel(id: number): void;
}

/** tfjs-node's protocol buffers, once its engine runs in this process. */
let messages: Messages | null = null;
let graphs = 0;

/** Lets networks run as graphs of TensorFlow's. `ofTfjsNode` are the protocol buffers that tfjs-node brings. */
export function useNativeGraphs(ofTfjsNode: Messages): void {
  messages = ofTfjsNode;
}

/** Whether the current engine is TensorFlow. */
export function canUseNativeGraphs(): boolean {
  return messages !== null && tf.getBackend() === 'tensorflow';
}

/** A function of one tensor as a graph that TensorFlow runs in one call, with all weights as constants. */
export class NativeGraph {
  readonly #backend = tf.backend() as unknown as NativeBackend;
  readonly #id: number;
  readonly #input: string;
  readonly #output: string;

  /**
   * Runs `compute` once on zeros of `shape` with one row, writes down what TensorFlow is asked for, and hands it that as one
   * graph. Rows may be any number later on. Throws where an operation cannot be written down.
   */
  constructor(compute: (x: tf.Tensor4D) => tf.Tensor, shape: tf.Tensor4D['shape']) {
    const { operations, input, output } = record(this.#backend, compute, shape);
    this.#input = `${input}:0`;
    this.#output = `${output}:0`;
    this.#id = this.#load(savedModelOf(operations, messages!));
  }

  /** The function's value. Throws where TensorFlow does, as when a batch does not fit its memory. */
  run(x: tf.Tensor4D): tf.Tensor {
    const [output] = this.#backend.runSavedModel(
      this.#id,
      [x],
      [{ name: this.#input }],
      [this.#output],
    );
    return output!;
  }

  /** Frees the graph and its weights. */
  dispose(): void {
    this.#backend.deleteSavedModel(this.#id);
  }

  #load(bytes: Uint8Array): number {
    const folder = `${FOLDER}/${++graphs}`;
    const write = (contents: Uint8Array): void =>
      tf.tidy(() => {
        const [name, text] = [`${folder}/saved_model.pb`, contents].map((value) =>
          tf.scalar(value as string, 'string'),
        );
        this.#backend.executeMultipleOutputs('WriteFile', [], [name!, text!], 0);
      });
    write(bytes);
    try {
      return this.#backend.loadSavedModelMetaGraph(folder, TAG);
    } finally {
      // There is no operation that deletes; an empty file takes no memory.
      write(new Uint8Array());
    }
  }
}
