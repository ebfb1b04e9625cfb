import type {
  Activity,
  ActivityFilter,
  Consent,
  KithError,
  ModelVersion,
  Person,
  Sample,
  Seen,
  Settings,
  Strength,
} from '../../contract/index.ts';
import type { ActiveVersion } from './active-version.ts';
import type { BundleStore } from './bundle-store.ts';
import type { CorrectionStore } from './correction-store.ts';
import type { CopyStore } from './copy-store.ts';
import type { DraftStore } from './draft-store.ts';
import type { GroupStore } from './group-store.ts';
import type { EnrollmentCounts } from './enrollment-counts.ts';
import type { InboxStore } from './inbox-store.ts';
import type { LivenessTryStore } from './liveness-try-store.ts';
import type { RepairStore } from './repair-store.ts';
import type { SampleRecord } from './sample-record.ts';
import type { TrainingStore } from './training-store.ts';
import type { VersionStore } from './versions.ts';

/** A kept sample with its unit embedding under the active version. */
export interface EmbeddedSample {
  readonly sampleId: number;
  readonly hasChip: boolean;
  readonly vector: Float32Array;
}

/** Whom live recognition saw, with the comparison score, −1 to 1. */
export interface Sighting {
  readonly personId: number;
  readonly score: number;
  readonly strength?: Strength;
}

/** A line of the activity list as it is kept. */
export type ActivityRecord = Omit<Activity, 'sighting' | 'hasEvidence'>;

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
  /**
   * `GalleryDamaged` or `GalleryReplaced`, with the file, once a call or `check` has found it to be; null where nothing is known
   * of that. At once and from memory. What reads goes on.
   */
  readonly damage: () => KithError | null;
  /** Whether it can only be read: every write is then `FolderReadOnly` or `DiskReadOnly`, and nothing is noted of what is recognized. */
  readonly isReadOnly: boolean;
  /** By name. */
  readonly people: () => Promise<Person[]>;
  /** Error: `NoSuchPerson`. */
  readonly person: (personId: number) => Promise<Person>;
  /** Everyone whose name compares equal, however it is written: one person, as a rule. */
  readonly peopleNamed: (name: string) => Promise<Person[]>;
  /** Oldest first. */
  readonly samples: (personId: number) => Promise<Sample[]>;
  /** The person a sample is enrolled under. Error: `NoSuchSample`. */
  readonly ownerOf: (sampleId: number) => Promise<number>;
  /** The JPEG of a sample. Error: `NoSuchSample`, also where its chip is not kept. */
  readonly picture: (sampleId: number) => Promise<Uint8Array>;
  /** The samples of a person that are embedded under the active version, with those unit embeddings. */
  readonly embeddings: (personId: number) => Promise<EmbeddedSample[]>;
  /** Samples that the user vouched for: each shows the person it is enrolled under. */
  readonly vouchedSamples: () => Promise<ReadonlySet<number>>;
  readonly consent: (personId: number) => Promise<Consent | null>;
  readonly counts: () => Promise<{ people: number; samples: number }>;
  /** Newest first; without the lines that are hidden. */
  readonly activity: (limit: number, filter?: ActivityFilter) => Promise<ActivityRecord[]>;
  /** The cameras that lines of the activity list come from, by name; without those of lines that are hidden. */
  readonly activityCameras: () => Promise<string[]>;
  /** The JPEG of a line's face as it was seen. Error: `NoSuchPicture`. */
  readonly activityPicture: (activityId: number) => Promise<Uint8Array>;
  /** Whoever was recognized, as far back as the activity is kept. */
  readonly seen: () => Promise<Seen[]>;
  /** Whether the sample that shows a person was chosen by the user. */
  readonly portraitIsChosen: (personId: number) => Promise<boolean>;
  readonly settings: () => Promise<Settings>;
}

/**
 * The gallery. Each call is one transaction, also against others under way: they behave as if one came after the other. Any call
 * is `GalleryDamaged` where what it needs cannot be read, and a write `GalleryReplaced` where the file is another by now. A write
 * is durable, and `active()` in step with it, when its promise resolves; when it rejects nothing was changed. What a removal
 * leaves in other places than the tables is erased before it resolves, or `notErased` says that it was not.
 */
export interface Gallery extends GalleryReader {
  /** Calls back whenever `notErased` answers something else than before. */
  readonly onNotErased: (listener: () => void) => void;
  /** Calls back once `damage` has an answer. */
  readonly onDamage: (listener: () => void) => void;
  /** Reads everything, a little at a time, and resolves where all of it can be. Error: `GalleryDamaged`. */
  readonly check: () => Promise<void>;
  /** The copies that are made of it. */
  readonly copies: CopyStore;
  /**
   * The draft that the samples were kept in, if any, is erased with it. Errors: `NameTaken`, also where a name compares equal
   * but is written otherwise, unless the two are to stand `beside` each other; of the samples `VersionChanged`
   * where one was not embedded under the active version, and `VersionUnusable` where an embedding cannot be used;
   * `ActiveVersionDamaged`; `DraftEnded`.
   */
  readonly enroll: (
    name: string,
    consent: Consent,
    samples: readonly SampleRecord[],
    draftId?: number | null,
    beside?: boolean,
  ) => Promise<Person>;
  /** The same for somebody enrolled. Errors: `NoSuchPerson`, those of the samples, `DraftEnded`. */
  readonly extend: (
    personId: number,
    samples: readonly SampleRecord[],
    at: Date,
    draftId?: number | null,
  ) => Promise<Person>;
  /**
   * Removes a person with every row and byte about them, a draft of more samples of them and what was mended about them too. A saved
   * training run goes too: it may have learned from them.
   * Tells which versions did. Error: `NoSuchPerson`.
   */
  readonly remove: (personId: number) => Promise<{ person: Person; learnedBy: ModelVersion[] }>;
  /**
   * Writes down something about a person; what is left out stays, '' and null take it away. What is taken away leaves no byte.
   * Errors: `NoSuchPerson`; `ExternalIdTaken`.
   */
  readonly describe: (
    personId: number,
    change: { readonly note?: string | undefined; readonly externalId?: string | null | undefined },
  ) => Promise<Person>;
  /** Vouches for a sample, or takes that back. Error: `NoSuchSample`. */
  readonly vouch: (sampleId: number, vouched: boolean) => Promise<void>;
  /**
   * Has a sample show a person; null leaves it to Kith, which takes the best one. Errors: `NoSuchPerson`; `NoSuchSample`, also
   * where it is somebody else's or has no picture.
   */
  readonly choosePortrait: (personId: number, sampleId: number | null) => Promise<Person>;
  /**
   * Notes a sighting with the face as it was seen, a JPEG, and the camera that saw it, and answers with its line's number; of somebody who was removed
   * meanwhile nothing is noted. A picture above `limits.sightingBytes` is not kept, nor are those of older lines beyond
   * `limits.sightingPictures`.
   */
  readonly record: (
    kind: 'recognized' | 'unknown' | 'not live',
    at: Date,
    who: Sighting | null,
    picture?: Uint8Array | null,
    camera?: string | null,
  ) => Promise<number | null>;
  /**
   * Notes a sighting of one of several people who could not be told apart, likewise: a line for each, of one moment, the picture
   * with the first. Answers with the lines. Nothing is
   * noted where one of them was removed meanwhile, and all of it goes with the first who is.
   */
  readonly recordAmbiguous: (
    at: Date,
    between: readonly Sighting[],
    picture: Uint8Array | null,
    camera?: string | null,
  ) => Promise<number[]>;
  /** Notes whom an unknown face turned out to be, so that the line goes with them; a line or person that is gone changes nothing. */
  readonly attribute: (activityId: number, personId: number) => Promise<void>;
  /** Takes every line off the list, and answers how many. They can be brought back until they are erased. */
  readonly hideActivity: () => Promise<number>;
  /** Brings back the hidden lines, and answers how many. */
  readonly unhideActivity: () => Promise<number>;
  /** Erases the hidden lines, and answers how many. Closing and opening do, too. */
  readonly eraseHiddenActivity: () => Promise<number>;
  /** Erases the lines that are older, or more, than the settings let the list hold, and answers how many. */
  readonly trimActivity: (now: Date) => Promise<number>;
  readonly saveSettings: (change: Partial<Settings>) => Promise<Settings>;
  /**
   * Makes the target (see `VersionStore.setTarget`) the active version, once its index is built from its embeddings. Null, and
   * nothing changed, where the version is not the target any more or a sample has no embedding under it yet. Errors:
   * `VersionUnusable`; `NoPreviousVersion` where a rollback finds another history.
   */
  readonly activate: (versionId: number, at: Date) => Promise<ActiveVersion | null>;
  readonly bundles: BundleStore;
  readonly corrections: CorrectionStore;
  readonly drafts: DraftStore;
  readonly groups: GroupStore;
  readonly enrollmentCounts: EnrollmentCounts;
  readonly inbox: InboxStore;
  readonly livenessTries: LivenessTryStore;
  readonly repairs: RepairStore;
  readonly versions: VersionStore;
  readonly training: TrainingStore;
  readonly close: () => Promise<void>;
}
