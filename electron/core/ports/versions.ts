import type {
  ImpostorStatistics,
  MapPoint,
  ModelVersion,
  NetworkVersion,
  Report,
  Verdict,
} from '../../contract/index.ts';

/** A version that is made, before it has an id. */
export interface NewVersion {
  /** Empty: it is called “Version ID”. */
  readonly name: string;
  readonly origin: 'trained' | 'imported';
  readonly network: NetworkVersion;
  /** Numbers of an embedding. */
  readonly embeddingSize: number;
  readonly statistics: ImpostorStatistics | null;
  readonly verdict: Verdict | null;
  readonly report: Report | null;
  readonly parentId: number | null;
  readonly people: readonly number[];
  readonly points: readonly SamplePoint[];
}

/** A sample's place on the map, before and after a training. */
export interface SamplePoint {
  readonly sampleId: number;
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
}

/** An activation that is under way, also across restarts. */
export interface ActivationTarget {
  readonly versionId: number;
  /** What the activity list will say of it. */
  readonly kind: 'activated' | 'activated against the verdict' | 'rolled back';
}

/** The model versions: immutable, one of them active with an embedding of every sample. Calls are as the gallery's. */
export interface VersionStore {
  /** Newest first. */
  readonly all: () => Promise<ModelVersion[]>;
  /** Error of this and the next five: `NoSuchVersion`. */
  readonly get: (versionId: number) => Promise<ModelVersion>;
  readonly network: (versionId: number) => Promise<NetworkVersion>;
  /** Its own, or those shipped with the pack where it has none. Error: also `VersionUnusable` where they are damaged. */
  readonly statistics: (versionId: number) => Promise<ImpostorStatistics>;
  /** Numbers of an embedding under it. */
  readonly embeddingSize: (versionId: number) => Promise<number>;
  readonly report: (versionId: number) => Promise<Report | null>;
  readonly map: (versionId: number) => Promise<MapPoint[]>;
  readonly withWeights: (weightsSha256: string) => Promise<ModelVersion | null>;
  readonly learnedBy: (personId: number) => Promise<ModelVersion[]>;
  /**
   * The version that rolling back makes active: the one before the active one in the history of activations. An activation goes
   * onto the end of the history, rolling back takes it off again, and a version that is removed was never in it. Null
   * where there is none.
   */
  readonly previousId: () => Promise<number | null>;
  /** Adds a version. Error: `VersionKnown` where its weights are here already. */
  readonly insert: (version: NewVersion, at: Date) => Promise<ModelVersion>;
  /**
   * Adds a version that was trained here. Where its weights are here already, the newer report takes the older one's place
   * under the same number and name; the active and the shipped version stay as they are. In the same transaction the saved
   * run's `part` gets its result, which `of` makes for the version as it is kept: both are there, or neither.
   */
  readonly keepTrained: (
    version: NewVersion,
    at: Date,
    result: { readonly part: number; readonly of: (kept: ModelVersion) => Uint8Array },
  ) => Promise<ModelVersion>;
  /** Error: `NoSuchVersion`. */
  readonly rename: (versionId: number, name: string) => Promise<ModelVersion>;
  /** Removes it with its embeddings. Errors: `NoSuchVersion`, `VersionActive`, `VersionShipped`. */
  readonly remove: (versionId: number) => Promise<void>;
  /** Samples without an embedding under a version, at most `limit`; the chip is null where it is not kept. */
  readonly missing: (
    versionId: number,
    limit: number,
  ) => Promise<{ sampleId: number; chip: Uint8Array | null }[]>;
  /** Samples of which a version's embedding is missing: all, and those that cannot be had because the chip is not kept. */
  readonly countMissing: (versionId: number) => Promise<{ samples: number; withoutChip: number }>;
  /** Every embedding of a version. */
  readonly embeddings: (
    versionId: number,
  ) => Promise<{ sampleId: number; personId: number; vector: Float32Array }[]>;
  /**
   * Keeps embeddings; of samples that were removed meanwhile nothing is kept. Errors: `NoSuchVersion`; `VersionUnusable`
   * where one is not of the version's size, finite and of length 1.
   */
  readonly addEmbeddings: (
    versionId: number,
    embeddings: readonly { sampleId: number; vector: Float32Array }[],
  ) => Promise<void>;
  readonly target: () => Promise<ActivationTarget | null>;
  /** Embeddings of it that cannot be used are dropped, so that they count as missing. Error: `NoSuchVersion`. */
  readonly setTarget: (target: ActivationTarget | null) => Promise<void>;
}
