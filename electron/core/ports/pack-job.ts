import type { PackFetch } from '../../contract/index.ts';

/**
 * The getting of a network that Kith does not come with, in the background. Nothing of it throws: what fails is in its state.
 */
export interface PackJob {
  readonly state: () => PackFetch;
  /** Fetches the pack from where its packages are published, going on with what has arrived; nothing while it is under way. */
  readonly fetch: () => void;
  /** The same from a file that somebody brought. */
  readonly add: (file: string) => void;
  /** Stops fetching; what has arrived is kept. */
  readonly cancel: () => void;
  /** Waits until nothing is under way. */
  readonly settled: () => Promise<void>;
}
