import type {
  Activity,
  Augmentation,
  ChipView,
  Consent,
  ImpostorStatistics,
  MapPoint,
  ModelVersion,
  NetworkVersion,
  Person,
  QualityMeasures,
  Report,
  Sample,
  SampleSource,
  Settings,
  Verdict,
} from '../contract/index.ts';
import type {
  HostFace,
  TrainingEvent,
  TrainingInput,
} from '../../native-models/vocabulary/host-contract.ts';

/** A sample ready to be kept: its chip as a JPEG (null when chips are not kept) and its unit embedding. */
export interface SampleRecord {
  readonly chip: Uint8Array | null;
  readonly embedding: Float32Array;
  /** The model version that the embedding is of. */
  readonly versionId: number;
  readonly quality: QualityMeasures;
  readonly source: SampleSource;
  readonly takenAt: Date;
}

/** A person's comparison score, −1 to 1. */
export interface Candidate {
  readonly personId: number;
  readonly score: number;
}

/** Reads of the gallery. */
export interface GalleryReader {
  readonly people: () => Person[];
  /** Throws `NoSuchPerson`. */
  readonly person: (personId: number) => Person;
  /** The person whose name compares equal, or null. */
  readonly personNamed: (name: string) => Person | null;
  /** Oldest first. */
  readonly samples: (personId: number) => Sample[];
  /** The JPEG of a sample; throws `NoSuchSample`, also where its chip is not kept. */
  readonly picture: (sampleId: number) => Uint8Array;
  readonly consent: (personId: number) => Consent | null;
  readonly counts: () => { people: number; samples: number };
  /** The people whose reference is nearest to a unit embedding, best first, at most `count`. */
  readonly nearest: (embedding: Float32Array, count: number) => Candidate[];
  /** Newest first. */
  readonly activity: (limit: number) => Activity[];
  readonly settings: () => Settings;
}

/** Writes of the gallery. Each is one transaction and durable when it returns. */
export interface Gallery extends GalleryReader {
  /** Throws `NameTaken`. */
  readonly enroll: (name: string, consent: Consent, samples: readonly SampleRecord[]) => Person;
  readonly extend: (personId: number, samples: readonly SampleRecord[], at: Date) => Person;
  /** Throws `NameTaken`, `NoSuchPerson`. */
  readonly rename: (personId: number, name: string, at: Date) => Person;
  /** Removes a person with every row about them, and empties the log. */
  readonly remove: (personId: number) => Person;
  /** Throws `NoSuchSample`, `LastSample`. */
  readonly removeSample: (personId: number, sampleId: number) => Person;
  readonly record: (kind: 'recognized' | 'unknown', at: Date, who: Candidate | null) => void;
  /** How many lines were removed. */
  readonly clearActivity: () => number;
  readonly saveSettings: (change: Partial<Settings>) => Settings;
  readonly versions: VersionStore;
  readonly training: TrainingStore;
  readonly close: () => void;
}

/** A version that is made, before it has an id. */
export interface NewVersion {
  readonly name: string;
  readonly origin: 'trained' | 'imported';
  readonly network: NetworkVersion;
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
  readonly againstVerdict: boolean;
}

/** The model versions: immutable, one of them active with an embedding of every sample. */
export interface VersionStore {
  /** Newest first. */
  readonly all: () => ModelVersion[];
  /** This and the next throw `NoSuchVersion`. */
  readonly get: (versionId: number) => ModelVersion;
  readonly network: (versionId: number) => NetworkVersion;
  /** Null: those shipped with the pack. */
  readonly statistics: (versionId: number) => ImpostorStatistics | null;
  readonly activeId: () => number;
  /** Numbers of an embedding under it. */
  readonly embeddingSize: (versionId: number) => number;
  readonly withWeights: (weightsSha256: string) => ModelVersion | null;
  readonly report: (versionId: number) => Report | null;
  readonly map: (versionId: number) => MapPoint[];
  readonly learnedBy: (personId: number) => ModelVersion[];
  /** The version that was active before; null where there was none. */
  readonly previousId: () => number | null;
  readonly insert: (version: NewVersion, at: Date) => ModelVersion;
  readonly rename: (versionId: number, name: string) => ModelVersion;
  /** Removes it with its embeddings; throws `VersionActive`, `VersionShipped`. */
  readonly remove: (versionId: number) => void;
  /** Samples without an embedding under a version, at most `limit`; the chip is null where it is not kept. */
  readonly missing: (
    versionId: number,
    limit: number,
  ) => { sampleId: number; chip: Uint8Array | null }[];
  /** Samples of which a version's embedding is missing: all, and those that cannot be had because the chip is not kept. */
  readonly countMissing: (versionId: number) => { samples: number; withoutChip: number };
  /** Every embedding of a version. */
  readonly embeddings: (
    versionId: number,
  ) => { sampleId: number; personId: number; vector: Float32Array }[];
  readonly addEmbeddings: (
    versionId: number,
    embeddings: readonly { sampleId: number; vector: Float32Array }[],
  ) => void;
  readonly target: () => ActivationTarget | null;
  readonly setTarget: (target: ActivationTarget | null) => void;
  /**
   * Makes the target the active version, in one transaction. Returns false, and changes nothing, where a sample has no
   * embedding under it.
   */
  readonly switchToTarget: (at: Date) => boolean;
}

/** A sample that can be trained on. */
export interface TrainingSample {
  readonly sampleId: number;
  readonly personId: number;
  readonly hasChip: boolean;
}

/** What training keeps in the gallery: features, and a run that can go on. */
export interface TrainingStore {
  readonly samples: () => TrainingSample[];
  /** Cached features by copy, of the given samples. */
  readonly features: (backbone: string, copy: string) => Map<number, Float32Array>;
  readonly addFeatures: (
    backbone: string,
    features: readonly { sampleId: number; copy: string; vector: Float32Array }[],
  ) => void;
  readonly run: () => { startedAt: Date; plan: unknown } | null;
  readonly startRun: (plan: unknown, at: Date) => void;
  readonly part: (
    part: number,
  ) => { checkpoint: Uint8Array | null; result: Uint8Array | null } | null;
  /** Each replaces what the part had. */
  readonly saveCheckpoint: (part: number, checkpoint: Uint8Array) => void;
  readonly saveResult: (part: number, result: Uint8Array) => void;
  readonly endRun: () => void;
}

/** An image in memory, RGB. */
export interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly channels: 3;
  readonly data: Uint8Array;
}

/** The networks, wherever they run. All calls throw `EngineLost` when their process ends. */
export interface Networks {
  /** Faces of an image, biggest first. */
  readonly findFaces: (image: DecodedImage, detect: 'quick' | 'thorough') => Promise<HostFace[]>;
  /** The unit embedding of each raw RGB chip under the active version, of both its views unless one is asked for. */
  readonly embed: (chips: readonly Uint8Array[], view?: ChipView) => Promise<Float32Array[]>;
}

/** The networks of any version: what the active one's are made of. */
export interface VersionNetworks {
  readonly findFaces: Networks['findFaces'];
  readonly embed: (
    version: NetworkVersion,
    chips: readonly Uint8Array[],
    view?: ChipView,
  ) => Promise<Float32Array[]>;
}

/** The networks as training uses them, in a process that live recognition does not wait for. */
export interface TrainingNetworks {
  readonly embed: VersionNetworks['embed'];
  /** Features of a version's backbone; items with a seed are augmented copies. */
  readonly features: (
    version: NetworkVersion,
    items: readonly { chip: Uint8Array; seed: string | null }[],
    augment: Augmentation,
  ) => Promise<Float32Array[]>;
  /** Unit embeddings of such features, rows of `size` numbers, one after another. */
  readonly project: (
    version: NetworkVersion,
    features: Float32Array,
    size: number,
  ) => Promise<{ embeddings: Float32Array; size: number }>;
  /**
   * Trains. Errors: `TooFewToTrain`, `TrainingCollapsed`, `TrainingDiverged`, `CannotUnfreeze`, `ModelMissing`,
   * `EngineLost`.
   */
  readonly train: (input: TrainingInput, signal: AbortSignal) => AsyncIterable<TrainingEvent>;
  readonly engine: () => string;
  /** Ends the process: what it was doing ends in `EngineLost`, and its memory is free again. */
  readonly rest: () => void;
}
