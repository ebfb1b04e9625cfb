import type {
  Consent,
  GroupColor,
  LivenessState,
  QualityMeasures,
  SampleSource,
  Settings,
} from '../../contract/index.ts';
import type { NewVersion } from './versions.ts';

/** Somebody with the numbers of their samples. */
export interface OutlinedPerson {
  readonly personId: number;
  readonly name: string;
  readonly enrolledAt: Date;
  readonly externalId: string | null;
  readonly hasNote: boolean;
  readonly hasConsent: boolean;
  readonly sampleIds: readonly number[];
}

/** A sample with all that is kept of it. */
export interface WholeSample {
  /** The JPEG; null where it is not kept. */
  readonly chip: Uint8Array | null;
  /** Under the version that was asked for; null where it has none. */
  readonly embedding: Float32Array | null;
  readonly quality: QualityMeasures;
  readonly source: SampleSource;
  readonly takenAt: Date;
  readonly liveness: LivenessState | null;
  /** What the webcam calls itself; null where that is not known. */
  readonly camera: string | null;
  /** What the turns of the head said that it was taken by. */
  readonly turns: LivenessState | null;
  readonly vouched: boolean;
  /** Whether the user chose it to show the person. */
  readonly portrait: boolean;
}

/** A picture that is here, to be known again. */
export interface KnownSample {
  readonly sampleId: number;
  readonly personId: number;
  /** Whether it was set aside: it may show somebody else. */
  readonly isAside: boolean;
  readonly chip: Uint8Array | null;
  /** Under the active version; null where it has none. */
  readonly embedding: Float32Array | null;
}

/** Somebody new. */
export interface StagedPerson {
  readonly name: string;
  readonly enrolledAt: Date;
  readonly consent: Consent | null;
  /** What is written beside the name: '' for no note, null for no id. */
  readonly note: string;
  readonly externalId: string | null;
  /** The staged groups that they are in. */
  readonly groups: readonly number[];
}

/** What becomes of a staged person in a merge: they are somebody here, or somebody new with a name. */
export interface MergedPerson {
  readonly stagedId: number;
  readonly into: number | { readonly name: string };
  /** The staged samples that are added; none where only what is empty of somebody here is filled. */
  readonly sampleIds: readonly number[];
}

/**
 * A gallery beside the one that is open, which a bundle is read into before anything is changed: as encrypted, gone with the next
 * start. Calls are as the gallery's.
 */
export interface StagedGallery {
  /** Error: `VersionKnown`. */
  readonly addVersion: (version: NewVersion, at: Date) => Promise<void>;
  /** The weights of versions that are not in the gallery. */
  readonly newVersions: () => Promise<string[]>;
  readonly version: (weightsSha256: string) => Promise<NewVersion>;
  /** Answers with the number. Error: `GroupTaken`. */
  readonly addGroup: (name: string, color: GroupColor) => Promise<number>;
  /** Answers with the number. Errors: `NameTaken`, `ExternalIdTaken`. */
  readonly addPerson: (person: StagedPerson) => Promise<number>;
  /** Adds samples to somebody, whose embeddings are of the version with these weights. Answers with their numbers. */
  readonly addSamples: (
    personId: number,
    samples: readonly WholeSample[],
    weightsSha256: string,
  ) => Promise<number[]>;
  readonly putSettings: (settings: Partial<Settings>) => Promise<void>;
  /** Whether a version with these weights is in it. */
  readonly hasVersion: (weightsSha256: string) => Promise<boolean>;
  /** Samples without an embedding under the version with these weights, at most `limit`, after a number. */
  readonly unembedded: (
    weightsSha256: string,
    after: number,
    limit: number,
  ) => Promise<{ sampleId: number; chip: Uint8Array | null }[]>;
  readonly countUnembedded: (
    weightsSha256: string,
  ) => Promise<{ samples: number; withoutChip: number }>;
  /** Keeps embeddings of the gallery's active version, for a merge. */
  readonly addEmbeddings: (
    embedded: readonly { sampleId: number; vector: Float32Array }[],
  ) => Promise<void>;
  /** Embeddings of samples under the gallery's active version, in the order of the numbers. */
  readonly embeddings: (sampleIds: readonly number[]) => Promise<Float32Array[]>;
  /**
   * Adds people, and the versions that are new, to the gallery in one transaction. Somebody who is here already gets samples, and
   * of agreement, note and id what they have not; an id that somebody else here has is left out. Errors: `VersionChanged` where another version became active since
   * samples were embedded, `NoSuchPerson`, `NameTaken`, `VersionUnusable`.
   */
  readonly merge: (people: readonly MergedPerson[], versionId: number, at: Date) => Promise<void>;
  /**
   * Makes it ready to take the gallery's place: the version with these weights is active in it, or the one that Kith comes with;
   * what lacks an embedding is embedded by the next start. Nothing can be added after.
   */
  readonly seal: (
    weightsSha256: string,
    settings: Partial<Settings>,
    at: Date,
  ) => Promise<{ people: number; samples: number; toEmbed: number }>;
  /** Removes it. */
  readonly discard: () => Promise<void>;
}

/** What bundles are made of and read into. Calls are as the gallery's. */
export interface BundleStore {
  /** The number of the schema. */
  readonly schema: number;
  /** Everybody, or of some people those who are there, by name. */
  readonly outline: (personIds: readonly number[] | null) => Promise<OutlinedPerson[]>;
  /** A sample with its embedding under a version. Error: `NoSuchSample`. */
  readonly sample: (sampleId: number, versionId: number) => Promise<WholeSample>;
  /**
   * Samples in the order of their numbers, at most `limit` after a number; those that are set aside are not taken again either. What is
   * set aside for a correction has no number of its own: it comes first, after 0, beside the others.
   */
  readonly known: (after: number, limit: number) => Promise<KnownSample[]>;
  /**
   * Begins another gallery beside this one, in place of what a Kith that was cut off had staged. Error: `ImportRunning` while there
   * is another. Throws the file system's errors.
   */
  readonly stage: () => Promise<StagedGallery>;
}
