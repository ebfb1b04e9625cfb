import type { LivenessState, QualityMeasures, SampleSource } from '../../contract/index.ts';

/** A sample ready to be kept: its chip as a JPEG (null when chips are not kept) and its unit embedding. */
export interface SampleRecord {
  readonly chip: Uint8Array | null;
  readonly embedding: Float32Array;
  /** The model version that the embedding is of. */
  readonly versionId: number;
  readonly quality: QualityMeasures;
  readonly source: SampleSource;
  readonly takenAt: Date;
  /** Null where that was not checked. */
  readonly liveness: LivenessState | null;
  /** The webcam it was taken with; null of photos, and where that is not known. */
  readonly camera: string | null;
  /** Null where no turns were asked for. */
  readonly turns: LivenessState | null;
}
