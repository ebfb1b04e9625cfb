import type { Kith } from '../../../core/kith.ts';
import type { Output } from './output.ts';

/** What a command works with. */
export interface Context {
  readonly kith: Kith;
  readonly output: Output;
  /** Aborted on Ctrl-C: finish what is under way, keep it, and end. */
  readonly signal: AbortSignal;
}
