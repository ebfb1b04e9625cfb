import type {
  InboxConsent,
  LivenessState,
  QualityMeasures,
  Stranger,
  UnknownFace,
} from '../../contract/index.ts';

/** A picture of an unknown face that is to be kept: a JPEG with its unit embedding. */
export interface NewUnknownFace {
  readonly chip: Uint8Array;
  readonly embedding: Float32Array;
  /** The version that the embedding is of. */
  readonly versionId: number;
  readonly quality: QualityMeasures;
  readonly takenAt: Date;
  readonly liveness: LivenessState | null;
}

/** One that is kept. */
export interface StoredUnknownFace extends UnknownFace {
  /** The appearance before a camera that it is of. */
  readonly sighting: string;
  readonly quality: QualityMeasures;
}

/** Embeddings of one version that tell a stranger. */
export interface RefusedAs {
  readonly versionId: number;
  readonly vectors: readonly Float32Array[];
}

/**
 * Unknown faces that were seen, and strangers who are ignored or not to be collected again. Calls are as the gallery's. Errors of
 * those that name faces: `NoSuchUnknown` where one does not wait in the inbox; strangers: `NoSuchStranger`.
 */
export interface InboxStore {
  /** The agreement that holds; null while nothing is kept. */
  readonly consent: () => Promise<InboxConsent | null>;
  /** Records an agreement; one that holds already stays. */
  readonly agree: (words: number, at: Date) => Promise<InboxConsent>;
  /** Records that none holds any more. */
  readonly endConsent: (at: Date) => Promise<void>;
  /** How many faces wait, and the bytes of their pictures. */
  readonly count: () => Promise<{ faces: number; bytes: number }>;
  /**
   * Keeps pictures of a sighting, and lets go of those of it that are not `staying`; the oldest of all go where they are more than
   * the limits allow. Answers with the numbers of those that were added: none where no agreement holds, or while somebody waits to
   * be erased, who may be whom it shows.
   */
  readonly keep: (
    sighting: string,
    camera: string | null,
    added: readonly NewUnknownFace[],
    staying: readonly number[],
  ) => Promise<number[]>;
  /** Erases what waits of a sighting, and answers how many faces: it has a name, or is none that may be kept. */
  readonly eraseSighting: (sighting: string) => Promise<number>;
  /** Those that wait, the first seen first. */
  readonly waiting: () => Promise<StoredUnknownFace[]>;
  /** The unit embeddings of those that wait under a version. */
  readonly embeddings: (versionId: number) => Promise<{ faceId: number; vector: Float32Array }[]>;
  /** Faces that wait or are of somebody ignored, without an embedding under a version, at most `limit`. */
  readonly unembedded: (
    versionId: number,
    limit: number,
  ) => Promise<{ faceId: number; chip: Uint8Array }[]>;
  /** Keeps embeddings; of faces that are gone meanwhile nothing is kept. */
  readonly addEmbeddings: (
    versionId: number,
    added: readonly { faceId: number; vector: Float32Array }[],
  ) => Promise<void>;
  /** The JPEG of a face that waits, or of somebody ignored. Error: `NoSuchUnknown`. */
  readonly picture: (faceId: number) => Promise<Uint8Array>;
  /** Makes faces those of a stranger who is ignored; answers with their number. */
  readonly ignore: (faceIds: readonly number[], at: Date) => Promise<number>;
  /**
   * Takes faces off every list, until they are erased or brought back. With `refusal` their embeddings are kept: whoever it is is
   * not collected again.
   */
  readonly discard: (
    faceIds: readonly number[],
    refusal: RefusedAs | null,
    at: Date,
  ) => Promise<void>;
  /** Brings back those of some faces that were discarded, and takes back the refusals that came with them; answers how many faces. */
  readonly restore: (faceIds: readonly number[]) => Promise<number>;
  /** Erases those of some faces that were discarded, null for all, and answers how many. Closing and opening erase all, too. */
  readonly eraseDiscarded: (faceIds: readonly number[] | null) => Promise<number>;
  /** Erases faces at once, also such as are gone. */
  readonly erase: (faceIds: readonly number[]) => Promise<void>;
  /** Erases all that waits, and answers how many faces. */
  readonly clear: () => Promise<number>;
  /** Erases what has waited since before, and answers how many faces. */
  readonly trim: (before: Date) => Promise<number>;
  /** The newest first. */
  readonly strangers: () => Promise<Stranger[]>;
  /** Ignores somebody no more: their faces wait again. A refusal is forgotten. */
  readonly takeBack: (strangerId: number, at: Date) => Promise<void>;
  /** Forgets a stranger, with every picture and embedding. */
  readonly eraseStranger: (strangerId: number) => Promise<void>;
}
