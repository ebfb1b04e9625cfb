import type { ModelPack, PackFetch } from '../../contract/index.ts';

/**
 * The getting of a network that Kith does not come with, in the background. Nothing of it throws: what fails is in its state.
 */
export interface PackJob {
  readonly state: () => PackFetch;
  /** Fetches the pack from where its packages are published, going on with what has arrived; nothing while it is under way. */
  readonly fetch: () => void;
  /** The same from a file that somebody brought. */
  readonly add: (file: string) => void;
  /** Whether a file is the pack's package, of the version that Kith was tested with. */
  readonly isFor: (file: string) => Promise<boolean>;
  /** Stops fetching; what has arrived is kept. */
  readonly cancel: () => void;
  /** Waits until nothing is under way. */
  readonly settled: () => Promise<void>;
}

/** Which files of a pack are not those that Kith was tested with, by their paths in its package. */
export interface PackCheck {
  readonly pack: ModelPack;
  readonly wrong: readonly {
    readonly path: string;
    readonly problem: 'missing' | 'damaged' | 'unreadable';
  }[];
}
