import type {
  Activity,
  Consent,
  KithError,
  ModelVersion,
  Person,
  QualityMeasures,
  Sample,
  SampleSource,
  Settings,
} from '../../contract/index.ts';
import type { ActiveVersion } from './active-version.ts';
import type { DraftStore } from './draft-store.ts';
import type { TrainingStore } from './training-store.ts';
import type { VersionStore } from './versions.ts';

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

/** Whom live recognition saw, with the comparison score, −1 to 1. */
export interface Sighting {
  readonly personId: number;
  readonly score: number;
}

/** Reads of the gallery. */
export interface GalleryReader {
  /**
   * The version that decisions are made under, at once and from memory. Throws `ActiveVersionDamaged` where its weights or
   * embeddings cannot be used: everything but deciding and enrolling goes on, and another activation puts it right.
   */
  readonly active: () => ActiveVersion;
  /** The number of the active version, likewise, and also where it is damaged. */
  readonly activeId: () => number;
  /**
   * `NotErased`, with why, where something that was removed may still be in a file beside the tables; null where everything is
   * erased. At once and from memory. It is tried again with every removal and every start.
   */
  readonly notErased: () => KithError | null;
  /** By name. */
  readonly people: () => Promise<Person[]>;
  /** Error: `NoSuchPerson`. */
  readonly person: (personId: number) => Promise<Person>;
  /** The person whose name compares equal, or null. */
  readonly personNamed: (name: string) => Promise<Person | null>;
  /** Oldest first. */
  readonly samples: (personId: number) => Promise<Sample[]>;
  /** The JPEG of a sample. Error: `NoSuchSample`, also where its chip is not kept. */
  readonly picture: (sampleId: number) => Promise<Uint8Array>;
  readonly consent: (personId: number) => Promise<Consent | null>;
  readonly counts: () => Promise<{ people: number; samples: number }>;
  /** Newest first. */
  readonly activity: (limit: number) => Promise<Activity[]>;
  readonly settings: () => Promise<Settings>;
}

/**
 * The gallery. Each call is one transaction, also against others under way: they behave as if one came after the other. A write
 * is durable, and `active()` in step with it, when its promise resolves; when it rejects nothing was changed. What a removal
 * leaves in other places than the tables is erased before it resolves, or `notErased` says that it was not.
 */
export interface Gallery extends GalleryReader {
  /** Calls back whenever `notErased` answers something else than before. */
  readonly onNotErased: (listener: () => void) => void;
  /**
   * The draft that the samples were kept in, if any, is erased with it. Errors: `NameTaken`; of the samples `VersionChanged`
   * where one was not embedded under the active version, and `VersionUnusable` where an embedding cannot be used;
   * `ActiveVersionDamaged`; `DraftEnded`.
   */
  readonly enroll: (
    name: string,
    consent: Consent,
    samples: readonly SampleRecord[],
    draftId?: number | null,
  ) => Promise<Person>;
  /** The same for somebody enrolled. Errors: `NoSuchPerson`, those of the samples, `DraftEnded`. */
  readonly extend: (
    personId: number,
    samples: readonly SampleRecord[],
    at: Date,
    draftId?: number | null,
  ) => Promise<Person>;
  /** Errors: `NameTaken`, `NoSuchPerson`. */
  readonly rename: (personId: number, name: string, at: Date) => Promise<Person>;
  /**
   * Removes a person with every row and byte about them, a draft of more samples of them too. A saved training run goes too: it
   * may have learned from them.
   * Tells which versions did. Error: `NoSuchPerson`.
   */
  readonly remove: (personId: number) => Promise<{ person: Person; learnedBy: ModelVersion[] }>;
  /** The same of one sample. Errors: `NoSuchPerson`, `NoSuchSample`, `LastSample`. */
  readonly removeSample: (personId: number, sampleId: number) => Promise<Person>;
  /** Notes a sighting; of somebody who was removed meanwhile nothing is noted. */
  readonly record: (
    kind: 'recognized' | 'unknown',
    at: Date,
    who: Sighting | null,
  ) => Promise<void>;
  /** How many lines were removed. */
  readonly clearActivity: () => Promise<number>;
  readonly saveSettings: (change: Partial<Settings>) => Promise<Settings>;
  /**
   * Makes the target (see `VersionStore.setTarget`) the active version, once its index is built from its embeddings. Null, and
   * nothing changed, where the version is not the target any more or a sample has no embedding under it yet. Errors:
   * `VersionUnusable`; `NoPreviousVersion` where a rollback finds another history.
   */
  readonly activate: (versionId: number, at: Date) => Promise<ActiveVersion | null>;
  readonly drafts: DraftStore;
  readonly versions: VersionStore;
  readonly training: TrainingStore;
  readonly close: () => Promise<void>;
}
