import type { ChipView } from '../../electron/contract/index.ts';
import * as tf from '@tensorflow/tfjs-core';
import { chipTensor, FACE_FEATURES, type FaceBackbone } from './face-backbone.ts';
import { unitLength } from './unit-length.ts';

/** Chips that go through the network at once: more gains nothing on wasm and costs memory. */
const BATCH = 8;

/**
 * The `face` profile, version 1: backbone, no head yet, unit length. Chips are raw RGB of CHIP_SIZE; the
 * result holds FACE_FEATURES numbers for each, one after another, each embedding of length 1.
 */
export async function embed(
  backbone: FaceBackbone,
  chips: readonly Uint8Array[],
  view: ChipView = 'both',
): Promise<Float32Array<ArrayBuffer>> {
  const embeddings = new Float32Array(chips.length * FACE_FEATURES);
  for (let start = 0; start < chips.length; start += BATCH) {
    const batch = chips.slice(start, start + BATCH);
    const unit = tf.tidy(() => unitLength(backbone.features(chipTensor(batch), view)));
    embeddings.set(await unit.data(), start * FACE_FEATURES);
    unit.dispose();
  }
  return embeddings;
}
