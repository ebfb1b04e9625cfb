import * as tf from '@tensorflow/tfjs-core';

const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-7;

/**
 * Adam (Kingma and Ba, 2015) as Keras has it: the efficient form, in which ε stands beside the uncorrected √v. tfjs's own
 * adds it to the corrected one, which lets gradients that are zero but for rounding move weights thirty times as far.
 */
export class Adam {
  readonly #variables: readonly tf.Variable[];
  readonly #rates: ReadonlyMap<tf.Variable, number>;
  readonly #moments: readonly { first: tf.Variable; second: tf.Variable }[];
  #steps = 0;

  /** Groups of variables, each with its learning rate (above 0). */
  constructor(groups: readonly { variables: readonly tf.Variable[]; learningRate: number }[]) {
    this.#variables = groups.flatMap(({ variables }) => variables);
    this.#rates = new Map(
      groups.flatMap(({ variables, learningRate }) =>
        variables.map((variable) => [variable, learningRate] as const),
      ),
    );
    this.#moments = this.#variables.map(({ shape }) =>
      tf.tidy(() => ({
        first: tf.variable(tf.zeros(shape), false),
        second: tf.variable(tf.zeros(shape), false),
      })),
    );
  }

  /** What it trains, in the order of the groups. */
  get variables(): tf.Variable[] {
    return [...this.#variables];
  }

  /** Steps taken so far. */
  get steps(): number {
    return this.#steps;
  }

  /** Moves every variable along its gradient, given by the variable's name. */
  apply(gradients: Readonly<Record<string, tf.Tensor>>): void {
    this.#steps++;
    const correction = Math.sqrt(1 - BETA_2 ** this.#steps) / (1 - BETA_1 ** this.#steps);
    this.#variables.forEach((variable, i) => {
      const gradient = gradients[variable.name];
      if (!gradient) return;
      const { first, second } = this.#moments[i]!;
      tf.tidy(() => {
        const m = tf.add(tf.mul(first, BETA_1), tf.mul(gradient, 1 - BETA_1));
        const v = tf.add(tf.mul(second, BETA_2), tf.mul(tf.square(gradient), 1 - BETA_2));
        const rate = this.#rates.get(variable)! * correction;
        const change = tf.div(tf.mul(m, rate), tf.add(tf.sqrt(v), EPSILON));
        first.assign(m);
        second.assign(v);
        variable.assign(tf.sub(variable, change));
      });
    });
  }

  /** The moments by name, for a checkpoint; they stay the optimizer's. */
  state(): Record<string, tf.Tensor> {
    return Object.fromEntries(
      this.#moments.flatMap(({ first, second }, i) => [
        [`first/${i}`, first],
        [`second/${i}`, second],
      ]),
    );
  }

  /** Goes on from a checkpoint's moments and number of steps. */
  restore(tensors: Readonly<Record<string, tf.Tensor>>, steps: number): void {
    this.#moments.forEach(({ first, second }, i) => {
      first.assign(tensors[`first/${i}`]!);
      second.assign(tensors[`second/${i}`]!);
    });
    this.#steps = steps;
  }

  dispose(): void {
    for (const { first, second } of this.#moments) tf.dispose([first, second]);
  }
}
