import * as tf from '@tensorflow/tfjs-core';
import { dense } from './dense.ts';
import type { Head } from './head.ts';

/** Units of the textbook head's dense layers. */
const UNITS = [1024, 512, 256, 128] as const;
const DROPOUT = 0.2;
/** Keras's defaults for batch normalization. */
const MOMENTUM = 0.99;
const EPSILON = 1e-3;

interface Normalization {
  readonly gamma: tf.Variable<tf.Rank.R1>;
  readonly beta: tf.Variable<tf.Rank.R1>;
  readonly mean: tf.Variable<tf.Rank.R1>;
  readonly variance: tf.Variable<tf.Rank.R1>;
}

interface Layer {
  readonly kernel: tf.Variable<tf.Rank.R2>;
  readonly bias: tf.Variable<tf.Rank.R1>;
  /** After the first two hidden layers. */
  readonly normalization: Normalization | null;
}

/**
 * The textbook head: Dense 1024 relu, Dropout 0.2, BatchNorm, Dense 512 relu, Dropout 0.2, BatchNorm, Dense 256 relu,
 * Dropout 0.2, Dense 128.
 */
export class ClassicHead implements Head {
  readonly kind = 'classic';
  readonly regularization = {};
  readonly size: number;
  readonly #layers: readonly Layer[];
  readonly #dropout: number;

  /** `units` and `dropout` are the textbook's unless a test says otherwise. Kernels are drawn as Glorot and Bengio (2010) do. */
  constructor(
    inputs: number,
    options: { seed: number; units?: readonly number[]; dropout?: number },
  ) {
    const units = options.units ?? UNITS;
    this.size = units.at(-1)!;
    this.#dropout = options.dropout ?? DROPOUT;
    this.#layers = units.map((size, i) => {
      const fanIn = i === 0 ? inputs : units[i - 1]!;
      const limit = Math.sqrt(6 / (fanIn + size));
      const kernel = tf.randomUniform([fanIn, size], -limit, limit, 'float32', options.seed + i);
      return {
        kernel: variable(kernel as tf.Tensor2D),
        bias: variable(tf.zeros([size])),
        normalization: i < units.length - 2 ? createNormalization(size) : null,
      };
    });
  }

  get variables(): Readonly<Record<string, tf.Variable>> {
    return Object.fromEntries(
      this.#layers.flatMap(({ kernel, bias, normalization }, i) => [
        [`dense_${i}/kernel`, kernel],
        [`dense_${i}/bias`, bias],
        ...Object.entries(normalization ?? {}).map(
          ([name, value]) => [`normalization_${i}/${name}`, value as tf.Variable] as const,
        ),
      ]),
    );
  }

  get trainable(): readonly tf.Variable[] {
    return this.#layers.flatMap(({ kernel, bias, normalization }) => [
      kernel,
      bias,
      ...(normalization ? [normalization.gamma, normalization.beta] : []),
    ]);
  }

  infer(features: tf.Tensor2D): tf.Tensor2D {
    return tf.tidy(() =>
      this.#forward(
        features,
        (x) => x,
        (x, { mean, variance, gamma, beta }) => normalize(x, mean, variance, gamma, beta),
      ),
    );
  }

  train(features: tf.Tensor2D, towers: number, seed: number): tf.Tensor2D {
    const drop = (x: tf.Tensor2D, layer: number): tf.Tensor2D =>
      this.#dropout === 0
        ? x
        : (tf.dropout(x, this.#dropout, undefined, `${seed}/${layer}`) as tf.Tensor2D);
    return this.#forward(features, drop, (x, normalization) => {
      const [rows, size] = x.shape;
      const split = tf.reshape(x, [towers, rows / towers, size]);
      const { mean, variance } = tf.moments(split, 1, true);
      follow(normalization, mean, variance);
      const normal = normalize(split, mean, variance, normalization.gamma, normalization.beta);
      return tf.reshape(normal, [rows, size]);
    });
  }

  dispose(): void {
    tf.dispose(this.variables);
  }

  #forward(
    features: tf.Tensor2D,
    drop: (x: tf.Tensor2D, layer: number) => tf.Tensor2D,
    normalizeRows: (x: tf.Tensor2D, normalization: Normalization) => tf.Tensor2D,
  ): tf.Tensor2D {
    let x = features;
    this.#layers.forEach(({ kernel, bias, normalization }, i) => {
      x = dense(x, kernel, bias, { inputGradient: i > 0 });
      if (i === this.#layers.length - 1) return;
      x = drop(tf.relu(x), i);
      if (normalization) x = normalizeRows(x, normalization);
    });
    return x;
  }
}

function createNormalization(size: number): Normalization {
  return {
    gamma: variable(tf.ones([size])),
    beta: variable(tf.zeros([size])),
    mean: variable(tf.zeros([size]), false),
    variance: variable(tf.ones([size]), false),
  };
}

function normalize<T extends tf.Tensor>(
  x: T,
  mean: tf.Tensor,
  variance: tf.Tensor,
  gamma: tf.Tensor,
  beta: tf.Tensor,
): T {
  const scale = tf.div(gamma, tf.sqrt(tf.add(variance, EPSILON)));
  return tf.add(tf.mul(tf.sub(x, mean), scale), beta);
}

/** Moves the moving statistics tower by tower, as if the towers had been run one after another. */
function follow(normalization: Normalization, means: tf.Tensor, variances: tf.Tensor): void {
  const statistics = [
    [normalization.mean, means],
    [normalization.variance, variances],
  ] as const;
  tf.tidy(() => {
    for (const [moving, batch] of statistics) {
      for (const tower of tf.unstack(batch)) {
        const one = tf.reshape(tower, moving.shape);
        moving.assign(tf.add(tf.mul(moving, MOMENTUM), tf.mul(one, 1 - MOMENTUM)));
      }
    }
  });
}

function variable<R extends tf.Rank>(initial: tf.Tensor<R>, trainable = true): tf.Variable<R> {
  const made = tf.variable(initial, trainable);
  initial.dispose();
  return made;
}
