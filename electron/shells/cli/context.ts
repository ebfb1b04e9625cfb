import type { Kith } from '../../core/kith.ts';
import type { HostSupervisor } from '../../models/host-supervisor.ts';
import type { Output } from './output.ts';

/** What a command works with. */
export interface Context {
  readonly kith: Kith;
  readonly host: HostSupervisor;
  /** Where fetched networks are kept. */
  readonly packsFolder: string;
  readonly output: Output;
  /** Aborted on Ctrl-C: finish what is under way, keep it, and end. */
  readonly signal: AbortSignal;
}

/** How many files are under way at once: one is decoded while the network works on another. */
export const FILES_AT_ONCE = 3;
