import type { EngineName, EngineTrial, HostState, SelfCheck } from '../../contract/index.ts';

/** What is known of the process that live recognition runs in. */
export interface HostMonitor {
  readonly report: {
    readonly state: HostState;
    readonly engine: EngineName | null;
    readonly check: SelfCheck | null;
    readonly trials: readonly EngineTrial[];
  };
  on(event: 'state', listener: () => void): unknown;
  /** Starts it anew, with the engines as they are to be tried now. */
  restart(): void;
  /** Checks the golden embedding again. This and the next throw `EngineLost` and why it cannot start. */
  selfCheck(): Promise<SelfCheck>;
  /** What its process holds: bytes of memory, null where it cannot tell, and tensors. */
  describe(): Promise<{ memory: number | null; tensors: number }>;
}

/** What is known of the engines that were measured on this machine. */
export interface EngineMeasurements {
  readonly trials: readonly EngineTrial[];
  /** The engines in the order in which they are tried. */
  order(): readonly EngineName[];
  measure(): Promise<void>;
  /** Puts the engine that the user wants first; null, none. */
  prefer(engine: EngineName | null): void;
  on(event: 'trials', listener: () => void): unknown;
}

/** A TensorFlow that was set up on this machine to be an engine. */
export interface BuiltTensorFlow {
  readonly engine: EngineName;
  readonly version: string;
  /** The CUDA that it was built for; null: it has none. */
  readonly cuda: string | null;
  /** Largest difference from the golden embedding, when it was set up; null where that is not known. */
  readonly difference: number | null;
  readonly folder: string;
}
