import type { StepResult } from './step.ts';

/** Steps that are looked at together. */
const WINDOW = 8;
/** Non-mated distances below this share of what they were at first mean that all embeddings are one point. */
const SHARE_LEFT = 0.05;
/** The loss of a collapsed network is the margin; this near to it counts. */
const NEAR_MARGIN = 0.1;

/**
 * Notices a network whose embeddings have become one point: then every distance is about zero and the loss sits at the
 * margin, from where no gradient leads away (Schroff et al., 2015, on choosing the hardest negatives early).
 */
export class CollapseDetector {
  readonly #margin: number;
  readonly #recent: StepResult[] = [];
  #first: number | null = null;

  constructor(margin: number) {
    this.#margin = margin;
  }

  /** Adds a step; true once the last WINDOW steps all look collapsed. */
  add(step: StepResult): boolean {
    this.#first ??= step.nonMated;
    this.#recent.push(step);
    if (this.#recent.length > WINDOW) this.#recent.shift();
    return (
      this.#recent.length === WINDOW &&
      this.#recent.every(
        ({ loss, nonMated }) =>
          nonMated < SHARE_LEFT * this.#first! &&
          Math.abs(loss - this.#margin) < NEAR_MARGIN * this.#margin,
      )
    );
  }
}
