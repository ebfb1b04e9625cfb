import { enrollmentFailure, type EnrollmentFailure } from '../../../electron/contract/index.ts';
import type { Instruction } from '../../capture/instruction.ts';

/** Milliseconds before it is told what is wrong: who has just come has not failed. */
const PATIENCE = 5000;

/** What keeps the camera from taking a first picture: what most frames lack. */
export class Trouble {
  readonly #frames = new Map<EnrollmentFailure, number>();
  #began: number | null = null;
  #told: EnrollmentFailure | null = null;

  /** Takes note of a frame at a time in milliseconds. Answers with what is wrong most of the time, once that is another; else null. */
  see(instruction: Instruction, now: number): EnrollmentFailure | null {
    this.#began ??= now;
    const failure = failureOf(instruction);
    if (failure) this.#frames.set(failure, (this.#frames.get(failure) ?? 0) + 1);
    if (now - this.#began < PATIENCE) return null;
    let most = this.#told;
    for (const [one, count] of this.#frames) {
      if (count > (most ? this.#frames.get(most)! : 0)) most = one;
    }
    if (most === this.#told) return null;
    this.#told = most;
    return most;
  }
}

/** What an instruction says is wrong with the picture; null where it only leads to a pose. */
function failureOf(instruction: Instruction): EnrollmentFailure | null {
  if (instruction === 'show') return 'NoFace';
  return enrollmentFailure.options.find((one) => one === instruction) ?? null;
}
