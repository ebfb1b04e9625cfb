import type { Correction } from '../../contract/index.ts';
import type { SampleRecord } from './sample-record.ts';

/** A correction before it is kept. */
export interface NewCorrection {
  readonly kind: Correction['kind'];
  readonly personId: number;
  /** The sample that was added for it. */
  readonly added: number | null;
  /** The sample of the person that is set aside for it. */
  readonly setAside: number | null;
  /** By how much the person's bar is raised, in scores of the active version; 0 where it is not. */
  readonly raise: number;
}

/** A sample that is set aside for a correction, as pictures are compared with it. */
export interface CorrectedEmbedding {
  readonly correctionId: number;
  readonly hasChip: boolean;
  /** Under the active version; null where it has none. */
  readonly vector: Float32Array | null;
}

/**
 * What users said of faces that were decided on wrongly. Calls are as the gallery's. A correction goes with the person, and with
 * it what is set aside of them.
 */
export interface CorrectionStore {
  /** Those about a person, the newest first. */
  readonly of: (personId: number) => Promise<Correction[]>;
  /** Error: `NoSuchCorrection`, as of the following. */
  readonly get: (correctionId: number) => Promise<Correction>;
  /**
   * Keeps one, with what it changes: the sample that is set aside counts no more, the bar is higher. A saved training run goes where
   * a sample does. Errors: `NoSuchPerson`, `NoSuchSample`, `LastSample`; those of the active version.
   */
  readonly add: (correction: NewCorrection, at: Date) => Promise<Correction>;
  /** The sample that is set aside for it; null where there is none, or its embedding's version is gone. */
  readonly setAside: (correctionId: number) => Promise<SampleRecord | null>;
  /** All that are set aside for corrections about a person. */
  readonly asideEmbeddings: (personId: number) => Promise<CorrectedEmbedding[]>;
  /** The JPEG of it. Error: `NoSuchPicture`. */
  readonly picture: (correctionId: number) => Promise<Uint8Array>;
  /**
   * Takes one back: the sample that was added is removed, `restored` is the person's again, the bar is as high as before. Errors:
   * `LastSample` where the added one is the only one left; `VersionChanged` where `restored` is not embedded under the active version.
   */
  readonly undo: (correctionId: number, restored: SampleRecord | null) => Promise<Correction>;
  /** Erases the sample that is set aside; the rest stays. */
  readonly erasePicture: (correctionId: number) => Promise<Correction>;
}
