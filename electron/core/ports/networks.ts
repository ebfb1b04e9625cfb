import type { Augmentation, ChipView, NetworkVersion } from '../../contract/index.ts';
import type { Detect, FaceRegion, Turn } from '../../../native-models/vocabulary/index.ts';
import type {
  HostFace,
  TrainingEvent,
  TrainingInput,
} from '../../../native-models/vocabulary/host-contract.ts';
import type { ActiveVersion } from './active-version.ts';

/** An image in memory, RGB. */
export interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly channels: 3;
  readonly data: Uint8Array;
}

/** How an image is looked at. */
export interface Look {
  /** How hard to look for faces that are not known yet. */
  readonly detect: Detect;
  /** How far the image is turned first; what is found is where it is in the image as it came. */
  readonly turn?: Turn;
  /** Regions of faces that were seen in it before. */
  readonly known?: FaceRegion[];
}

/** Unit embeddings with the version they are of: they are compared under that one and no other. */
export interface Embedded {
  readonly version: ActiveVersion;
  readonly embeddings: Float32Array[];
}

/** What finds faces, wherever it runs. */
export interface FaceFinding {
  /** Faces of an image, biggest first. */
  readonly findFaces: (image: DecodedImage, look: Look) => Promise<HostFace[]>;
}

/** The networks, wherever they run. All calls throw `EngineLost` when their process ends. */
export interface Networks extends FaceFinding {
  /** The unit embedding of each raw RGB chip under the active version, of both its views unless one is asked for. */
  readonly embed: (chips: readonly Uint8Array[], view?: ChipView) => Promise<Embedded>;
}

/** The networks of any version: what the active one's are made of. */
export interface VersionNetworks extends FaceFinding {
  readonly embed: (
    version: NetworkVersion,
    chips: readonly Uint8Array[],
    view?: ChipView,
  ) => Promise<Float32Array[]>;
}

/** The networks that Kith comes with, with the milliseconds that each stage took: for benchmarks, which ask no gallery. */
export interface TimedNetworks {
  readonly findFaces: (
    image: DecodedImage,
    look: Look,
  ) => Promise<{
    faces: HostFace[];
    milliseconds: { detect: number; mesh: number; chip: number };
  }>;
  /** The unit embedding of a raw RGB chip, of both its views. */
  readonly embed: (chip: Uint8Array) => Promise<{ embedding: Float32Array; milliseconds: number }>;
}

/** The networks as training uses them, in a process that live recognition does not wait for. */
export interface TrainingNetworks {
  /**
   * Keeps the process up until it is disposed of. Every call holds the process by itself for as long as it takes; who makes
   * several holds a lease over them, so that the networks are loaded once.
   */
  readonly lease: () => Disposable;
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
   * `EngineLost`; `Canceled` where the signal ended it.
   */
  readonly train: (input: TrainingInput, signal: AbortSignal) => AsyncIterable<TrainingEvent>;
  readonly engine: () => string;
}
