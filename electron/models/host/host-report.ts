import type { EngineName, EngineTrial, HostState, SelfCheck } from '../../contract/index.ts';

/** What is known of a host. */
export interface HostReport {
  readonly state: HostState;
  readonly engine: EngineName | null;
  readonly trials: readonly EngineTrial[];
  readonly check: SelfCheck | null;
}

/** Where hosts write what happened. */
export interface HostLog {
  info(message: string, details?: object): void;
  warn(message: string, details?: object): void;
}

/** What a host is for. */
export type HostRole = 'live' | 'train' | 'measure';
