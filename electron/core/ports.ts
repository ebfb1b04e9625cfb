import type {
  Activity,
  ChipView,
  Consent,
  HostFace,
  Person,
  QualityMeasures,
  Sample,
  SampleSource,
  Settings,
} from '../contract/index.ts';

/** A sample ready to be kept: its chip as a JPEG (null when chips are not kept) and its unit embedding. */
export interface SampleRecord {
  readonly chip: Uint8Array | null;
  readonly embedding: Float32Array;
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
  readonly close: () => void;
}

/** An image in memory, RGB. */
export interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly channels: 3;
  readonly data: Uint8Array;
}

/** The networks, wherever they run. Both calls throw `EngineLost` when their process ends. */
export interface Networks {
  /** Faces of an image, biggest first. */
  readonly findFaces: (image: DecodedImage, detect: 'quick' | 'thorough') => Promise<HostFace[]>;
  /** The unit embedding of each raw RGB chip, of both its views unless one is asked for. */
  readonly embed: (chips: readonly Uint8Array[], view?: ChipView) => Promise<Float32Array[]>;
}
