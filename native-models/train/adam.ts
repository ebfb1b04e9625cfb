import * as tf from '@tensorflow/tfjs-core';

const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-7;

/** Variables that are trained alike. */
export interface AdamGroup {
  readonly variables: readonly tf.Variable[];
  /** Above 0. */
  readonly learningRate: number;
  /** Decoupled weight decay (Loshchilov and Hutter, 2019), a multiple of the learning rate; none unless given. */
  readonly decay?: number;
  /**
   * One second moment for a whole tensor instead of one for each number. The step then keeps the gradient's direction, and
   * with it its low rank; scaling every number by itself fills a matrix with noise.
   */
  readonly wholeTensors?: boolean;
}

/**
 * Adam (Kingma and Ba, 2015) as Keras has it: the efficient form, in which ε stands beside the uncorrected √v. tfjs's own
 * adds it to the corrected one, which lets gradients that are zero but for rounding move weights thirty times as far.
 */
export class Adam {
  readonly #slots: readonly {
    variable: tf.Variable;
    group: AdamGroup;
    first: tf.Variable;
    second: tf.Variable;
  }[];
  #steps = 0;

  constructor(groups: readonly AdamGroup[]) {
    this.#slots = groups.flatMap((group) =>
      group.variables.map((variable) => ({
        variable,
        group,
        ...tf.tidy(() => ({
          first: tf.variable(tf.zeros(variable.shape), false),
          second: tf.variable(tf.zeros(group.wholeTensors ? [] : variable.shape), false),
        })),
      })),
    );
  }

  /** What it trains, in the order of the groups. */
  get variables(): tf.Variable[] {
    return this.#slots.map(({ variable }) => variable);
  }

  /** Steps taken so far. */
  get steps(): number {
    return this.#steps;
  }

  /** Moves every variable along its gradient, given by the variable's name. */
  apply(gradients: Readonly<Record<string, tf.Tensor>>): void {
    this.#steps++;
    const correction = Math.sqrt(1 - BETA_2 ** this.#steps) / (1 - BETA_1 ** this.#steps);
    for (const { variable, group, first, second } of this.#slots) {
      const gradient = gradients[variable.name];
      if (!gradient) continue;
      const { learningRate, decay = 0, wholeTensors = false } = group;
      tf.tidy(() => {
        const square = wholeTensors ? tf.mean(tf.square(gradient)) : tf.square(gradient);
        const m = tf.add(tf.mul(first, BETA_1), tf.mul(gradient, 1 - BETA_1));
        const v = tf.add(tf.mul(second, BETA_2), tf.mul(square, 1 - BETA_2));
        const change = tf.div(tf.mul(m, learningRate * correction), tf.add(tf.sqrt(v), EPSILON));
        first.assign(m);
        second.assign(v);
        const kept = decay === 0 ? variable : tf.mul(variable, 1 - learningRate * decay);
        variable.assign(tf.sub(kept, change));
      });
    }
  }

  /** The moments by name, for a checkpoint; they stay the optimizer's. */
  state(): Record<string, tf.Tensor> {
    return Object.fromEntries(
      this.#slots.flatMap(({ first, second }, i) => [
        [`first/${i}`, first],
        [`second/${i}`, second],
      ]),
    );
  }

  /** Goes on from a checkpoint's moments and number of steps. */
  restore(tensors: Readonly<Record<string, tf.Tensor>>, steps: number): void {
    this.#slots.forEach(({ first, second }, i) => {
      first.assign(tensors[`first/${i}`]!);
      second.assign(tensors[`second/${i}`]!);
    });
    this.#steps = steps;
  }

  dispose(): void {
    for (const { first, second } of this.#slots) tf.dispose([first, second]);
  }
}
