import type { LivenessCrops, LivenessLook, OnnxTrial } from '../../contract/index.ts';

/** The network of the liveness check, wherever it runs. */
export interface LivenessNetwork {
  /**
   * What it makes of each face. Errors: `ModelMissing` where its pack was not fetched, `ModelDamaged`, `EngineLost`, and `NoEngine`
   * where no runtime computes it.
   */
  readonly look: (faces: readonly LivenessCrops[]) => Promise<LivenessLook[]>;
}

/** What is known of the runtimes of networks in ONNX. */
export interface OnnxMonitor {
  readonly trials: readonly OnnxTrial[];
  /** Tries and times each in a process of its own; nothing where there is no network in ONNX to try them with. */
  measure(): Promise<void>;
  on(event: 'trials', listener: () => void): unknown;
}
