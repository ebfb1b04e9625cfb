import * as tf from '@tensorflow/tfjs-core';
import { chipBytes, type ChipView } from '../vocabulary/index.ts';
import type { Backbone } from './backbone.ts';
import { chipTensor } from './chip-tensor.ts';
import type { Head } from './head.ts';
import { unitLength } from './unit-length.ts';

/** Chips that go through the network at once: more gains nothing on wasm and costs memory, and keeps a GPU busy. */
const BATCH = { wasm: 8, others: 16 };
/** Rows of features that go through a head at once. */
const ROWS = 512;

/** A backbone with a head: chips to unit embeddings. Without a head the backbone's features are the embedding. */
export class SiameseNetwork {
  readonly backbone: Backbone;
  readonly head: Head | null;

  constructor(backbone: Backbone, head: Head | null = null) {
    this.backbone = backbone;
    this.head = head;
  }

  /** Numbers of an embedding. */
  get size(): number {
    return this.head?.size ?? this.backbone.size;
  }

  /** Unit embeddings of raw RGB chips of chipSide, `size` numbers for each, one after another. */
  embed(chips: readonly Uint8Array[], view: ChipView = 'both'): Promise<Float32Array<ArrayBuffer>> {
    return ofChips(chips, this.size, (batch) => this.#finish(this.backbone.features(batch, view)));
  }

  /** Features of the backbone, `backbone.size` numbers for each chip. */
  features(chips: readonly Uint8Array[], view: ChipView): Promise<Float32Array<ArrayBuffer>> {
    return ofChips(chips, this.backbone.size, (batch) => this.backbone.features(batch, view));
  }

  /** Unit embeddings of features, `backbone.size` numbers for each. */
  project(features: Float32Array): Promise<Float32Array<ArrayBuffer>> {
    const { size } = this.backbone;
    return inBatches(features.length / size, ROWS, this.size, (start, end) => {
      const rows = features.subarray(start * size, end * size);
      return this.#finish(tf.tensor2d(rows, [end - start, size]));
    });
  }

  #finish(features: tf.Tensor2D): tf.Tensor2D {
    return unitLength(this.head ? this.head.infer(features) : features);
  }
}

/** Memory for a batch of chips that no call is using. New memory for each call would be collected every few calls. */
const spare: Float32Array<ArrayBuffer>[] = [];

async function ofChips(
  chips: readonly Uint8Array[],
  size: number,
  compute: (batch: tf.Tensor4D) => tf.Tensor2D,
): Promise<Float32Array<ArrayBuffer>> {
  const memory = spare.pop() ?? new Float32Array(BATCH.others * chipBytes);
  try {
    const batch = tf.getBackend() === 'wasm' ? BATCH.wasm : BATCH.others;
    return await inBatches(chips.length, batch, size, (start, end) =>
      compute(chipTensor(chips.slice(start, end), memory)),
    );
  } finally {
    spare.push(memory);
  }
}

/**
 * Computes rows part by part into one array of `size` numbers a row. A part that fails, as one too big for the memory
 * does, is halved.
 */
async function inBatches(
  count: number,
  batch: number,
  size: number,
  compute: (start: number, end: number) => tf.Tensor2D,
): Promise<Float32Array<ArrayBuffer>> {
  const all = new Float32Array(count * size);
  let most = batch;
  for (let start = 0; start < count;) {
    const end = Math.min(start + most, count);
    try {
      const part = tf.tidy(() => compute(start, end));
      all.set(await part.data(), start * size);
      part.dispose();
      start = end;
    } catch (error) {
      if (end - start === 1) throw error;
      most = Math.ceil((end - start) / 2);
    }
  }
  return all;
}
