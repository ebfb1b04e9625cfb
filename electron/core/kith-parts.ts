import type { Mended, MendingWay } from '../contract/index.ts';
import type { Trial } from './evaluation/trials.ts';
import type {
  BuiltTensorFlow,
  EngineMeasurements,
  Gallery,
  HostMonitor,
  LivenessNetwork,
  OnnxMonitor,
  PackCheck,
  PackJob,
  PhotoReading,
  TimedNetworks,
  TrainingNetworks,
  UpdateMonitor,
  VersionNetworks,
} from './ports/index.ts';
import type { Surroundings } from './status/status.ts';

/** A gallery's key as it is written down. */
export interface RecoveryKey {
  readonly read: () => string;
  /** Errors: `RecoveryKeyMistyped`, `RecoveryKeyWrong`. */
  readonly test: (typed: string) => void;
}

/** What a shell passes in. */
export interface KithParts {
  readonly gallery: Gallery;
  readonly networks: VersionNetworks;
  readonly shipped: TimedNetworks;
  /** What came of trying the version that Kith comes with. */
  readonly trials: readonly Trial[];
  readonly decodeHeic: PhotoReading['decodeHeic'];
  readonly trainer: TrainingNetworks;
  /** ResNet-50, which is fetched on demand. */
  readonly classicPack: PackJob;
  /** The network that tells a person from a picture, and the getting of it. */
  readonly liveness: LivenessNetwork;
  readonly livenessPack: PackJob;
  /** The SHA-256 of its file: which network it was that a user's test is of. */
  readonly livenessSha256: string;
  /** What is known of the runtimes that it can be computed by. */
  readonly runtimes: OnnxMonitor;
  /** Reads and hashes every file of every network that is here. */
  readonly checkPacks: () => Promise<PackCheck[]>;
  readonly host: HostMonitor;
  readonly measurements: EngineMeasurements;
  /** Finds the TensorFlow that was set up on this machine, if one was. */
  readonly builtTensorFlow: () => BuiltTensorFlow | null;
  readonly surroundings: Surroundings;
  /** Prints what the window shows, as a PDF; null where the page prints itself. Error: `PrintFailed`. */
  readonly print: (() => Promise<Uint8Array>) | null;
  /** Null where this Kith has nowhere to look for a newer one. */
  readonly updates: UpdateMonitor | null;
  /** Puts another gallery in the place of a damaged one; nothing can be asked of this Kith after that. */
  readonly mend: (how: MendingWay, anyway?: boolean) => Promise<Mended>;
  /** Puts the gallery that was staged in the place of this one; likewise nothing can be asked of this Kith after that. */
  readonly replace: () => Promise<void>;
  /** The gallery's key as it is written down. */
  readonly recoveryKey: RecoveryKey;
  /** The base-2 logarithm of the work that a bundle's passphrase takes; by default age's own. */
  readonly workFactor?: number;
  readonly now?: () => Date;
}
