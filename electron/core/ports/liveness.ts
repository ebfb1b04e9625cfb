import type { LivenessCrops, LivenessLook } from '../../contract/index.ts';

/** The network of the liveness check, wherever it runs. */
export interface LivenessNetwork {
  /**
   * What it makes of each face. Errors: `ModelMissing` where its pack was not fetched, `ModelDamaged`, `EngineLost`, and `NoEngine`
   * where no runtime computes it.
   */
  readonly look: (faces: readonly LivenessCrops[]) => Promise<LivenessLook[]>;
}
