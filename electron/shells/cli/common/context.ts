import type { Kith } from '../../../core/kith.ts';
import type { Output } from './output.ts';

/** What a command works with. */
export interface Context {
  readonly kith: Kith;
  readonly output: Output;
  /** Prints the report that was made last, as a PDF. Errors: `NoBrowser`, `PageMissing`, `PrintFailed`, `Canceled`. */
  readonly printReport: () => Promise<Uint8Array>;
  /** Aborted on Ctrl-C: finish what is under way, keep it, and end. */
  readonly signal: AbortSignal;
}

/** Does the work of a command with a Kith that is open. */
export type Run = (work: (context: Context) => Promise<void> | void) => Promise<void>;
