/** A sample that can be trained on. */
export interface TrainingSample {
  readonly sampleId: number;
  readonly personId: number;
  readonly hasChip: boolean;
}

/** What training keeps in the gallery: features, and a run that can go on. Calls are as the gallery's. */
export interface TrainingStore {
  readonly samples: () => Promise<TrainingSample[]>;
  /** Cached features of a backbone by sample, of the samples themselves or of an augmented copy. */
  readonly features: (backbone: string, copy: string) => Promise<Map<number, Float32Array>>;
  /** Keeps features; of samples that were removed meanwhile nothing is kept. */
  readonly addFeatures: (
    backbone: string,
    features: readonly { sampleId: number; copy: string; vector: Float32Array }[],
  ) => Promise<void>;
  readonly run: () => Promise<{ startedAt: Date; plan: unknown } | null>;
  /** Takes the place of a run that is there. */
  readonly startRun: (plan: unknown, at: Date) => Promise<void>;
  readonly part: (
    part: number,
  ) => Promise<{ checkpoint: Uint8Array | null; result: Uint8Array | null } | null>;
  /** Each replaces what the part had; where no run is saved (any more) nothing is kept. */
  readonly saveCheckpoint: (part: number, checkpoint: Uint8Array) => Promise<void>;
  readonly saveResult: (part: number, result: Uint8Array) => Promise<void>;
  readonly endRun: () => Promise<void>;
}
